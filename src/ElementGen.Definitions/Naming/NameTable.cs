using System.Globalization;

namespace ElementGen.Definitions;

/// <summary>
/// Decides the names of keys. When two names collide, each gets its key appended; when even those collide, a number made of the key. Names that
/// differ only in case collide too, until keys are appended: those tell them apart. A name that is too long ends in a number made of its key.
/// </summary>
/// <param name="count">How many names will be added.</param>
/// <param name="isReserved">Which names no key can have.</param>
internal sealed class NameTable(int count, Func<string, bool> isReserved)
{
    // Metadata takes names of 1,023 bytes, and the compiler adds to them; a letter takes up to three bytes.
    private const int Longest = 250;

    private readonly Claim[] _claims = new Claim[count];
    private int _added;

    /// <summary>Adds the <paramref name="name"/> of <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="name">The name that the key's words lead to.</param>
    /// <param name="suffix">Makes a second name of the first one, which the key takes as well; null for none.</param>
    public void Add(string key, string name, string? suffix) =>
        _claims[_added++] = new Claim(key, Bounded(isReserved(name) ? name + "Entry" : name, key), suffix);

    /// <summary>The names, in the order in which they were added.</summary>
    public string[] Settle()
    {
        var names = Array.ConvertAll(_claims, static claim => claim.Name);
        if (!AnyCollide(names))
            return names;

        foreach (var index in FindColliding(names, StringComparer.OrdinalIgnoreCase))
            names[index] = Bounded(names[index] + "_" + AsIdentifier(_claims[index].Key), _claims[index].Key);
        foreach (var index in FindColliding(names, StringComparer.Ordinal))
            names[index] += NumberOf(_claims[index].Key);

        for (var round = 2; FindColliding(names, StringComparer.Ordinal) is { Count: > 0 } colliding; round++)
        {
            // Keys with one hash are made on purpose. The order of the keys decides between them.
            var ordered = colliding.OrderBy(index => _claims[index].Key, StringComparer.Ordinal).ToList();
            for (var i = 0; i < ordered.Count; i++)
                names[ordered[i]] += "_" + (i + round).ToString(CultureInfo.InvariantCulture);
        }

        return names;
    }

    /// <summary>The positions of the keys whose words lead to one name, a group for each such name.</summary>
    public IReadOnlyCollection<IReadOnlyList<int>> FindCollisions() =>
        GroupColliding(Array.ConvertAll(_claims, static claim => claim.Name), StringComparer.OrdinalIgnoreCase).Values;

    // Nearly always false, and then no group need be made.
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

    private static string Bounded(string name, string key) => name.Length <= Longest ? name : name.Remove(Longest) + NumberOf(key);

    private static string NumberOf(string key) => "_" + StableHash.Of(key).ToString("x8", CultureInfo.InvariantCulture);

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

    /// <summary>What one key asks for.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Name">The name that the key's words lead to.</param>
    /// <param name="Suffix">Makes the second name; null for none.</param>
    private readonly record struct Claim(string Key, string Name, string? Suffix);
}
