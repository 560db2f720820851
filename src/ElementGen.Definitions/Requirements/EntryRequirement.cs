namespace ElementGen.Definitions;

/// <summary>
/// What the must-supply rule needs to know of an entry. A definition, the metadata of a generated class and a descriptor at run time
/// all come down to this, and <see cref="RequiredEntries"/> judges it.
/// </summary>
/// <param name="Key">The entry's key.</param>
/// <param name="MustSupply">
/// Whether the caller must supply the entry when its group is selected: it is required, in use, not one that the platform sets
/// (internal and hidden), and has no default.
/// </param>
/// <param name="Group">The group that must be selected for the entry to count; null when it always counts.</param>
/// <param name="IsControl">Whether the entry's value selects a group.</param>
/// <param name="SelectedByDefault">The group that a control selects when the caller gives it no value; null for none.</param>
public readonly record struct EntryRequirement(
    string Key, bool MustSupply, string? Group = null, bool IsControl = false, string? SelectedByDefault = null)
{
    /// <summary>Reduces each entry of <paramref name="definition"/>, in its order.</summary>
    public static EntryRequirement[] Of(ElementDefinition definition)
    {
        var selectable = SelectableGroups(definition);
        var requirements = new EntryRequirement[definition.Entries.Count];
        for (var i = 0; i < requirements.Length; i++)
            requirements[i] = Of(definition.Entries[i], selectable);

        return requirements;
    }

    // The groups that some control selects; null when the element, like most, has none.
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

    private static EntryRequirement Of(ConfigurationEntry entry, HashSet<string>? selectable)
    {
        var isControl = entry.Active && SelectsAny(entry, selectable);
        return new EntryRequirement(
            entry.Key,
            entry.Required && entry.IsOpenToCallers && !entry.HasDefault,
            // A group that no control can select is always selected.
            entry.GroupName is { } group && selectable?.Contains(group) == true ? group : null,
            isControl,
            isControl && entry.HasDefault && HasOption(entry, entry.DefaultValue!) ? entry.DefaultValue : null);
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
