namespace ElementGen.Definitions;

/// <summary>
/// The must-supply rule: which entries a caller must supply. Compiler, run time and local platform all ask here. The flag <c>required</c> alone
/// would be wrong: the platform fills most of those entries itself, and others count only while their group is selected.
/// </summary>
internal static class RequiredEntries
{
    /// <summary>
    /// The positions of the entries that must be supplied and that <paramref name="values"/> lacks, in order; empty, without an allocation, when
    /// none is missing. An entry of a group is missing only when its group is known to be selected.
    /// </summary>
    /// <typeparam name="TValues">The kind of values; a struct, so that no call is virtual.</typeparam>
    /// <param name="entries">The facts of one element's entries.</param>
    /// <param name="values">The caller's values, by the same positions.</param>
    public static IReadOnlyList<int> FindMissing<TValues>(ReadOnlySpan<EntryFacts> entries, in TValues values)
        where TValues : struct, IEntryValues
    {
        List<int>? missing = null;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].MustSupply && !values[i].IsSupplied && Counts(entries, i, values))
                (missing ??= []).Add(i);
        }

        return missing ?? (IReadOnlyList<int>)[];
    }

    /// <summary>Whether <paramref name="group"/> is known to be selected by some control's value or default. Several controls select the union.</summary>
    /// <typeparam name="TValues">The kind of values.</typeparam>
    /// <param name="entries">The facts of one element's entries.</param>
    /// <param name="group">A group's name.</param>
    /// <param name="values">The caller's values, by the positions of <paramref name="entries"/>.</param>
    public static bool IsSelected<TValues>(ReadOnlySpan<EntryFacts> entries, string group, in TValues values)
        where TValues : struct, IEntryValues
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (!entries[i].IsControl)
                continue;

            var value = values[i];
            var selected = value.IsSupplied ? value.Text : entries[i].SelectedByDefault;
            if (string.Equals(selected, group, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether <paramref name="group"/> is selected, or a control has a value that is not known and may select it.</summary>
    /// <typeparam name="TValues">The kind of values.</typeparam>
    /// <param name="entries">The facts of one element's entries.</param>
    /// <param name="group">A group's name.</param>
    /// <param name="values">The caller's values, by the positions of <paramref name="entries"/>.</param>
    public static bool MayBeSelected<TValues>(ReadOnlySpan<EntryFacts> entries, string group, in TValues values)
        where TValues : struct, IEntryValues
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].IsControl && values[i].IsUnknown)
                return true;
        }

        return IsSelected(entries, group, values);
    }

    /// <summary>Whether the selected authentication is a grant; null when a value that is not known yet decides.</summary>
    /// <typeparam name="TValues">The kind of values.</typeparam>
    /// <param name="entries">The facts of one element's entries; one of them selects the authentication.</param>
    /// <param name="values">The caller's values, by the positions of <paramref name="entries"/>.</param>
    public static bool? SelectsGrant<TValues>(ReadOnlySpan<EntryFacts> entries, in TValues values)
        where TValues : struct, IEntryValues
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Key != Grants.AuthenticationType)
                continue;

            var value = values[i];
            return value.IsUnknown ? null : value.IsSupplied ? Grants.Is(value.Text) : entries[i].IsGrantByDefault;
        }

        return false;
    }

    /// <summary>
    /// Whether the entry at <paramref name="index"/> counts: it is in no group, or in one that is known to be selected; and it needs no grant, or the
    /// selected authentication is known to be one.
    /// </summary>
    /// <typeparam name="TValues">The kind of values.</typeparam>
    /// <param name="entries">The facts of one element's entries.</param>
    /// <param name="index">The position of an entry.</param>
    /// <param name="values">The caller's values, by the positions of <paramref name="entries"/>.</param>
    public static bool Counts<TValues>(ReadOnlySpan<EntryFacts> entries, int index, in TValues values)
        where TValues : struct, IEntryValues
        => (entries[index].Group is not { } group || IsSelected(entries, group, values))
            && (!entries[index].OnlyWithGrant || SelectsGrant(entries, values) == true);
}
