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
        ImmutableDictionary.Create<string, PlatformInstance>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, ImmutableSortedSet<long>>(StringComparer.Ordinal));

    private readonly ImmutableList<PlatformInstance> _byId;
    private readonly ImmutableDictionary<string, PlatformInstance> _byToken;
    private readonly ImmutableDictionary<string, ImmutableSortedSet<long>> _byTag;

    private InstanceSet(
        ImmutableList<PlatformInstance> byId,
        ImmutableDictionary<string, PlatformInstance> byToken,
        ImmutableDictionary<string, ImmutableSortedSet<long>> byTag)
        => (_byId, _byToken, _byTag) = (byId, byToken, byTag);

    /// <summary>The set of <paramref name="instances"/>, each with an id of its own.</summary>
    public static InstanceSet Of(IReadOnlyCollection<PlatformInstance> instances) => new(
        [.. instances.OrderBy(static instance => instance.Id)],
        instances.ToImmutableDictionary(
            static instance => Digest(instance.Token), static instance => instance, StringComparer.Ordinal),
        instances.SelectMany(static instance => instance.Tags.Select(tag => (Tag: tag, instance.Id)))
            .GroupBy(static tagged => tagged.Tag, static tagged => tagged.Id, StringComparer.Ordinal)
            .ToImmutableDictionary(static ids => ids.Key, static ids => ids.ToImmutableSortedSet(), StringComparer.Ordinal));

    public int Count => _byId.Count;

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<PlatformInstance> All => _byId;

    /// <summary>The instance with this id; null when there is none.</summary>
    public PlatformInstance? Find(long id) => PositionOf(id) is >= 0 and var position ? _byId[position] : null;

    /// <summary>The instance with this token; null when there is none.</summary>
    public PlatformInstance? FindByToken(string token) => _byToken.GetValueOrDefault(Digest(token));

    /// <summary>This set with <paramref name="instance"/>, in place of the one with its id if there is one.</summary>
    public InstanceSet With(PlatformInstance instance)
    {
        var position = PositionOf(instance.Id);
        var rest = position >= 0 ? Without(instance.Id) : this;
        return new InstanceSet(
            position >= 0 ? _byId.SetItem(position, instance) : _byId.Insert(~position, instance),
            rest._byToken.SetItem(Digest(instance.Token), instance),
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

    /// <summary>The instances after <paramref name="id"/> that <paramref name="query"/> asks for, by id, as far as they are read.</summary>
    public IEnumerable<PlatformInstance> FindAfter(long id, InstanceQuery query)
    {
        var candidates = query.Tags.Count > 0 ? IdsAfter(id, query.Tags).Select(found => Find(found)!)
            : id == 0 ? _byId
            : From(FirstAfter(id));
        return query.MatchesAllWithTags ? candidates : candidates.Where(query.Matches);
    }

    /// <summary>
    /// A page of the instances that <paramref name="query"/> asks for, and how many it asks for in all. Only a search by text reads them
    /// all, once.
    /// </summary>
    public (IReadOnlyList<PlatformInstance> Items, int Total) List(InstanceQuery query, Page page)
    {
        if (query.MatchesAllWithTags)
            return ([.. FindAfter(page.AfterId, query).Take(page.Size)], CountByTags(query));

        var (items, total) = (new List<PlatformInstance>(), 0);
        foreach (var instance in FindAfter(0, query))
        {
            total++;
            if (instance.Id > page.AfterId && items.Count < page.Size)
                items.Add(instance);
        }

        return (items, total);
    }

    private int CountByTags(InstanceQuery query) => query.Tags switch
    {
        [] => Count,
        [var only] => IdsOf(_byTag, only).Count,
        var several => IdsAfter(0, several).Count(),
    };

    private IEnumerable<PlatformInstance> From(int start)
    {
        for (var i = start; i < _byId.Count; i++)
            yield return _byId[i];
    }

    // Of several tags, the rarest one tells which instances to look at.
    private IEnumerable<long> IdsAfter(long id, IReadOnlyList<string> tags)
    {
        var sets = tags.Select(tag => IdsOf(_byTag, tag)).OrderBy(static ids => ids.Count).ToArray();
        var rarest = sets[0];
        var position = rarest.IndexOf(id);
        for (var i = position >= 0 ? position + 1 : ~position; i < rarest.Count; i++)
        {
            var found = rarest[i];
            if (Array.TrueForAll(sets, ids => ids.Contains(found)))
                yield return found;
        }
    }

    private int FirstAfter(long id) => PositionOf(id) is var position && position >= 0 ? position + 1 : ~position;

    /// <summary>Where the instance with this id is; the complement of where it would be when there is none.</summary>
    private int PositionOf(long id)
    {
        var (low, high) = (0, _byId.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            switch (_byId[middle].Id.CompareTo(id))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return ~low;
    }

    private static ImmutableSortedSet<long> IdsOf(ImmutableDictionary<string, ImmutableSortedSet<long>> byTag, string tag) =>
        byTag.GetValueOrDefault(tag, []);

    // Looks for a digest, so that the response time does not tell which characters of a token are right.
    private static string Digest(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
