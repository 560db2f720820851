namespace ElementGen.Definitions;

/// <summary>
/// The facts of an entry that its callers depend on. A definition, the metadata of a generated class and a descriptor at run time all map to
/// these, so that one rule, <see cref="RequiredEntries"/>, holds for all of them.
/// </summary>
/// <param name="Key">The entry's key.</param>
/// <param name="MustSupply">
/// Whether the caller must supply the entry while its group is selected: it is required, callers can set it, and it has no default.
/// </param>
/// <param name="Group">The group that must be selected for the entry to count; null when it always counts.</param>
/// <param name="IsControl">Whether the entry's value selects a group.</param>
/// <param name="SelectedByDefault">The group that a control selects when the caller gives it no value; null for none.</param>
/// <param name="Kind">What kind of value the entry takes.</param>
internal readonly record struct EntryFacts(
    string Key,
    bool MustSupply = false,
    string? Group = null,
    bool IsControl = false,
    string? SelectedByDefault = null,
    EntryKind Kind = EntryKind.Text)
{
    /// <summary>Whether the caller must supply the entry whatever the other values are.</summary>
    public bool IsAlwaysRequired => MustSupply && Group is null;

    /// <summary>The facts of each entry of <paramref name="definition"/>, in its order.</summary>
    /// <param name="definition">The element.</param>
    /// <param name="optional">Keys of entries that need not be supplied, whatever the definition says.</param>
    public static EntryFacts[] Of(ElementDefinition definition, ReadOnlySpan<string> optional = default)
    {
        var selectable = SelectableGroups(definition);
        var facts = new EntryFacts[definition.Entries.Count];
        for (var i = 0; i < facts.Length; i++)
            facts[i] = Of(definition.Entries[i], selectable, optional);

        return facts;
    }

    // The groups that some control selects; null when no entry has a group, as in most elements.
    private static HashSet<string>? SelectableGroups(ElementDefinition definition)
    {
        HashSet<string>? groups = null;
        foreach (var entry in definition.Entries)
        {
            if (!string.IsNullOrEmpty(entry.GroupName))
                (groups ??= new(StringComparer.Ordinal)).Add(entry.GroupName!);
        }

        if (groups is null)
            return null;

        var selectable = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in definition.Entries)
        {
            if (!entry.Active)
                continue;

            foreach (var option in entry.Options)
            {
                if (groups.Contains(option.Value))
                    selectable.Add(option.Value);
            }
        }

        return selectable;
    }

    private static EntryFacts Of(ConfigurationEntry entry, HashSet<string>? selectable, ReadOnlySpan<string> optional)
    {
        var isControl = entry.Active && SelectsAny(entry, selectable);
        return new EntryFacts(
            entry.Key,
            entry.Required && entry.IsOpenToCallers && !entry.HasDefault && optional.IndexOf(entry.Key) < 0,
            // A group that no control can select is always selected.
            entry.GroupName is { } group && selectable?.Contains(group) == true ? group : null,
            isControl,
            isControl && entry.HasDefault && HasOption(entry, entry.DefaultValue!) ? entry.DefaultValue : null,
            EntryKinds.KindOf(entry));
    }

    private static bool SelectsAny(ConfigurationEntry entry, HashSet<string>? groups)
    {
        if (groups is null)
            return false;

        foreach (var option in entry.Options)
        {
            if (groups.Contains(option.Value))
                return true;
        }

        return false;
    }

    private static bool HasOption(ConfigurationEntry entry, string value)
    {
        foreach (var option in entry.Options)
        {
            if (option.Value == value)
                return true;
        }

        return false;
    }
}
