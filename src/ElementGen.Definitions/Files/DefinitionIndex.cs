namespace ElementGen.Definitions;

/// <summary>
/// Which definition counts for a key: the one in the file named after the key, else the one whose path comes first in ordinal order, else
/// the one of a catalog. The order in which files are found does not matter, because it differs between hosts.
/// </summary>
internal sealed class DefinitionIndex
{
    private readonly IReadOnlyList<DefinitionSet> _files;
    private readonly Dictionary<string, FoundDefinition> _definitions = new(StringComparer.Ordinal);

    /// <summary>Indexes the definitions of <paramref name="files"/>.</summary>
    public DefinitionIndex(IEnumerable<DefinitionSet> files)
    {
        _files = [.. files.OrderBy(static file => file.Path, StringComparer.Ordinal)];
        foreach (var file in _files.Where(static file => !file.IsFromCatalog))
            AddAll(file, onlyNamedAfter: true);
        foreach (var file in _files.Where(static file => !file.IsFromCatalog))
            AddAll(file, onlyNamedAfter: false);
        foreach (var file in _files.Where(static file => file.IsFromCatalog))
            AddAll(file, onlyNamedAfter: false);
    }

    /// <summary>The keys that have a definition.</summary>
    public IReadOnlyCollection<string> Keys => _definitions.Keys;

    /// <summary>The definitions that count, one for each key.</summary>
    public IEnumerable<FoundDefinition> Definitions => _definitions.Values;

    /// <summary>The definition that counts for <paramref name="key"/>; null when there is none.</summary>
    public FoundDefinition? Find(string key) => _definitions.TryGetValue(key, out var found) ? found : null;

    /// <summary>One index of these files and those of <paramref name="others"/>.</summary>
    public DefinitionIndex With(DefinitionIndex others) =>
        others._files.Count == 0 ? this : new DefinitionIndex(_files.Concat(others._files));

    private void AddAll(DefinitionSet file, bool onlyNamedAfter)
    {
        foreach (var definition in file.Definitions)
        {
            if ((!onlyNamedAfter || file.IsNamedAfter(definition.Key)) && !_definitions.ContainsKey(definition.Key))
                _definitions.Add(definition.Key, new FoundDefinition(file, definition));
        }
    }
}

/// <summary>The definition that counts for a key, with the file that holds it.</summary>
/// <param name="File">The file's definitions.</param>
/// <param name="Definition">The definition.</param>
internal sealed record FoundDefinition(DefinitionSet File, ElementDefinition Definition);
