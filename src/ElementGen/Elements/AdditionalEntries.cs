using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// Values by key, for entries that have no property (yet). Immutable, compared by value. Any of the values can be a secret, so each is a
/// <see cref="Secret"/>, and only the keys are ever shown. A <c>Dictionary&lt;string, string&gt;</c> converts to it.
/// </summary>
/// <example><code>
/// Additional = new Dictionary&lt;string, string&gt; { ["new.option"] = "on" }
/// </code></example>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(KeysView))]
[JsonConverter(typeof(AdditionalEntriesJsonConverter))]
[SuppressMessage("Naming", "CA1710", Justification = "An entry is what a configuration is made of; how it is found is secondary.")]
public sealed class AdditionalEntries : IReadOnlyDictionary<string, Secret>, IEquatable<AdditionalEntries>
{
    private readonly Dictionary<string, Secret> _values = new(StringComparer.Ordinal);

    /// <summary>Copies <paramref name="entries"/>. A null value is kept as <see cref="Secret.Empty"/>, which is not supplied.</summary>
    /// <param name="entries">The values by key.</param>
    /// <exception cref="ArgumentNullException">The entries, or one of the keys, are null.</exception>
    /// <exception cref="ArgumentException">Two entries have one key.</exception>
    public AdditionalEntries(IEnumerable<KeyValuePair<string, Secret>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var (key, value) in entries)
            _values.Add(key, value ?? Secret.Empty);
    }

    /// <summary>No entries.</summary>
    public static AdditionalEntries None { get; } = new([]);

    /// <summary>How many entries there are.</summary>
    public int Count => _values.Count;

    /// <summary>The keys.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>The values.</summary>
    public IEnumerable<Secret> Values => _values.Values;

    /// <summary>The value of an entry.</summary>
    /// <param name="key">The entry's key.</param>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    public Secret this[string key] => _values[key];

    /// <summary>Copies a dictionary; null becomes <see cref="None"/>.</summary>
    /// <param name="entries">The values by key, or null.</param>
    /// <returns>The same entries.</returns>
    public static implicit operator AdditionalEntries(Dictionary<string, string>? entries) => From(entries);

    /// <summary>Copies <paramref name="entries"/>, of whatever kind of collection; null becomes <see cref="None"/>.</summary>
    /// <param name="entries">The values by key, or null. A null value is kept as <see cref="Secret.Empty"/>.</param>
    /// <returns>The same entries.</returns>
    /// <exception cref="ArgumentNullException">One of the keys is null.</exception>
    /// <exception cref="ArgumentException">Two entries have one key.</exception>
    public static AdditionalEntries From(IEnumerable<KeyValuePair<string, string>>? entries) =>
        entries is null
            ? None
            : new AdditionalEntries(entries.Select(static entry => KeyValuePair.Create(entry.Key, (Secret)entry.Value)));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Secret value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Secret>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Compares keys and values, in whatever order.</summary>
    /// <param name="other">Other entries, or null.</param>
    /// <returns>Whether both are the same.</returns>
    public bool Equals([NotNullWhen(true)] AdditionalEntries? other)
    {
        if (ReferenceEquals(this, other))
            return true;

        if (other is null || Count != other.Count)
            return false;

        foreach (var (key, value) in _values)
        {
            if (!other.TryGetValue(key, out var others) || others != value)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as AdditionalEntries);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // The order in which entries were added does not count.
        var hash = 0;
        foreach (var (key, value) in _values)
            hash ^= HashCode.Combine(key, value);

        return hash;
    }

    /// <summary>The same entries with another value for one key.</summary>
    internal AdditionalEntries With(string key, Secret value) =>
        new(_values.Where(entry => entry.Key != key).Append(KeyValuePair.Create(key, value)));

    /// <summary>The keys, each with a mask for its value.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() =>
        Count == 0 ? "{ }" : $"{{ {string.Join(", ", Keys.Order(StringComparer.Ordinal).Select(key => $"{key} = {Secret.Mask}"))} }}";

    /// <summary>What a debugger unfolds.</summary>
    private sealed class KeysView(AdditionalEntries entries)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
        public string[] Keys => [.. entries.Keys];
    }
}
