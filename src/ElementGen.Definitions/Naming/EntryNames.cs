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
    public static EquatableArray<NamedEntry> Of(ElementDefinition definition) => Name(definition, out _);

    /// <summary>
    /// The entries of <paramref name="definition"/> whose keys lead to a name that the key of an entry before them leads to as well, in the order of
    /// the definition. That of an enum counts: <c>Mode</c> with options and <c>ModeOption</c> meet.
    /// </summary>
    public static IReadOnlyList<NameMeeting> FindMeetings(ElementDefinition definition)
    {
        var named = Name(definition, out var table);
        var groups = table.FindMeetings();
        if (groups.Count == 0)
            return [];

        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < definition.Entries.Count; i++)
            positions.Add(definition.Entries[i].Key, i);

        var meetings = new SortedDictionary<int, NameMeeting>();
        foreach (var group in groups)
        {
            var members = group.Select(index => (Named: named[index], Position: positions[named[index].Entry.Key])).OrderBy(static member => member.Position).ToList();
            foreach (var (second, position) in members.Skip(1))
            {
                if (!meetings.ContainsKey(position))
                    meetings.Add(position, new NameMeeting(members[0].Named, second, position));
            }
        }

        return [.. meetings.Values];
    }

    internal static string OptionTypeOf(string property) => property + OptionTypeSuffix;

    private static EquatableArray<NamedEntry> Name(ElementDefinition definition, out NameTable names)
    {
        var entries = new List<(ConfigurationEntry Entry, bool MustSupply)>();
        var requirements = EntryRequirement.Of(definition);
        for (var i = 0; i < requirements.Length; i++)
        {
            if (definition.Entries[i].IsOpenToCallers)
                entries.Add((definition.Entries[i], requirements[i].MustSupply));
        }

        entries.Sort(static (left, right) => ComparePlaces(left.Entry, left.MustSupply, right.Entry, right.MustSupply));

        names = new NameTable(ReservedNames.IsReserved);
        foreach (var (entry, _) in entries)
        {
            var hasOptions = EntryKinds.KindOf(entry) == EntryKind.Choice;
            names.Add(entry.Key, Pascal(WithoutElement(entry.Key, definition.Key)), hasOptions ? OptionTypeSuffix : null);
        }

        var properties = names.Settle();
        var named = new NamedEntry[entries.Count];
        for (var i = 0; i < named.Length; i++)
            named[i] = Name(entries[i].Entry, properties[i]);

        return EquatableArray.Create<NamedEntry>(named);
    }

    private static int ComparePlaces(ConfigurationEntry left, bool leftMust, ConfigurationEntry right, bool rightMust)
    {
        if (leftMust != rightMust)
            return leftMust ? -1 : 1;

        return left.DisplayOrder != right.DisplayOrder
            ? left.DisplayOrder.CompareTo(right.DisplayOrder)
            : string.CompareOrdinal(left.Key, right.Key);
    }

    private static NamedEntry Name(ConfigurationEntry entry, string property)
    {
        var kind = EntryKinds.KindOf(entry);
        return new NamedEntry(entry, property, kind, kind == EntryKind.Choice ? NameOptions(entry) : default);
    }

    private static EquatableArray<NamedOption> NameOptions(ConfigurationEntry entry)
    {
        var options = new List<EntryOption>();
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in entry.Options)
        {
            if (option.Value.Length > 0 && values.Add(option.Value))
                options.Add(option);
        }

        var names = new NameTable(isReserved: static _ => false);
        foreach (var option in options)
            names.Add(option.Value, Pascal(option.Value), claimsAlso: null);

        var members = names.Settle();
        return options.Select((option, i) => new NamedOption(members[i], option)).ToEquatableArray();
    }

    /// <summary>What follows the first dotted segment that is the element's key, whatever its case, <c>-</c> and <c>_</c>, if anything is left.</summary>
    private static string WithoutElement(string key, string elementKey)
    {
        for (var start = 0; start < key.Length;)
        {
            var end = key.IndexOf('.', start);
            if (end < 0 || end == key.Length - 1)
                return key;

            if (IsElement(key.AsSpan(start, end - start), elementKey.AsSpan()))
                return key.Substring(end + 1);

            start = end + 1;
        }

        return key;
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
    internal static string Pascal(string text)
    {
        var name = new System.Text.StringBuilder(text.Length + 1);
        foreach (var word in KeyWords.Of(text))
            AppendPascal(name, word);

        if (name.Length == 0)
            return "Entry";

        return CSharpIdentifier.CanStart(name[0]) ? name.ToString() : "_" + name;
    }

    private static void AppendPascal(System.Text.StringBuilder name, string word)
    {
        const string oauth = "oauth";
        var rest = 1;
        if (word.StartsWith(oauth, StringComparison.OrdinalIgnoreCase) && word.Skip(oauth.Length).All(char.IsDigit))
        {
            name.Append("OAuth");
            rest = oauth.Length;
        }
        else
        {
            name.Append(char.ToUpperInvariant(word[0]));
        }

        for (var i = rest; i < word.Length; i++)
            name.Append(char.ToLowerInvariant(word[i]));
    }
}
