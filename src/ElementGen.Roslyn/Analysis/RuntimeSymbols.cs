using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>The runtime library's types in one compilation.</summary>
internal sealed record RuntimeSymbols(
    INamedTypeSymbol ElementInstanceAttribute,
    INamedTypeSymbol ElementEntryAttribute,
    INamedTypeSymbol ElementOptionAttribute,
    INamedTypeSymbol ElementConfiguration,
    INamedTypeSymbol Secret,
    INamedTypeSymbol GeneratedCodeAttribute)
{
    /// <summary>The types; null when the compilation does not reference the library.</summary>
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
    /// Whether <paramref name="constructor"/> is the generated one, which sets nothing. A constructor of the user's own and the copying one may set
    /// anything; in metadata only the attribute tells them apart.
    /// </summary>
    public bool IsGenerated(IMethodSymbol constructor) =>
        constructor.Parameters.IsEmpty && Attribute(constructor, GeneratedCodeAttribute) is not null;

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
