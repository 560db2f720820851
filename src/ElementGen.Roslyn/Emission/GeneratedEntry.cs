using ElementGen.Definitions;
using ElementGen.Roslyn.Classes;

namespace ElementGen.Roslyn.Emission;

/// <summary>An entry in generated code: a property, or only metadata.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Facts">The entry's facts for callers of this class.</param>
/// <param name="Named">
/// The entry with its names; null when it has no property, or the user's part of the configuration is in its way.
/// </param>
internal sealed record GeneratedEntry(ConfigurationEntry Entry, EntryFacts Facts, NamedEntry? Named)
{
    /// <summary>
    /// The entries of <paramref name="source"/>: first those with a property, in the order of the properties, then entries that callers
    /// cannot set and that select a group by their default, or the authentication. The order of the definition has no effect, because it
    /// changes between exports.
    /// </summary>
    public static GeneratedEntry[] Of(ClassToGenerate source)
    {
        var definition = source.Definition;
        var facts = EntryFacts.Of(definition, source.Class.Optional.AsSpan());
        var named = EntryNames.Of(definition, facts);
        var entries = new GeneratedEntry[named.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new GeneratedEntry(named[i].Entry, named[i].Facts, HasRoom(source.Class.Room, named[i]) ? named[i] : null);

        return entries.Length < facts.Length && HiddenSelections(definition, facts) is { Count: > 0 } hidden
            ? [.. entries, .. InOrder(hidden)]
            : entries;
    }

    private static bool HasRoom(RoomForMembers room, NamedEntry named) =>
        room.Has(GeneratedMember.Configuration)
        && room.HasInConfiguration(named.Property)
        && (named.Kind != EntryKind.Choice || room.HasInConfiguration(named.OptionType));

    private static List<GeneratedEntry> HiddenSelections(ElementDefinition definition, EntryFacts[] facts)
    {
        var hidden = new List<GeneratedEntry>();
        for (var i = 0; i < facts.Length; i++)
        {
            var entry = definition.Entries[i];
            if ((facts[i].SelectedByDefault is not null || SelectsAuthentication(entry)) && !entry.IsOpenToCallers)
                hidden.Add(new GeneratedEntry(entry, facts[i], Named: null));
        }

        return hidden;
    }

    // Whatever its default selects: without the entry, the element's own authentication would count.
    private static bool SelectsAuthentication(ConfigurationEntry entry) => entry is { Active: true, Key: Grants.AuthenticationType };

    private static IEnumerable<GeneratedEntry> InOrder(List<GeneratedEntry> hidden) => hidden
        .OrderBy(static entry => entry.Entry.DisplayOrder)
        .ThenBy(static entry => entry.Entry.Key, StringComparer.Ordinal);
}
