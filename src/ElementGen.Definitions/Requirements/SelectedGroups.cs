namespace ElementGen.Definitions;

/// <summary>Says which groups are selected.</summary>
internal static class SelectedGroups
{
    /// <summary>The groups that are known to be selected, each once.</summary>
    public static IReadOnlyList<string> Of<TValues>(ReadOnlySpan<EntryFacts> entries, in TValues values)
        where TValues : struct, IEntryValues
    {
        var selected = new List<string>();
        foreach (var entry in entries)
        {
            if (entry.Group is { } group
                && !selected.Contains(group, StringComparer.OrdinalIgnoreCase)
                && RequiredEntries.IsSelected(entries, group, values))
            {
                selected.Add(group);
            }
        }

        return selected;
    }

    /// <summary>The same in words: <c>'basic' is selected</c>, <c>no group is selected</c>.</summary>
    public static string Describe<TValues>(ReadOnlySpan<EntryFacts> entries, in TValues values)
        where TValues : struct, IEntryValues
    {
        var selected = Of(entries, values);
        return selected.Count switch
        {
            0 => "no group is selected",
            1 => $"{MessageText.Quote(selected[0])} is selected",
            _ => $"{string.Join(" and ", selected.Select(MessageText.Quote))} are selected",
        };
    }

    /// <summary>
    /// The group that seems to be meant: no control has a value, no entry of a selected group has one, and entries of exactly one other
    /// group have. Null when there is no such group.
    /// </summary>
    public static string? Meant<TValues>(ReadOnlySpan<EntryFacts> entries, in TValues values)
        where TValues : struct, IEntryValues
    {
        string? meant = null;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!values[i].IsSupplied)
                continue;

            if (entries[i].IsControl)
                return null;

            if (entries[i].Group is not { } group)
                continue;

            var isSecond = meant is not null && !string.Equals(meant, group, StringComparison.OrdinalIgnoreCase);
            if (isSecond || RequiredEntries.IsSelected(entries, group, values))
                return null;

            meant = group;
        }

        return meant;
    }
}
