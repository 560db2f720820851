using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.Metadata;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// The entries of a configuration record, read from its metadata. So they are also known in a project that references the class's assembly
/// and has no definition.
/// </summary>
internal sealed class ConfigurationShape
{
    private readonly EntryFacts[] _facts;
    private readonly ImmutableArray<IPropertySymbol?> _properties;
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    private ConfigurationShape(string elementKey, List<(EntryFacts Facts, IPropertySymbol? Property)> entries)
    {
        ElementKey = elementKey;
        _facts = [.. entries.Select(static entry => entry.Facts)];
        _properties = entries.Select(static entry => entry.Property).ToImmutableArray();
        for (var i = 0; i < _facts.Length; i++)
            _byKey[_facts[i].Key] = i;
    }

    /// <summary>The key of the element that the record configures.</summary>
    public string ElementKey { get; }

    /// <summary>The element's key in messages.</summary>
    public string ElementName => MessageText.Printable(ElementKey);

    /// <summary>The controls as messages show them.</summary>
    public string ControlNames =>
        string.Join(" or ", Enumerable.Range(0, _facts.Length).Where(index => _facts[index].IsControl).Select(NameAt));

    /// <summary>The facts of each entry.</summary>
    public ReadOnlySpan<EntryFacts> Facts => _facts;

    /// <summary>The property of the entry at <paramref name="index"/>; null when it has none.</summary>
    public IPropertySymbol? PropertyAt(int index) => _properties[index];

    /// <summary>The name in messages of the entry at <paramref name="index"/>: its property and its key, or only the key.</summary>
    public string NameAt(int index)
    {
        var key = MessageText.Printable(_facts[index].Key);
        return PropertyAt(index) is { } property ? $"{property.Name} ({key})" : key;
    }

    /// <summary>The position of the entry with <paramref name="property"/>; -1 when there is none.</summary>
    public int IndexOf(IPropertySymbol property) =>
        _properties.IndexOf(property.OriginalDefinition, 0, _properties.Length, SymbolEqualityComparer.Default);

    /// <summary>The position of the entry with <paramref name="key"/>; -1 when there is none.</summary>
    public int IndexOf(string key) => _byKey.TryGetValue(key, out var index) ? index : -1;

    /// <summary>Reads the shape of <paramref name="configuration"/>.</summary>
    public static ConfigurationShape Read(INamedTypeSymbol configuration, RuntimeSymbols runtime)
    {
        var entries = new List<(EntryFacts, IPropertySymbol?)>();
        foreach (var member in configuration.GetMembers())
        {
            if (member is IPropertySymbol property)
                Add(entries, property, property, runtime);
        }

        Add(entries, configuration, null, runtime);
        var attribute = configuration.ContainingType is { } outer ? runtime.ElementInstanceAttributeOf(outer) : null;
        return new ConfigurationShape(attribute?.ConstructorArguments.FirstOrDefault().Value as string ?? "", entries);
    }

    private static void Add(List<(EntryFacts, IPropertySymbol?)> entries, ISymbol symbol, IPropertySymbol? property, RuntimeSymbols runtime)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, runtime.ElementEntryAttribute)
                && EntryMetadata.Read(attribute) is { } facts)
            {
                entries.Add((facts, property));
            }
        }
    }
}
