using System.Collections.Concurrent;

namespace ElementGen.Definitions;

/// <summary>
/// The definitions of a project. To find a key, it first reads the files named after the key, and all others of the project only if none
/// of its own defines it. The generator does the same.
/// </summary>
internal sealed class ProjectDefinitions
{
    private readonly IEnumerable<DefinitionFile> _otherFiles;
    private readonly Lazy<IReadOnlyList<DefinitionFile>> _files;
    private readonly Lazy<DefinitionIndex> _own;
    private readonly ConcurrentDictionary<string, DefinitionIndex> _named = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the files of a project, and reads none of them yet.</summary>
    /// <param name="files">The project's definition files. They are enumerated once, when the first one is needed.</param>
    /// <param name="otherFiles">The project's other JSON files. They are enumerated only when a key has no definition.</param>
    public ProjectDefinitions(IEnumerable<DefinitionFile> files, IEnumerable<DefinitionFile> otherFiles)
    {
        _otherFiles = otherFiles;
        _files = new(() => [.. files]);
        _own = new(() => Read(_files.Value.Where(static file => !file.IsFromCatalog)));
    }

    /// <summary>The keys that have a definition. Reads every definition file of the project, and none of a catalog.</summary>
    public IEnumerable<string> Keys =>
        _own.Value.Keys.Concat(_files.Value.Where(static file => file.IsFromCatalog).Select(static file => file.Key));

    /// <summary>The definition that counts for <paramref name="key"/>; null when there is none.</summary>
    public FoundDefinition? Find(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var named = _named.GetOrAdd(key, name => Read(FilesNamedAfter(name))).Find(key);
        return named is { File.IsFromCatalog: false } ? named : _own.Value.Find(key) ?? named;
    }

    /// <summary>The definition files named after <paramref name="key"/>.</summary>
    public IEnumerable<DefinitionFile> FilesNamedAfter(string key) => _files.Value.Where(file => file.IsNamedAfter(key));

    /// <summary>The path of another JSON file that defines <paramref name="key"/>; null when there is none.</summary>
    public string? FindElsewhere(string key, CancellationToken cancellationToken) => _otherFiles
        .FirstOrDefault(file => file.Read(cancellationToken)?.Definitions.Any(definition => definition.Definition.Key == key) == true)
        ?.Path;

    // Several callers share an index, so no caller's cancellation may stop it from being read.
    private static DefinitionIndex Read(IEnumerable<DefinitionFile> files) =>
        new(files.Select(static file => DefinitionSet.Read(file, CancellationToken.None)));
}
