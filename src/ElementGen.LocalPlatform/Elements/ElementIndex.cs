using System.Globalization;
using System.Text.Json;
using ElementGen.Definitions;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>The elements that the platform serves, by key and by id.</summary>
internal sealed class ElementIndex
{
    private readonly Dictionary<string, PlatformElement> _byKey = new(StringComparer.Ordinal);
    private readonly SortedList<long, PlatformElement> _byId = [];

    /// <summary>Gives each definition an id. If two have the same key, the first one counts.</summary>
    public ElementIndex(IEnumerable<ElementDefinition> definitions, PlatformState state)
    {
        foreach (var definition in definitions)
            _byKey.TryAdd(definition.Key, new PlatformElement(0, definition));

        foreach (var (id, key) in Number(_byKey.Keys.Order(StringComparer.Ordinal), state))
        {
            if (_byKey.TryGetValue(key, out var element))
                _byId.Add(id, _byKey[key] = element with { Id = id });
        }
    }

    /// <summary>The number of elements.</summary>
    public int Count => _byKey.Count;

    /// <summary>The element with this key, else the one with this id.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public PlatformElement Get(string keyOrId) => Find(keyOrId) ?? throw NotFound(keyOrId);

    /// <summary>The element with this key.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public PlatformElement GetByKey(string key) => _byKey.GetValueOrDefault(key) ?? throw NotFound(key);

    /// <summary>The element of an existing instance. If its definition no longer exists, only its id and key are known.</summary>
    public PlatformElement OfInstance(PlatformInstance instance) =>
        _byKey.GetValueOrDefault(instance.ElementKey)
        ?? new PlatformElement(instance.ElementId, new ElementDefinition { Key = instance.ElementKey });

    /// <summary>A page of the elements, by id.</summary>
    public IReadOnlyList<PlatformElement> List(Page page) =>
        [.. _byId.Values.SkipWhile(element => element.Id <= page.AfterId).Take(page.Size)];

    private static RefusedException NotFound(string keyOrId) =>
        new(StatusCodes.Status404NotFound, $"No element found with key or id '{keyOrId}'.");

    private PlatformElement? Find(string keyOrId) =>
        _byKey.GetValueOrDefault(keyOrId)
        ?? (long.TryParse(keyOrId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? _byId.GetValueOrDefault(id) : null);

    /// <summary>Gives new elements the next ids, and returns the ids of all elements in the state.</summary>
    private static List<(long Id, string Key)> Number(IEnumerable<string> keys, PlatformState state)
    {
        state.Run(
            "INSERT INTO element (key) SELECT value FROM json_each($keys) WHERE true ON CONFLICT DO NOTHING",
            command => command.ExecuteNonQuery(),
            ("$keys", JsonSerializer.Serialize(keys)));
        return state.Run("SELECT id, key FROM element", command =>
        {
            var numbered = new List<(long, string)>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
                numbered.Add((reader.GetInt64(0), reader.GetString(1)));
            return numbered;
        });
    }
}
