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
        compilation.GetRuntimeType(RuntimeNames.ElementInstanceAttribute) is { } elementInstance
        && compilation.GetRuntimeType(RuntimeNames.ElementEntryAttribute) is { } elementEntry
        && compilation.GetRuntimeType(RuntimeNames.ElementOptionAttribute) is { } elementOption
        && compilation.GetRuntimeType(RuntimeNames.ElementConfiguration) is { } configuration
        && compilation.GetRuntimeType(RuntimeNames.Secret) is { } secret
        && compilation.GetTypeByMetadataName(RuntimeNames.GeneratedCodeAttribute) is { } generatedCode
            ? new RuntimeSymbols(elementInstance, elementEntry, elementOption, configuration, secret, generatedCode)
            : null;

    /// <summary>The <c>[ElementInstance]</c> of <paramref name="type"/>; null when it has none.</summary>
    public AttributeData? ElementInstanceAttributeOf(INamedTypeSymbol type) => AttributeOf(type, ElementInstanceAttribute);

    /// <summary>
    /// Whether <paramref name="constructor"/> is the generated one, which sets nothing. The copy constructor, or one in the user's code,
    /// may set anything. In metadata, only the attribute tells them apart.
    /// </summary>
    public bool IsGenerated(IMethodSymbol constructor) =>
        constructor.Parameters.IsEmpty && AttributeOf(constructor, GeneratedCodeAttribute) is not null;

    private static AttributeData? AttributeOf(ISymbol symbol, INamedTypeSymbol attributeClass)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass))
                return attribute;
        }

        return null;
    }
}
