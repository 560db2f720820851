using System.Collections.Immutable;
using ElementGen.Definitions;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>
/// A configuration record as its metadata describes it, so that a project that only references the assembly with the class knows what its
/// definition said.
/// </summary>
internal sealed class ConfigurationShape
{
    private readonly EntryRequirement[] _requirements;
    private readonly ImmutableArray<IPropertySymbol?> _properties;
    private readonly EntryKind[] _kinds;
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    private ConfigurationShape(string elementKey, List<(EntryRequirement Requirement, IPropertySymbol? Property, EntryKind Kind)> entries)
    {
        ElementKey = elementKey;
        _requirements = entries.ConvertAll(static entry => entry.Requirement).ToArray();
        _properties = entries.Select(static entry => entry.Property).ToImmutableArray();
        _kinds = entries.ConvertAll(static entry => entry.Kind).ToArray();
        for (var i = 0; i < _requirements.Length; i++)
            _byKey[_requirements[i].Key] = i;
    }

    /// <summary>The key of the element that the record configures.</summary>
    public string ElementKey { get; }

    /// <summary>What messages call the element.</summary>
    public string ElementName => JsonToken.Printable(ElementKey);

    /// <summary>What the must-supply rule needs to know of each entry.</summary>
    public ReadOnlySpan<EntryRequirement> Requirements => _requirements;

    /// <summary>The property of the entry at <paramref name="index"/>; null when it has none.</summary>
    public IPropertySymbol? PropertyAt(int index) => _properties[index];

    /// <summary>What kind of value the entry at <paramref name="index"/> takes.</summary>
    public EntryKind KindAt(int index) => _kinds[index];

    /// <summary>What messages call the entry at <paramref name="index"/>: its property and its key, or the key alone.</summary>
    public string NameAt(int index) =>
        PropertyAt(index) is { } property ? $"{property.Name} ({JsonToken.Printable(_requirements[index].Key)})" : JsonToken.Printable(_requirements[index].Key);

    /// <summary>The position of the entry that <paramref name="property"/> stands for; -1 when it stands for none.</summary>
    public int IndexOf(IPropertySymbol property) =>
        _properties.IndexOf(property.OriginalDefinition, 0, _properties.Length, SymbolEqualityComparer.Default);

    /// <summary>The position of the entry with <paramref name="key"/>; -1 when there is none.</summary>
    public int IndexOf(string key) => _byKey.TryGetValue(key, out var index) ? index : -1;

    /// <summary>Reads the shape of <paramref name="configuration"/>.</summary>
    public static ConfigurationShape Read(INamedTypeSymbol configuration, RuntimeSymbols runtime)
    {
        var entries = new List<(EntryRequirement, IPropertySymbol?, EntryKind)>();
        foreach (var member in configuration.GetMembers())
        {
            if (member is IPropertySymbol property)
                Add(entries, property, property, runtime);
        }

        Add(entries, configuration, null, runtime);
        var instance = configuration.ContainingType is { } outer ? runtime.InstanceAttributeOf(outer) : null;
        return new ConfigurationShape(instance?.ConstructorArguments.FirstOrDefault().Value as string ?? "", entries);
    }

    private static void Add(
        List<(EntryRequirement Requirement, IPropertySymbol? Property, EntryKind Kind)> entries, ISymbol symbol, IPropertySymbol? property, RuntimeSymbols runtime)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, runtime.ElementEntryAttribute)
                && attribute.ConstructorArguments is [{ Value: string key }])
            {
                entries.Add((RequirementOf(key, attribute.NamedArguments), property, KindOf(property, attribute.NamedArguments)));
            }
        }
    }

    private static EntryKind KindOf(IPropertySymbol? property, ImmutableArray<KeyValuePair<string, TypedConstant>> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is { Key: "Secret", Value.Value: true })
                return EntryKind.Secret;
        }

        return property?.Type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } =>
                value.SpecialType == SpecialType.System_Boolean ? EntryKind.Boolean : EntryKind.Choice,
            null => EntryKind.Choice,
            _ => EntryKind.Text,
        };
    }

    private static EntryRequirement RequirementOf(string key, ImmutableArray<KeyValuePair<string, TypedConstant>> arguments)
    {
        var requirement = new EntryRequirement(key, MustSupply: false);
        foreach (var argument in arguments)
        {
            requirement = argument.Key switch
            {
                "MustSupply" => requirement with { MustSupply = argument.Value.Value is true },
                "Group" => requirement with { Group = argument.Value.Value as string },
                "Control" => requirement with { IsControl = argument.Value.Value is true },
                "SelectedByDefault" => requirement with { SelectedByDefault = argument.Value.Value as string },
                _ => requirement,
            };
        }

        return requirement;
    }
}
