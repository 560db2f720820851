using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElementGen.Definitions;

namespace ElementGen;

/// <summary>What a generated class knows of its element: who it is, and which entries a configuration takes. Immutable.</summary>
public sealed class ElementDescriptor
{
    private readonly EntryFacts[] _facts = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private JsonEncodedText[]? _encodedKeys;

    /// <summary>The element's key (<c>infobip</c>).</summary>
    /// <exception cref="ArgumentException">The key is null or empty.</exception>
    public required string Key
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>The name shown to people.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public required string Name
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>The hub the element belongs to (<c>messaging</c>); null when its definition gives none.</summary>
    public string? Hub { get; init; }

    /// <summary>The kind of authentication (<c>basic</c>, <c>oauth2</c>, …), an open set; null when its definition gives none.</summary>
    public string? Authentication { get; init; }

    /// <summary>Whether an instance needs an OAuth grant. Does not follow from <see cref="Authentication"/>.</summary>
    public bool UsesOAuth { get; init; }

    /// <summary>
    /// For generated code: tells this descriptor from those of the same class before and after a hot reload, which replaces code, but not
    /// the objects that the code made.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Version { get; init; }

    /// <summary>The entries that a configuration takes, no two with one key. What is set is copied.</summary>
    /// <exception cref="ArgumentException">The list is null, or two entries have one key.</exception>
    public required IReadOnlyList<EntryDescriptor> Entries
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (var entry in value)
            {
                if (!_keys.TryAdd(entry.Key, _keys.Count))
                    throw new ArgumentException($"Two entries have the key '{entry.Key}'.", nameof(value));
            }

            field = Array.AsReadOnly(value.ToArray());
            _facts = [.. field.Select(FactsOf)];
            for (var i = 0; i < field.Count; i++)
            {
                if (field[i].Property is { } property)
                    _positions[property] = i;
            }
        }
    }

    /// <summary>
    /// The entries that <paramref name="configuration"/> lacks and the caller must supply, in the order of <see cref="Entries"/>.
    /// Entries of a group count only when a control selects it. <see cref="ElementsClient.ProvisionInstanceAsync"/> makes the same check
    /// before it sends anything.
    /// </summary>
    /// <param name="configuration">A configuration of this element.</param>
    /// <returns>The missing entries; empty, and without an allocation, when none is missing.</returns>
    /// <exception cref="ArgumentException">The configuration is one of another element.</exception>
    /// <exception cref="InvalidOperationException">An enum property has a value that none of its options has.</exception>
    public IReadOnlyList<EntryDescriptor> GetMissingEntries(ElementConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        // After a hot reload, an older configuration still has the descriptor that it began with: that one tells what its positions mean.
        var element = configuration.Element;
        if (element.Key != Key)
        {
            throw new ArgumentException(
                $"The configuration belongs to another class, for element '{element.Key}', not to the one for '{Key}'.",
                nameof(configuration));
        }

        return element.FindMissing(configuration);
    }

    /// <summary>The element's key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;

    private ReadOnlyCollection<EntryDescriptor> FindMissing(ElementConfiguration configuration)
    {
        var missing = RequiredEntries.FindMissing(_facts, new SuppliedValues(configuration));
        if (missing.Count == 0)
            return ReadOnlyCollection<EntryDescriptor>.Empty;

        var entries = new EntryDescriptor[missing.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = Entries[missing[i]];

        return Array.AsReadOnly(entries);
    }

    /// <summary>The keys of <see cref="Entries"/> as request bodies write them. Encoded once, when they are first asked for.</summary>
    internal ReadOnlySpan<JsonEncodedText> EncodedKeys => _encodedKeys ??= [.. Entries.Select(EncodedKeyOf)];

    /// <summary>The position of the entry with that property; -1 when there is none.</summary>
    internal int PositionOf(string property) => _positions.GetValueOrDefault(property, -1);

    /// <summary>The position of the entry with that key; -1 when there is none.</summary>
    internal int IndexOf(string key) => _keys.GetValueOrDefault(key, -1);

    /// <summary>Whether the element lists an entry of that key.</summary>
    internal bool Lists(string key) => _keys.ContainsKey(key);

    /// <summary>
    /// Whether the authentication that <paramref name="configuration"/> selects is an OAuth grant; null when the definition does not tell.
    /// </summary>
    internal bool? SelectsGrant(ElementConfiguration configuration) =>
        Lists(Grants.AuthenticationType)
            ? RequiredEntries.SelectsGrant(_facts, new SuppliedValues(configuration))
            : Authentication is null ? null : Grants.Is(Authentication);

    /// <summary>Whether the authentication that <paramref name="configuration"/> selects is a grant of OAuth 1.</summary>
    internal bool SelectsOAuth1(ElementConfiguration configuration) =>
        Grants.IsOfOAuth1(
            configuration.SuppliedTo(Grants.AuthenticationType) is { Length: > 0 } selected ? selected
                : IndexOf(Grants.AuthenticationType) is >= 0 and var index && Entries[index].SelectedByDefault is { } byDefault ? byDefault
                : Authentication);

    private static EntryFacts FactsOf(EntryDescriptor entry) => new(
        entry.Key,
        entry.MustSupply,
        entry.Group,
        entry.IsControl,
        entry.SelectedByDefault,
        entry.Kind,
        entry.OnlyWithGrant,
        entry.IsGrantByDefault);

    // From UTF-8, where U+FFFD replaces half a surrogate pair: JsonEncodedText refuses a string that has one.
    private static JsonEncodedText EncodedKeyOf(EntryDescriptor entry) =>
        JsonEncodedText.Encode(Encoding.UTF8.GetBytes(entry.Key), JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>The values of a configuration, by the positions of its descriptor's entries.</summary>
    private readonly struct SuppliedValues(ElementConfiguration configuration) : IEntryValues
    {
        public EntryValue this[int index] => EntryValue.Of(configuration.Supplied(index));
    }
}
