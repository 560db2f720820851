namespace ElementGen.Roslyn.DefinitionFiles;

/// <summary>Element keys, compared as a whole so that the pipeline sees when nothing has changed.</summary>
internal sealed class KeySet : IEquatable<KeySet>
{
    private readonly HashSet<string> _keys;
    private readonly HashSet<string> _fileNames;

    public KeySet(IEnumerable<string> keys)
    {
        _keys = new HashSet<string>(keys, StringComparer.Ordinal);
        _fileNames = new HashSet<string>(_keys, StringComparer.OrdinalIgnoreCase);
    }

    public bool IsEmpty => _keys.Count == 0;

    public bool Contains(string key) => _keys.Contains(key);

    /// <summary>Whether a file of this name is named after one of the keys; file systems differ in whether case counts.</summary>
    public bool ContainsFileName(string name) => _fileNames.Contains(name);

    public KeySet Without(IEnumerable<string> keys) => new(_keys.Except(keys));

    public bool Equals(KeySet? other) => other is not null && _keys.SetEquals(other._keys);

    public override bool Equals(object? obj) => Equals(obj as KeySet);

    public override int GetHashCode() => _keys.Count;
}
