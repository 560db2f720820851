namespace ElementGen.Definitions;

/// <summary>The values of a request body, by the positions of the entries.</summary>
internal readonly struct BodyValues : IEntryValues
{
    private readonly EntryValue[] _values;
    private readonly Dictionary<string, int> _positions;

    private BodyValues(EntryValue[] values, Dictionary<string, int> positions)
    {
        _values = values;
        _positions = positions;
    }

    /// <inheritdoc/>
    public EntryValue this[int index] => _values[index];

    /// <summary>The values that <paramref name="body"/> gives the entries with <paramref name="facts"/>.</summary>
    public static BodyValues Of(RequestBody body, EntryFacts[] facts)
    {
        var values = new BodyValues(new EntryValue[facts.Length], new Dictionary<string, int>(facts.Length, StringComparer.Ordinal));
        for (var i = 0; i < facts.Length; i++)
            values._positions[facts[i].Key] = i;

        foreach (var value in body.Values)
        {
            if (values.IndexOf(value.Key) is >= 0 and var index && value.Value.IsSupplied)
                values.Add(index, value.Value);
        }

        return values;
    }

    /// <summary>The position of the entry with <paramref name="key"/>; -1 when the definition lists none.</summary>
    public int IndexOf(string key) => _positions.TryGetValue(key, out var index) ? index : -1;

    // When a key has two different values, nobody can tell which one counts.
    private void Add(int index, EntryValue value) =>
        _values[index] = _values[index].IsSupplied && _values[index] != value ? EntryValue.Unknown : value;
}
