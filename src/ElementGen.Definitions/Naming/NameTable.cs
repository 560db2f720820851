using System.Globalization;

namespace ElementGen.Definitions;

/// <summary>
/// Gathers the names that keys lead to and settles them: where two meet, each gets its key appended; where even those meet, a number made
/// of the key. Names made of words count as meeting when only their case differs; names that carry their keys differ as the keys do. A name that
/// is too long ends in a number made of its key as well.
/// </summary>
internal sealed class NameTable(Func<string, bool> isReserved)
{
    // Metadata takes names of 1,023 bytes, of which the compiler needs some to name what belongs to a property; a letter has up to three.
    private const int Longest = 250;

    private readonly List<(string Key, string Name, string? Also)> _claims = [];

    /// <summary>Claims <paramref name="name"/> for <paramref name="key"/>, and with it the name that ends in <paramref name="claimsAlso"/>.</summary>
    public void Add(string key, string name, string? claimsAlso) =>
        _claims.Add((key, Bounded(isReserved(name) ? name + "Entry" : name, key), claimsAlso));

    /// <summary>The names, in the order in which they were claimed.</summary>
    public string[] Settle()
    {
        var names = _claims.ConvertAll(static claim => claim.Name).ToArray();
        Rename(names, StringComparer.OrdinalIgnoreCase, static (name, key) => Bounded(name + "_" + Identifiable(key), key));
        Rename(names, StringComparer.Ordinal, static (name, key) => name + NumberOf(key));

        for (var round = 2; Meeting(names, StringComparer.Ordinal) is { Count: > 0 } meeting; round++)
        {
            // Two hashes that meet are no accident; the order of the keys decides what is left.
            meeting.Sort((left, right) => string.CompareOrdinal(_claims[left].Key, _claims[right].Key));
            for (var i = 0; i < meeting.Count; i++)
                names[meeting[i]] += "_" + (i + round).ToString(CultureInfo.InvariantCulture);
        }

        return names;
    }

    /// <summary>The claims that lead to one name, before it is settled which name each gets: the positions of each such group, in order.</summary>
    public IReadOnlyCollection<IReadOnlyList<int>> FindMeetings() =>
        Groups(_claims.ConvertAll(static claim => claim.Name).ToArray(), StringComparer.OrdinalIgnoreCase);

    private void Rename(string[] names, StringComparer comparer, Func<string, string, string> rename)
    {
        foreach (var index in Meeting(names, comparer))
            names[index] = rename(names[index], _claims[index].Key);
    }

    private List<int> Meeting(string[] names, StringComparer comparer) =>
        [.. new SortedSet<int>(Groups(names, comparer).SelectMany(static group => group))];

    private Dictionary<string, List<int>>.ValueCollection Groups(string[] names, StringComparer comparer)
    {
        var claimants = new Dictionary<string, int>(comparer);
        var groups = new Dictionary<string, List<int>>(comparer);
        for (var i = 0; i < names.Length; i++)
        {
            Claim(names[i], i);
            if (_claims[i].Also is { } suffix)
                Claim(names[i] + suffix, i);
        }

        return groups.Values;

        void Claim(string name, int claimant)
        {
            if (!claimants.TryGetValue(name, out var first))
                claimants.Add(name, claimant);
            else if (groups.TryGetValue(name, out var group))
                group.Add(claimant);
            else
                groups.Add(name, [first, claimant]);
        }
    }

    private static string Bounded(string name, string key) => name.Length <= Longest ? name : name.Remove(Longest) + NumberOf(key);

    private static string NumberOf(string key) => "_" + StableHash.Of(key).ToString("x8", CultureInfo.InvariantCulture);

    private static string Identifiable(string key) =>
        string.Concat(key.Select(static c => CSharpIdentifier.IsLetterOrDigit(c) ? c : '_'));
}
