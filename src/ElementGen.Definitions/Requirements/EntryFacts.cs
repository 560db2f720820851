namespace ElementGen.Definitions;

/// <summary>
/// What callers must know about an entry. A definition, the metadata of a generated class and a descriptor at run time all map to these
/// facts, so that the must-supply rule, <see cref="RequiredEntries"/>, works on all three.
/// </summary>
/// <param name="Key">The entry's key.</param>
/// <param name="MustSupply">
/// Whether the caller must supply the entry while it applies: it is required, callers can set it, and it has no default.
/// </param>
/// <param name="Group">The group that must be selected for the entry to apply; null when the entry always applies.</param>
/// <param name="IsControl">Whether the entry's value selects a group.</param>
/// <param name="SelectedByDefault">The group that a control selects when the caller does not set it; null for none.</param>
/// <param name="Kind">What kind of value the entry takes.</param>
internal readonly record struct EntryFacts(
    string Key,
    bool MustSupply = false,
    string? Group = null,
    bool IsControl = false,
    string? SelectedByDefault = null,
    EntryKind Kind = EntryKind.Text)
{
    /// <summary>Whether the caller must supply the entry in any case, because it belongs to no group.</summary>
    public bool IsAlwaysRequired => MustSupply && Group is null;

    /// <summary>The facts of each entry of <paramref name="definition"/>, in the order of the definition.</summary>
    /// <param name="definition">The element.</param>
    /// <param name="optional">Keys of entries that callers need not supply, even if the definition requires them.</param>
    public static EntryFacts[] Of(ElementDefinition definition, ReadOnlySpan<string> optional = default)
    {
        var selectable = SelectableGroups(definition);
        var facts = new EntryFacts[definition.Entries.Count];
        for (var i = 0; i < facts.Length; i++)
            facts[i] = Of(definition.Entries[i], selectable, optional);

        return facts;
    }

    // The groups that a control can select; null when no entry has a group, as in most elements.
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
            // An entry whose group no control can select always applies.
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
