namespace ElementGen.Definitions;

/// <summary>
/// The naming rule: what the properties, enums and enum members of an element are called. A name depends on nothing but its own key and the
/// element's; keys that meet in one name all change it, so that a new entry breaks a build loudly rather than change what a property means.
/// </summary>
public static class EntryNames
{
    private const string OptionTypeSuffix = "Option";

    /// <summary>
    /// Names every entry of <paramref name="definition"/> that callers can set, in the order of generated members: those that must be supplied,
    /// then by display order, then by key.
    /// </summary>
    public static EquatableArray<NamedEntry> Of(ElementDefinition definition) => Of(definition, EntryRequirement.Of(definition));

    /// <summary>The same for a caller that has the requirements of <paramref name="definition"/> already.</summary>
    internal static EquatableArray<NamedEntry> Of(ElementDefinition definition, EntryRequirement[] requirements)
    {
        var named = Name(definition, out _);
        Array.Sort(named, new MemberOrder(requirements));
        return new(named);
    }

    /// <summary>
    /// The entries of <paramref name="definition"/> whose keys lead to a name that the key of an entry before them leads to as well, in the order of
    /// the definition. That of an enum counts: <c>Mode</c> with options and <c>ModeOption</c> meet.
    /// </summary>
    public static IReadOnlyList<NameMeeting> FindMeetings(ElementDefinition definition)
    {
        var named = Name(definition, out var table);
        var meetings = new SortedDictionary<int, NameMeeting>();
        foreach (var group in table.FindMeetings())
        {
            var members = group.Select(index => named[index]).OrderBy(static member => member.Position).ToList();
            foreach (var second in members.Skip(1))
            {
                if (!meetings.ContainsKey(second.Position))
                    meetings.Add(second.Position, new NameMeeting(members[0], second));
            }
        }

        return [.. meetings.Values];
    }

    internal static string OptionTypeOf(string property) => property + OptionTypeSuffix;

    // In the order of the definition.
    private static NamedEntry[] Name(ElementDefinition definition, out NameTable names)
    {
        var open = OpenEntries(definition);
        var kinds = new EntryKind[open.Length];
        names = new NameTable(open.Length, ReservedNames.IsReserved);
        for (var i = 0; i < open.Length; i++)
        {
            var entry = definition.Entries[open[i]];
            kinds[i] = EntryKinds.KindOf(entry);
            names.Add(entry.Key, Pascal(WithoutElement(entry.Key, definition.Key)), kinds[i] == EntryKind.Choice ? OptionTypeSuffix : null);
        }

        var properties = names.Settle();
        var named = new NamedEntry[open.Length];
        for (var i = 0; i < named.Length; i++)
        {
            var entry = definition.Entries[open[i]];
            named[i] = new NamedEntry(entry, properties[i], kinds[i], kinds[i] == EntryKind.Choice ? NameOptions(entry) : default, open[i]);
        }

        return named;
    }

    // The positions of the entries that callers can set.
    private static int[] OpenEntries(ElementDefinition definition)
    {
        var count = 0;
        foreach (var entry in definition.Entries)
            count += entry.IsOpenToCallers ? 1 : 0;

        var positions = new int[count];
        for (int i = 0, next = 0; next < count; i++)
        {
            if (definition.Entries[i].IsOpenToCallers)
                positions[next++] = i;
        }

        return positions;
    }

    private static EquatableArray<NamedOption> NameOptions(ConfigurationEntry entry)
    {
        var options = new List<EntryOption>(entry.Options.Count);
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in entry.Options)
        {
            if (option.Value.Length > 0 && values.Add(option.Value))
                options.Add(option);
        }

        var names = new NameTable(options.Count, isReserved: static _ => false);
        foreach (var option in options)
            names.Add(option.Value, Pascal(option.Value.AsSpan()), claimsAlso: null);

        var members = names.Settle();
        var named = new NamedOption[members.Length];
        for (var i = 0; i < named.Length; i++)
            named[i] = new NamedOption(members[i], options[i]);

        return new(named);
    }

    /// <summary>What follows the first dotted segment that is the element's key, whatever its case, <c>-</c> and <c>_</c>, if anything is left.</summary>
    private static ReadOnlySpan<char> WithoutElement(string key, string elementKey)
    {
        for (var start = 0; start < key.Length;)
        {
            var end = key.IndexOf('.', start);
            if (end < 0 || end == key.Length - 1)
                break;

            if (IsElement(key.AsSpan(start, end - start), elementKey.AsSpan()))
                return key.AsSpan(end + 1);

            start = end + 1;
        }

        return key.AsSpan();
    }

    private static bool IsElement(ReadOnlySpan<char> segment, ReadOnlySpan<char> elementKey)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < segment.Length && segment[i] is '-' or '_')
                i++;
            while (j < elementKey.Length && elementKey[j] is '-' or '_')
                j++;
            if (i == segment.Length || j == elementKey.Length)
                return i == segment.Length && j == elementKey.Length && i > 0;
            if (char.ToUpperInvariant(segment[i++]) != char.ToUpperInvariant(elementKey[j++]))
                return false;
        }
    }

    /// <summary>The words of <paramref name="text"/> as one name.</summary>
    internal static string Pascal(ReadOnlySpan<char> text)
    {
        const int usual = 128;
        // A name is no longer than its text, but for the _ before a digit.
        return text.Length < usual ? Pascal(text, stackalloc char[usual]) : Pascal(text, new char[text.Length + 1]);
    }

    private static string Pascal(ReadOnlySpan<char> text, Span<char> name)
    {
        name[0] = '_';
        var end = 1;
        foreach (var word in KeyWords.Of(text))
        {
            WritePascal(word, name.Slice(end));
            end += word.Length;
        }

        if (end == 1)
            return "Entry";

        var start = CSharpIdentifier.CanStart(name[1]) ? 1 : 0;
        return name.Slice(start, end - start).ToString();
    }

    private static void WritePascal(ReadOnlySpan<char> word, Span<char> name)
    {
        for (var i = 0; i < word.Length; i++)
            name[i] = i == 0 ? char.ToUpperInvariant(word[i]) : char.ToLowerInvariant(word[i]);

        if (IsOAuth(word))
            "OAuth".AsSpan().CopyTo(name);
    }

    private static bool IsOAuth(ReadOnlySpan<char> word)
    {
        const string oauth = "oauth";
        if (!word.StartsWith(oauth.AsSpan(), StringComparison.OrdinalIgnoreCase))
            return false;

        foreach (var c in word.Slice(oauth.Length))
        {
            if (!char.IsDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>The order of generated members. No two entries have one place in it, because no two have one key.</summary>
    private sealed class MemberOrder(EntryRequirement[] requirements) : IComparer<NamedEntry>
    {
        public int Compare(NamedEntry? x, NamedEntry? y)
        {
            var (left, right) = (x!, y!);
            var isFirst = requirements[left.Position].MustSupply;
            if (isFirst != requirements[right.Position].MustSupply)
                return isFirst ? -1 : 1;

            return left.Entry.DisplayOrder != right.Entry.DisplayOrder
                ? left.Entry.DisplayOrder.CompareTo(right.Entry.DisplayOrder)
                : string.CompareOrdinal(left.Entry.Key, right.Entry.Key);
        }
    }
}
