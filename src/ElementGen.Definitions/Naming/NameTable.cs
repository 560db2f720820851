using System.Globalization;

namespace ElementGen.Definitions;

/// <summary>
/// Gathers the names that keys lead to and settles them: where two meet, each gets its key appended; where even those meet, a number made
/// of the key. Names made of words count as meeting when only their case differs; names that carry their keys differ as the keys do. A name that
/// is too long ends in a number made of its key as well.
/// </summary>
/// <param name="count">How many names will be claimed.</param>
/// <param name="isReserved">Which names nobody can have.</param>
internal sealed class NameTable(int count, Func<string, bool> isReserved)
{
    // Metadata takes names of 1,023 bytes, of which the compiler needs some to name what belongs to a property; a letter has up to three.
    private const int Longest = 250;

    private readonly string[] _keys = new string[count];
    private readonly string[] _claims = new string[count];
    private readonly string?[] _suffixes = new string?[count];
    private int _added;

    /// <summary>Claims <paramref name="name"/> for <paramref name="key"/>, and with it the name that ends in <paramref name="claimsAlso"/>.</summary>
    public void Add(string key, string name, string? claimsAlso)
    {
        _keys[_added] = key;
        _claims[_added] = Bounded(isReserved(name) ? name + "Entry" : name, key);
        _suffixes[_added++] = claimsAlso;
    }

    /// <summary>The names, in the order in which they were claimed.</summary>
    public string[] Settle()
    {
        // Names that do not even meet when case does not count never meet at all.
        if (!MayMeet() || Meeting(_claims, StringComparer.OrdinalIgnoreCase) is not { Count: > 0 } first)
            return _claims;

        var names = (string[])_claims.Clone();
        foreach (var index in first)
            names[index] = Bounded(names[index] + "_" + Identifiable(_keys[index]), _keys[index]);
        foreach (var index in Meeting(names, StringComparer.Ordinal))
            names[index] += NumberOf(_keys[index]);

        for (var round = 2; Meeting(names, StringComparer.Ordinal) is { Count: > 0 } meeting; round++)
        {
            // Two hashes that meet are no accident; the order of the keys decides what is left.
            var ordered = meeting.OrderBy(index => _keys[index], StringComparer.Ordinal).ToList();
            for (var i = 0; i < ordered.Count; i++)
                names[ordered[i]] += "_" + (i + round).ToString(CultureInfo.InvariantCulture);
        }

        return names;
    }

    /// <summary>The claims that lead to one name, before it is settled which name each gets: the positions of each such group, in order.</summary>
    public IReadOnlyCollection<IReadOnlyList<int>> FindMeetings() =>
        Groups(_claims, StringComparer.OrdinalIgnoreCase) is { } groups ? groups.Values : [];

    // Whether two of the claims may be the same but for case. Almost never they are, and then nothing needs to be compared.
    private bool MayMeet()
    {
        var met = new MetHashes(_claims.Length);
        for (var i = 0; i < _claims.Length; i++)
        {
            var hash = StableHash.Empty;
            if (!AddCaseless(ref hash, _claims[i]) || !met.Add(hash))
                return true;
            if (_suffixes[i] is { } suffix && !(AddCaseless(ref hash, suffix) && met.Add(hash)))
                return true;
        }

        return false;
    }

    // False where letters stand whose other case is not to be had so cheaply.
    private static bool AddCaseless(ref uint hash, string text)
    {
        foreach (var c in text)
        {
            if (c >= 0x80)
                return false;

            hash = StableHash.Add(hash, (char)(c | 0x20));
        }

        return true;
    }

    // The positions of all names that meet another one, in order.
    private List<int> Meeting(string[] names, StringComparer comparer)
    {
        var meeting = new List<int>();
        if (Groups(names, comparer) is not { } groups)
            return meeting;

        var meets = new bool[names.Length];
        foreach (var group in groups.Values)
        {
            foreach (var index in group)
                meets[index] = true;
        }

        for (var i = 0; i < meets.Length; i++)
        {
            if (meets[i])
                meeting.Add(i);
        }

        return meeting;
    }

    // The positions of those that claim one name; null when no two do.
    private Dictionary<string, List<int>>? Groups(string[] names, StringComparer comparer)
    {
        var claimants = new Dictionary<string, int>(names.Length, comparer);
        Dictionary<string, List<int>>? groups = null;
        for (var i = 0; i < names.Length; i++)
        {
            Claim(names[i], i);
            if (_suffixes[i] is { } suffix)
                Claim(names[i] + suffix, i);
        }

        return groups;

        void Claim(string name, int claimant)
        {
            if (!claimants.TryGetValue(name, out var first))
                claimants.Add(name, claimant);
            else if ((groups ??= new(comparer)).TryGetValue(name, out var group))
                group.Add(claimant);
            else
                groups.Add(name, [first, claimant]);
        }
    }

    private static string Bounded(string name, string key) => name.Length <= Longest ? name : name.Remove(Longest) + NumberOf(key);

    private static string NumberOf(string key) => "_" + StableHash.Of(key).ToString("x8", CultureInfo.InvariantCulture);

    private static string Identifiable(string key)
    {
        var identifier = key.ToCharArray();
        for (var i = 0; i < identifier.Length; i++)
        {
            if (!CSharpIdentifier.IsLetterOrDigit(identifier[i]))
                identifier[i] = '_';
        }

        return new string(identifier);
    }
}
