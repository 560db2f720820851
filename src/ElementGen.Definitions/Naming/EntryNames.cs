namespace ElementGen.Definitions;

/// <summary>
/// The naming rule: the names of an element's properties, enums and enum members. A name depends only on its own key and the element's key.
/// When the names of two keys collide, both change, so that a new entry breaks the build instead of changing what a property means.
/// </summary>
internal static class EntryNames
{
    private const string OptionTypeSuffix = "Option";

    /// <summary>
    /// Names every entry of <paramref name="definition"/> that callers can set, in the order of the generated members: first those that
    /// must be supplied, then by display order, then by key.
    /// </summary>
    public static EquatableArray<NamedEntry> Of(ElementDefinition definition) => Of(definition, EntryFacts.Of(definition));

    /// <summary>The same for a caller that already has the facts of <paramref name="definition"/>.</summary>
    public static EquatableArray<NamedEntry> Of(ElementDefinition definition, EntryFacts[] facts)
    {
        var named = Name(definition, facts, out _);
        Array.Sort(named, MemberOrder.Instance);
        return new(named);
    }

    /// <summary>
    /// The entries of <paramref name="definition"/> whose name collides with the name of an earlier entry, in the order of the definition.
    /// Enums have names too: <c>Mode</c> with options collides with <c>ModeOption</c>.
    /// </summary>
    public static IReadOnlyList<NameCollision> FindCollisions(ElementDefinition definition)
    {
        var named = Name(definition, EntryFacts.Of(definition), out var table);
        var collisions = new SortedDictionary<int, NameCollision>();
        foreach (var group in table.FindCollisions())
        {
            var members = group.Select(index => named[index]).OrderBy(static member => member.Position).ToList();
            foreach (var second in members.Skip(1))
            {
                if (!collisions.ContainsKey(second.Position))
                    collisions.Add(second.Position, new NameCollision(members[0], second));
            }
        }

        return [.. collisions.Values];
    }

    /// <summary>The name of the enum with the options of <paramref name="property"/>.</summary>
    public static string OptionTypeOf(string property) => property + OptionTypeSuffix;

    /// <summary>The words of <paramref name="text"/> as one name in PascalCase.</summary>
    public static string Pascal(ReadOnlySpan<char> text)
    {
        const int usual = 128;
        // A name is no longer than its text, except for a _ before a digit.
        return text.Length < usual ? Pascal(text, stackalloc char[usual]) : Pascal(text, new char[text.Length + 1]);
    }

    // The entries stay in the order of the definition.
    private static NamedEntry[] Name(ElementDefinition definition, EntryFacts[] facts, out NameTable names)
    {
        var open = PositionsOpenToCallers(definition);
        names = new NameTable(open.Length, ReservedNames.IsReserved);
        foreach (var position in open)
        {
            var (key, kind) = (facts[position].Key, facts[position].Kind);
            names.Add(key, Pascal(WithoutElement(key, definition.Key)), kind == EntryKind.Choice ? OptionTypeSuffix : null);
        }

        var properties = names.Resolve();
        var named = new NamedEntry[open.Length];
        for (var i = 0; i < named.Length; i++)
        {
            var entry = definition.Entries[open[i]];
            var options = facts[open[i]].Kind == EntryKind.Choice ? NameOptions(entry) : default;
            named[i] = new NamedEntry(entry, facts[open[i]], properties[i], options, open[i]);
        }

        return named;
    }

    private static int[] PositionsOpenToCallers(ElementDefinition definition)
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
            names.Add(option.Value, Pascal(option.Value.AsSpan()), suffix: null);

        var members = names.Resolve();
        var named = new NamedOption[members.Length];
        for (var i = 0; i < named.Length; i++)
            named[i] = new NamedOption(members[i], options[i]);

        return new(named);
    }

    // What follows the first dotted segment that is the element's key, ignoring case, '-' and '_'; the whole key when nothing follows.
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

    private static string Pascal(ReadOnlySpan<char> text, Span<char> name)
    {
        name[0] = '_';
        var end = 1;
        foreach (var word in WordEnumerator.Of(text))
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

    /// <summary>The order of the generated members. No two entries have the same key, so no two are equal.</summary>
    private sealed class MemberOrder : IComparer<NamedEntry>
    {
        public static MemberOrder Instance { get; } = new();

        public int Compare(NamedEntry? x, NamedEntry? y)
        {
            var (left, right) = (x!, y!);
            if (left.Facts.MustSupply != right.Facts.MustSupply)
                return left.Facts.MustSupply ? -1 : 1;

            return left.Entry.DisplayOrder != right.Entry.DisplayOrder
                ? left.Entry.DisplayOrder.CompareTo(right.Entry.DisplayOrder)
                : string.CompareOrdinal(left.Entry.Key, right.Entry.Key);
        }
    }
}
