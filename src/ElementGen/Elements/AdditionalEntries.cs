using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ElementGen;

/// <summary>A snapshot of entries by key, compared by value. Any of the values can be a secret, so that none is shown.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(KeysView))]
internal sealed class AdditionalEntries : IReadOnlyDictionary<string, string>, IEquatable<AdditionalEntries>
{
    private readonly Dictionary<string, string> _values;

    private AdditionalEntries(Dictionary<string, string> values) => _values = values;

    public static AdditionalEntries None { get; } = new([]);

    public int Count => _values.Count;

    public IEnumerable<string> Keys => _values.Keys;

    public IEnumerable<string> Values => _values.Values;

    public string this[string key] => _values[key];

    public static AdditionalEntries Of(IReadOnlyDictionary<string, string>? values) => values switch
    {
        AdditionalEntries entries => entries,
        null or { Count: 0 } => None,
        _ => new AdditionalEntries(new Dictionary<string, string>(values, StringComparer.Ordinal)),
    };

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _values.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(AdditionalEntries? other)
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

    public override bool Equals(object? obj) => Equals(obj as AdditionalEntries);

    public override int GetHashCode()
    {
        // The order in which entries were added does not count.
        var hash = 0;
        foreach (var (key, value) in _values)
            hash ^= HashCode.Combine(key, value);

        return hash;
    }

    public override string ToString() =>
        Count == 0 ? "{ }" : $"{{ {string.Join(", ", Keys.Order(StringComparer.Ordinal).Select(key => $"{key} = {Secret.Mask}"))} }}";

    /// <summary>What a debugger unfolds.</summary>
    private sealed class KeysView(AdditionalEntries entries)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
        public string[] Keys => [.. entries.Keys];
    }
}
