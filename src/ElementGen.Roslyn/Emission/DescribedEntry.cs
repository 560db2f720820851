using ElementGen.Definitions;

namespace ElementGen.Roslyn.Emission;

/// <summary>An entry as a class describes it: its names, and what the must-supply rule needs to know of it in this class.</summary>
/// <param name="Named">The entry with its names; null when no property stands for it.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Requirement">What the rule needs to know, with the class's <c>Optional</c> taken in.</param>
internal sealed record DescribedEntry(NamedEntry? Named, ConfigurationEntry Entry, EntryRequirement Requirement)
{
    /// <summary>Whether the caller must supply the entry whatever the others are.</summary>
    public bool IsAlwaysRequired => Requirement is { MustSupply: true, Group: null };

    /// <summary>
    /// The entries that <paramref name="source"/> has properties for, in the order of the properties, and then the controls that it has none
    /// for but whose default selects a group, by display order and key as well: never in the order of the definition, which exports change.
    /// </summary>
    public static IReadOnlyList<DescribedEntry> Of(InstanceSource source)
    {
        var requirements = EntryRequirement.Of(source.Definition);
        var described = new List<DescribedEntry>(requirements.Length);
        foreach (var named in EntryNames.Of(source.Definition, requirements))
            described.Add(new DescribedEntry(named, named.Entry, For(source, requirements[named.Position])));

        if (described.Count < requirements.Length)
            AddHiddenControls(described, source.Definition, requirements);
        return described;
    }

    private static void AddHiddenControls(List<DescribedEntry> described, ElementDefinition definition, EntryRequirement[] requirements)
    {
        var controls = new List<DescribedEntry>();
        for (var i = 0; i < requirements.Length; i++)
        {
            if (requirements[i].SelectedByDefault is not null && !definition.Entries[i].IsOpenToCallers)
                controls.Add(new DescribedEntry(null, definition.Entries[i], requirements[i]));
        }

        if (controls.Count > 0)
            described.AddRange(InOrder(controls));
    }

    private static IEnumerable<DescribedEntry> InOrder(List<DescribedEntry> controls) => controls
        .OrderBy(static control => control.Entry.DisplayOrder)
        .ThenBy(static control => control.Entry.Key, StringComparer.Ordinal);

    private static EntryRequirement For(InstanceSource source, EntryRequirement requirement) =>
        requirement.MustSupply && source.Declaration.Optional.Count > 0 && source.Declaration.Optional.Contains(requirement.Key) ? requirement with { MustSupply = false } : requirement;
}
