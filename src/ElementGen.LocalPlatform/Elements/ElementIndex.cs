using System.Globalization;
using ElementGen.Definitions;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>The elements that the platform serves, by key and by id. There are none until it is ready.</summary>
internal sealed class ElementIndex
{
    private readonly Dictionary<string, PlatformElement> _byKey = new(StringComparer.Ordinal);
    private readonly SortedList<long, PlatformElement> _byId = [];
    // The ids of elements that were served once and have no definition any more.
    private readonly Dictionary<string, long> _idsOfOthers = new(StringComparer.Ordinal);

    /// <summary>Serves <paramref name="definitions"/>, and gives each an id. If two have the same key, the first one counts.</summary>
    public void Serve(IEnumerable<ElementDefinition> definitions, StateDatabase? state)
    {
        foreach (var definition in definitions)
            _byKey.TryAdd(definition.Key, new PlatformElement(0, definition));

        var keys = _byKey.Keys.Order(StringComparer.Ordinal).ToArray();
        foreach (var (key, id) in state?.NumberElements(keys) ?? [.. keys.Select(static (key, index) => (key, index + 1L))])
        {
            if (_byKey.TryGetValue(key, out var element))
                _byId.Add(id, _byKey[key] = element with { Id = id });
            else
                _idsOfOthers.Add(key, id);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _byId.Count;

    /// <summary>The element with this key, else the one with this id.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public PlatformElement Get(string keyOrId) => Find(keyOrId) ?? throw NotFound(keyOrId);

    /// <summary>The element with this key.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public PlatformElement GetByKey(string key) => _byKey.GetValueOrDefault(key) ?? throw NotFound(key);

    /// <summary>The element of an existing instance. If its definition no longer exists, only its id and key are known.</summary>
    public PlatformElement OfInstance(PlatformInstance instance) =>
        _byKey.GetValueOrDefault(instance.ElementKey)
        ?? new PlatformElement(
            _idsOfOthers.GetValueOrDefault(instance.ElementKey), new ElementDefinition { Key = instance.ElementKey });

    /// <summary>A page of the elements, by id.</summary>
    public IReadOnlyList<PlatformElement> List(Page page, ElementFilter filter) =>
        [.. _byId.Values.Where(filter.Matches).SkipWhile(element => element.Id <= page.AfterId).Take(page.Size)];

    /// <summary>How many elements match.</summary>
    public int CountOf(ElementFilter filter) => _byId.Values.Count(filter.Matches);

    private static RefusedException NotFound(string keyOrId) =>
        new(StatusCodes.Status404NotFound, $"No element found with key or id '{keyOrId}'.");

    /// <summary>The element with this key, else the one with this id; null when there is none.</summary>
    public PlatformElement? Find(string keyOrId) =>
        _byKey.GetValueOrDefault(keyOrId)
        ?? (long.TryParse(keyOrId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? _byId.GetValueOrDefault(id) : null);
}
