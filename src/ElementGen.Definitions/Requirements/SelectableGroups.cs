namespace ElementGen.Definitions;

/// <summary>
/// The groups of an element that a control can select. A control is an active entry with an option that names, in any case, the group of an
/// active entry; the flag <c>groupControl</c> is not reliable.
/// </summary>
internal readonly struct SelectableGroups
{
    // Null when no entry has a group, as in most elements.
    private readonly HashSet<string>? _selectable;

    private SelectableGroups(HashSet<string>? selectable) => _selectable = selectable;

    /// <summary>The groups of <paramref name="definition"/>.</summary>
    public static SelectableGroups Of(ElementDefinition definition)
    {
        HashSet<string>? groups = null;
        foreach (var entry in definition.Entries)
        {
            if (entry.Active && !string.IsNullOrEmpty(entry.GroupName))
                (groups ??= new(StringComparer.OrdinalIgnoreCase)).Add(entry.GroupName!);
        }

        if (groups is null)
            return default;

        var selectable = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
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

        return new SelectableGroups(selectable);
    }

    /// <summary>
    /// The group of <paramref name="entry"/>; null when it has none, or one that no control can select: it then always applies.
    /// </summary>
    public string? GroupOf(ConfigurationEntry entry) =>
        entry.GroupName is { Length: > 0 } group && _selectable?.Contains(group) == true ? group : null;

    /// <summary>Whether <paramref name="entry"/> is a control.</summary>
    public bool AreSelectedBy(ConfigurationEntry entry)
    {
        if (_selectable is null || !entry.Active)
            return false;

        foreach (var option in entry.Options)
        {
            if (_selectable.Contains(option.Value))
                return true;
        }

        return false;
    }
}
