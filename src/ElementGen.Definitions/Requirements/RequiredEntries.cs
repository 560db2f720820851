namespace ElementGen.Definitions;

/// <summary>
/// The must-supply rule: which entries a caller must supply. The compiler part, the runtime library and the local platform all use it. The
/// definition's flag <c>required</c> is not enough, because the platform fills in most of those entries itself, and others apply only while
/// their group is selected.
/// </summary>
internal static class RequiredEntries
{
    /// <summary>
    /// The positions of the entries that the caller must supply and does not, in order. An entry of a group is missing only if its group is
    /// known to be selected. Allocates nothing when no entry is missing.
    /// </summary>
    /// <typeparam name="TValues">The type of the values. It is a struct, so that no call is virtual.</typeparam>
    /// <param name="facts">The facts of an element's entries.</param>
    /// <param name="values">The caller's values, by the positions of <paramref name="facts"/>.</param>
    public static IReadOnlyList<int> FindMissing<TValues>(ReadOnlySpan<EntryFacts> facts, in TValues values)
        where TValues : struct, IEntryValues
    {
        List<int>? missing = null;
        for (var i = 0; i < facts.Length; i++)
        {
            if (facts[i].MustSupply && !values[i].IsSupplied && Applies(facts, i, values))
                (missing ??= []).Add(i);
        }

        return missing ?? (IReadOnlyList<int>)[];
    }

    /// <summary>
    /// Whether a control's value or default is known to select <paramref name="group"/>. Each control can select one, so several groups can
    /// be selected.
    /// </summary>
    /// <typeparam name="TValues">The type of the values.</typeparam>
    /// <param name="facts">The facts of an element's entries.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="values">The caller's values, by the positions of <paramref name="facts"/>.</param>
    public static bool IsSelected<TValues>(ReadOnlySpan<EntryFacts> facts, string group, in TValues values)
        where TValues : struct, IEntryValues
    {
        for (var i = 0; i < facts.Length; i++)
        {
            if (!facts[i].IsControl)
                continue;

            var value = values[i];
            var selected = value.IsSupplied ? value.Text : facts[i].SelectedByDefault;
            if (string.Equals(selected, group, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether <paramref name="group"/> is selected, or may be, because the value of a control is unknown.</summary>
    /// <typeparam name="TValues">The type of the values.</typeparam>
    /// <param name="facts">The facts of an element's entries.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="values">The caller's values, by the positions of <paramref name="facts"/>.</param>
    public static bool MayBeSelected<TValues>(ReadOnlySpan<EntryFacts> facts, string group, in TValues values)
        where TValues : struct, IEntryValues
    {
        for (var i = 0; i < facts.Length; i++)
        {
            if (facts[i].IsControl && values[i].IsUnknown)
                return true;
        }

        return IsSelected(facts, group, values);
    }

    /// <summary>Whether the selected authentication is a grant; null when a value that is not known yet decides.</summary>
    /// <typeparam name="TValues">The kind of values.</typeparam>
    /// <param name="facts">The facts of one element's entries; one of them selects the authentication.</param>
    /// <param name="values">The caller's values, by the positions of <paramref name="facts"/>.</param>
    public static bool? SelectsGrant<TValues>(ReadOnlySpan<EntryFacts> facts, in TValues values)
        where TValues : struct, IEntryValues
    {
        for (var i = 0; i < facts.Length; i++)
        {
            if (facts[i].Key != Grants.AuthenticationType)
                continue;

            var value = values[i];
            return value.IsUnknown ? null : value.IsSupplied ? Grants.Is(value.Text) : facts[i].IsGrantByDefault;
        }

        return false;
    }

    /// <summary>
    /// Whether the entry at <paramref name="index"/> applies: its group, if it has one, is known to be selected, and if it needs a grant,
    /// the selected authentication is known to be one.
    /// </summary>
    /// <typeparam name="TValues">The kind of values.</typeparam>
    /// <param name="facts">The facts of one element's entries.</param>
    /// <param name="index">The position of an entry.</param>
    /// <param name="values">The caller's values, by the positions of <paramref name="facts"/>.</param>
    public static bool Applies<TValues>(ReadOnlySpan<EntryFacts> facts, int index, in TValues values)
        where TValues : struct, IEntryValues
        => (facts[index].Group is not { } group || IsSelected(facts, group, values))
            && (!facts[index].OnlyWithGrant || SelectsGrant(facts, values) == true);
}
