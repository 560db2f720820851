using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis.Provisioning;

/// <summary>The types that code which provisions instances uses, in one compilation.</summary>
internal sealed record ProvisioningSymbols(
    INamedTypeSymbol Client, INamedTypeSymbol ClientOptions, INamedTypeSymbol Task, INamedTypeSymbol? ExpressionTree)
{
    /// <summary>The types; null when the compilation does not have them.</summary>
    public static ProvisioningSymbols? Of(Compilation compilation) =>
        compilation.GetRuntimeType(RuntimeNames.ElementsClient) is { } client
        && compilation.GetRuntimeType(RuntimeNames.ElementsClientOptions) is { } options
        && compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1") is { } task
            ? new ProvisioningSymbols(client, options, task, compilation.GetTypeByMetadataName("System.Linq.Expressions.Expression`1"))
            : null;
}
