using System.Globalization;

namespace ElementGen.Definitions;

/// <summary>
/// Finds a unique name for each key. When names collide, each gets its key appended; if they still collide, each also gets the hash of its
/// key. At first, names that differ only in case collide too; with the keys appended, case tells them apart. A name that is too long is cut
/// and ends in the hash of its key.
/// </summary>
/// <param name="count">How many names will be added.</param>
/// <param name="isReserved">Which names no key can have.</param>
internal sealed class NameTable(int count, Func<string, bool> isReserved)
{
    // A name in metadata has at most 1,023 bytes, a letter takes up to three, and the compiler adds to names.
    private const int Longest = 250;

    private readonly Claim[] _claims = new Claim[count];
    private int _added;

    /// <summary>Adds the <paramref name="name"/> of <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="name">The name that is made of the key's words.</param>
    /// <param name="suffix">A suffix that makes a second name, which the key also needs; null when it needs only one.</param>
    public void Add(string key, string name, string? suffix) =>
        _claims[_added++] = new Claim(key, Bounded(isReserved(name) ? name + "Entry" : name, key), suffix);

    /// <summary>The unique names, in the order in which they were added.</summary>
    public string[] Resolve()
    {
        var names = Array.ConvertAll(_claims, static claim => claim.Name);
        if (!AnyCollide(names))
            return names;

        foreach (var index in FindColliding(names, StringComparer.OrdinalIgnoreCase))
            names[index] = Bounded(names[index] + "_" + AsIdentifier(_claims[index].Key), _claims[index].Key);
        foreach (var index in FindColliding(names, StringComparer.Ordinal))
            names[index] += HashOf(_claims[index].Key);

        for (var round = 2; FindColliding(names, StringComparer.Ordinal) is { Count: > 0 } colliding; round++)
        {
            // Only keys that were made on purpose have the same hash. They are numbered in ordinal order.
            var ordered = colliding.OrderBy(index => _claims[index].Key, StringComparer.Ordinal).ToList();
            for (var i = 0; i < ordered.Count; i++)
                names[ordered[i]] += "_" + (i + round).ToString(CultureInfo.InvariantCulture);
        }

        return names;
    }

    /// <summary>The positions of the keys whose names collide, in a group for each name.</summary>
    public IReadOnlyCollection<IReadOnlyList<int>> FindCollisions() =>
        GroupColliding(Array.ConvertAll(_claims, static claim => claim.Name), StringComparer.OrdinalIgnoreCase).Values;

    // This is nearly always false, and cheaper than making the groups.
    private bool AnyCollide(string[] names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            if (!taken.Add(names[i]) || (_claims[i].Suffix is { } suffix && !taken.Add(names[i] + suffix)))
                return true;
        }

        return false;
    }

    private List<int> FindColliding(string[] names, StringComparer comparer) =>
        [.. GroupColliding(names, comparer).Values.SelectMany(static group => group).Distinct().OrderBy(static index => index)];

    private Dictionary<string, List<int>> GroupColliding(string[] names, StringComparer comparer)
    {
        var owners = new Dictionary<string, int>(comparer);
        var groups = new Dictionary<string, List<int>>(comparer);
        for (var i = 0; i < names.Length; i++)
        {
            Take(names[i], i);
            if (_claims[i].Suffix is { } suffix)
                Take(names[i] + suffix, i);
        }

        return groups;

        void Take(string name, int index)
        {
            if (!owners.TryGetValue(name, out var first))
                owners.Add(name, index);
            else if (groups.TryGetValue(name, out var group))
                group.Add(index);
            else
                groups.Add(name, [first, index]);
        }
    }

    private static string Bounded(string name, string key) => name.Length <= Longest ? name : name.Remove(Longest) + HashOf(key);

    private static string HashOf(string key) => "_" + StableHash.Of(key).ToString("x8", CultureInfo.InvariantCulture);

    private static string AsIdentifier(string key)
    {
        var identifier = key.ToCharArray();
        for (var i = 0; i < identifier.Length; i++)
        {
            if (!CSharpIdentifier.IsLetterOrDigit(identifier[i]))
                identifier[i] = '_';
        }

        return new string(identifier);
    }

    /// <summary>The names that one key needs.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Name">The name that is made of the key's words.</param>
    /// <param name="Suffix">The suffix that makes the second name; null when the key needs only one.</param>
    private readonly record struct Claim(string Key, string Name, string? Suffix);
}
