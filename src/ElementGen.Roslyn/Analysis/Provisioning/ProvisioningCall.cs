using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis.Provisioning;

/// <summary>A call that provisions an instance and returns the only copy of its token.</summary>
/// <param name="Client">The client. Its store retains the token, if it has one.</param>
/// <param name="Method">The method's name in messages: <c>InfobipSms.ProvisionAsync</c>.</param>
internal sealed record ProvisioningCall(IOperation Client, string Method)
{
    /// <summary><paramref name="invocation"/> as such a call; null when it is not one.</summary>
    public static ProvisioningCall? Of(IInvocationOperation invocation, ProvisioningSymbols symbols, RuntimeSymbols runtime)
    {
        var method = invocation.TargetMethod;
        return method.Name switch
        {
            RuntimeNames.ProvisionInstanceAsync
                when Is(method.ContainingType, symbols.Client) && invocation.Instance is { } client => Call(client, method),
            RuntimeNames.ProvisionAsync or RuntimeNames.EnsureProvisionedAsync
                when IsOfElementClass(method, symbols, runtime) && ClientOf(invocation, symbols) is { } client => Call(client, method),
            _ => null,
        };
    }

    private static bool IsOfElementClass(IMethodSymbol method, ProvisioningSymbols symbols, RuntimeSymbols runtime) =>
        method is { IsStatic: true, ReturnType: INamedTypeSymbol { TypeArguments: [var result] } type }
        && Is(type.OriginalDefinition, symbols.Task)
        && Is(result, method.ContainingType)
        && runtime.ElementInstanceAttributeOf(method.ContainingType) is not null;

    private static IOperation? ClientOf(IInvocationOperation invocation, ProvisioningSymbols symbols)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (Is(argument.Parameter?.Type, symbols.Client))
                return argument.Value;
        }

        return null;
    }

    private static ProvisioningCall Call(IOperation client, IMethodSymbol method) =>
        new(client, $"{method.ContainingType.Name}.{method.Name}");

    private static bool Is(ITypeSymbol? type, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(type, other);
}
