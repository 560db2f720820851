using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Analysis;

/// <summary>What every analyzer here has in common: it runs concurrently, leaves generated code alone, and costs nothing where the runtime library is not referenced.</summary>
public abstract class ElementGenAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (RuntimeSymbols.Of(start.Compilation) is { } runtime)
                Register(start, runtime);
        });
    }

    /// <summary>Registers what the analyzer looks at, once per compilation.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime);
}

/// <summary>The runtime library's types in one compilation.</summary>
internal sealed record RuntimeSymbols(
    INamedTypeSymbol ElementInstanceAttribute,
    INamedTypeSymbol ElementEntryAttribute,
    INamedTypeSymbol ElementOptionAttribute,
    INamedTypeSymbol ElementConfiguration,
    INamedTypeSymbol Secret,
    INamedTypeSymbol GeneratedCodeAttribute)
{
    /// <summary>The types, or null when the compilation does not reference the library.</summary>
    public static RuntimeSymbols? Of(Compilation compilation) =>
        compilation.GetRuntimeType(RuntimeNames.ElementInstanceAttribute) is { } instance
        && compilation.GetRuntimeType(RuntimeNames.ElementEntryAttribute) is { } entry
        && compilation.GetRuntimeType(RuntimeNames.ElementOptionAttribute) is { } option
        && compilation.GetRuntimeType(RuntimeNames.ElementConfiguration) is { } configuration
        && compilation.GetRuntimeType(RuntimeNames.Secret) is { } secret
        && compilation.GetTypeByMetadataName(RuntimeNames.GeneratedCodeAttribute) is { } generatedCode
            ? new RuntimeSymbols(instance, entry, option, configuration, secret, generatedCode)
            : null;

    /// <summary>The <c>[ElementInstance]</c> of <paramref name="type"/>; null when it has none.</summary>
    public AttributeData? InstanceAttributeOf(INamedTypeSymbol type) => Attribute(type, ElementInstanceAttribute);

    /// <summary>
    /// Whether <paramref name="constructor"/> is the one that is generated and sets nothing. One of the user's own, or the one that copies,
    /// may set anything; metadata tells them apart by the attribute alone.
    /// </summary>
    public bool IsGenerated(IMethodSymbol constructor) => constructor.Parameters.IsEmpty && Attribute(constructor, GeneratedCodeAttribute) is not null;

    private static AttributeData? Attribute(ISymbol symbol, INamedTypeSymbol attributeClass)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass))
                return attribute;
        }

        return null;
    }
}
