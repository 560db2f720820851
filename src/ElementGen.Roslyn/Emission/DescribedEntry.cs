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
    public static DescribedEntry[] Of(InstanceSource source)
    {
        var requirements = EntryRequirement.Of(source.Definition);
        var named = EntryNames.Of(source.Definition, requirements);
        var described = new DescribedEntry[named.Count];
        for (var i = 0; i < described.Length; i++)
            described[i] = new DescribedEntry(named[i], named[i].Entry, For(source, requirements[named[i].Position]));

        return described.Length < requirements.Length && HiddenControls(source.Definition, requirements) is { Count: > 0 } hidden
            ? [.. described, .. InOrder(hidden)]
            : described;
    }

    private static List<DescribedEntry> HiddenControls(ElementDefinition definition, EntryRequirement[] requirements)
    {
        var controls = new List<DescribedEntry>();
        for (var i = 0; i < requirements.Length; i++)
        {
            if (requirements[i].SelectedByDefault is not null && !definition.Entries[i].IsOpenToCallers)
                controls.Add(new DescribedEntry(null, definition.Entries[i], requirements[i]));
        }

        return controls;
    }

    private static IEnumerable<DescribedEntry> InOrder(List<DescribedEntry> controls) => controls
        .OrderBy(static control => control.Entry.DisplayOrder)
        .ThenBy(static control => control.Entry.Key, StringComparer.Ordinal);

    private static EntryRequirement For(InstanceSource source, EntryRequirement requirement) =>
        requirement.MustSupply && source.Declaration.Optional.Contains(requirement.Key) ? requirement with { MustSupply = false } : requirement;
}
