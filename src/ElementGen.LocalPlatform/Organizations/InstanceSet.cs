using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ElementGen.LocalPlatform;

/// <summary>
/// An organization's instances by id, token and tag. It never changes: a reader keeps what it has, however long it takes, and whoever
/// changes an instance makes another set, which shares nearly everything with this one.
/// </summary>
internal sealed class InstanceSet
{
    public static readonly InstanceSet Empty = new(
        [],
        ImmutableDictionary.Create<string, long>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, ImmutableSortedSet<long>>(StringComparer.Ordinal));

    private static readonly IComparer<PlatformInstance> ById = Comparer<PlatformInstance>.Create((x, y) => x.Id.CompareTo(y.Id));

    private static readonly IReadOnlyDictionary<string, string> NoValues = ImmutableDictionary<string, string>.Empty;

    private readonly ImmutableList<PlatformInstance> _byId;
    private readonly ImmutableDictionary<string, long> _byToken;
    private readonly ImmutableDictionary<string, ImmutableSortedSet<long>> _byTag;

    private InstanceSet(
        ImmutableList<PlatformInstance> byId,
        ImmutableDictionary<string, long> byToken,
        ImmutableDictionary<string, ImmutableSortedSet<long>> byTag)
        => (_byId, _byToken, _byTag) = (byId, byToken, byTag);

    /// <summary>The set of <paramref name="instances"/>, each with an id of its own.</summary>
    public static InstanceSet Of(IReadOnlyCollection<PlatformInstance> instances) => new(
        [.. instances.OrderBy(static instance => instance.Id)],
        instances.ToImmutableDictionary(
            static instance => Digest(instance.Token), static instance => instance.Id, StringComparer.Ordinal),
        instances.SelectMany(static instance => instance.Tags.Select(tag => (Tag: tag, instance.Id)))
            .GroupBy(static tagged => tagged.Tag, static tagged => tagged.Id, StringComparer.Ordinal)
            .ToImmutableDictionary(static ids => ids.Key, static ids => ids.ToImmutableSortedSet(), StringComparer.Ordinal));

    public int Count => _byId.Count;

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<PlatformInstance> All => _byId;

    /// <summary>The instance with this id; null when there is none.</summary>
    public PlatformInstance? Find(long id) => PositionOf(id) is >= 0 and var position ? _byId[position] : null;

    /// <summary>The instance with this token; null when there is none.</summary>
    public PlatformInstance? FindByToken(string token) => _byToken.TryGetValue(Digest(token), out var id) ? Find(id) : null;

    /// <summary>This set with <paramref name="instance"/>, in place of the one with its id if there is one.</summary>
    public InstanceSet With(PlatformInstance instance)
    {
        var position = PositionOf(instance.Id);
        var rest = position >= 0 ? Without(instance.Id) : this;
        return new InstanceSet(
            position >= 0 ? _byId.SetItem(position, instance) : _byId.Insert(~position, instance),
            rest._byToken.SetItem(Digest(instance.Token), instance.Id),
            instance.Tags.Aggregate(rest._byTag, (byTag, tag) => byTag.SetItem(tag, IdsOf(byTag, tag).Add(instance.Id))));
    }

    /// <summary>This set without the instance with <paramref name="id"/>.</summary>
    public InstanceSet Without(long id)
    {
        if (PositionOf(id) is not (>= 0 and var position))
            return this;

        var instance = _byId[position];
        return new InstanceSet(
            _byId.RemoveAt(position),
            _byToken.Remove(Digest(instance.Token)),
            instance.Tags.Aggregate(_byTag, (byTag, tag) =>
                IdsOf(byTag, tag).Remove(id) is { Count: > 0 } left ? byTag.SetItem(tag, left) : byTag.Remove(tag)));
    }

    /// <summary>The instances that <paramref name="query"/> asks for, by id. What is read of them is what it costs.</summary>
    public IEnumerable<PlatformInstance> Find(InstanceQuery query) => Candidates(query.Tags).Where(query.Matches);

    /// <summary>How many instances <paramref name="query"/> asks for.</summary>
    public int CountOf(InstanceQuery query) => query switch
    {
        { MatchesAll: true } => Count,
        { MatchesAllWithTags: true, Tags: [var only] } => IdsOf(_byTag, only).Count,
        _ => Find(query).Count(),
    };

    /// <summary>A page of the instances that <paramref name="query"/> asks for.</summary>
    public IReadOnlyList<PlatformInstance> List(InstanceQuery query, Page page)
    {
        var found = query.MatchesAll
            ? From(_byId.Count, FirstAfter(page.AfterId), position => _byId[position])
            : Find(query).SkipWhile(instance => instance.Id <= page.AfterId);
        return [.. found.Take(page.Size)];
    }

    private static IEnumerable<PlatformInstance> From(int end, int start, Func<int, PlatformInstance> at)
    {
        for (var i = start; i < end; i++)
            yield return at(i);
    }

    // Of several tags, the rarest one tells which instances to look at.
    private IEnumerable<PlatformInstance> Candidates(IReadOnlyList<string> tags)
    {
        if (tags.Count == 0)
            return _byId;

        var sets = tags.Select(tag => IdsOf(_byTag, tag)).OrderBy(ids => ids.Count).ToArray();
        return sets[0].Where(id => sets.AsSpan(1).ContainsInAll(id)).Select(id => Find(id)!);
    }

    private int FirstAfter(long id) => PositionOf(id) is var position && position >= 0 ? position + 1 : ~position;

    private int PositionOf(long id) => _byId.BinarySearch(KeyOf(id), ById);

    private static PlatformInstance KeyOf(long id) =>
        new() { Id = id, ElementKey = "", Name = "", Token = "", Tags = [], Configuration = NoValues, Created = default };

    private static ImmutableSortedSet<long> IdsOf(ImmutableDictionary<string, ImmutableSortedSet<long>> byTag, string tag) =>
        byTag.GetValueOrDefault(tag, []);

    // Looks for a digest, so that the response time does not tell which characters of a token are right.
    private static string Digest(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

file static class IdSets
{
    public static bool ContainsInAll(this Span<ImmutableSortedSet<long>> sets, long id)
    {
        foreach (var set in sets)
        {
            if (!set.Contains(id))
                return false;
        }

        return true;
    }
}
