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
        var requirements = EntryRequirement.Of(source.Definition).ToDictionary(static requirement => requirement.Key, StringComparer.Ordinal);
        var described = new List<DescribedEntry>(requirements.Count);
        foreach (var named in EntryNames.Of(source.Definition))
            described.Add(new DescribedEntry(named, named.Entry, For(source, requirements[named.Entry.Key])));

        described.AddRange(source.Definition.Entries
            .Where(entry => !entry.IsOpenToCallers && requirements[entry.Key].SelectedByDefault is not null)
            .OrderBy(static entry => entry.DisplayOrder)
            .ThenBy(static entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new DescribedEntry(null, entry, requirements[entry.Key])));
        return described;
    }

    private static EntryRequirement For(InstanceSource source, EntryRequirement requirement) =>
        source.Declaration.Optional.Contains(requirement.Key) ? requirement with { MustSupply = false } : requirement;
}
