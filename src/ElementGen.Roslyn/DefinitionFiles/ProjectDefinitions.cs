using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.DefinitionFiles;

/// <summary>
/// The definitions of a project as analyzers ask for them. Nothing is read before it is asked for, and files named after the key first, as the
/// generator does.
/// </summary>
internal sealed class ProjectDefinitions
{
    private readonly AnalyzerOptions _options;
    private readonly Lazy<List<DefinitionText>> _files;
    private readonly Lazy<DefinitionIndex> _all;
    private readonly ConcurrentDictionary<string, DefinitionIndex> _named = new(StringComparer.OrdinalIgnoreCase);

    public ProjectDefinitions(AnalyzerOptions options)
    {
        _options = options;
        _files = new(() => FindFiles(options));
        _all = new(() => Read(_files.Value));
    }

    /// <summary>The keys that have a definition; reads every definition of the project.</summary>
    public IReadOnlyCollection<string> Keys => _all.Value.Keys;

    /// <summary>Whether some definition has <paramref name="key"/>.</summary>
    public bool Define(string key, CancellationToken cancellationToken) => Find(key, cancellationToken) is not null;

    /// <summary>The definition that counts for <paramref name="key"/>; null when there is none.</summary>
    public FoundDefinition? Find(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _named.GetOrAdd(key, name => Read(FilesNamedAfter(name))).Find(key) ?? _all.Value.Find(key);
    }

    /// <summary>The definition files named after <paramref name="key"/>.</summary>
    public IEnumerable<DefinitionText> FilesNamedAfter(string key) =>
        _files.Value.Where(file => string.Equals(file.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>An additional file that defines <paramref name="key"/> but is no definition item, as the project sees its path; null for none.</summary>
    public string? FindOutsideItems(string key, CancellationToken cancellationToken)
    {
        foreach (var text in _options.AdditionalFiles)
        {
            if (text.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                && DefinitionText.From(text, _options.AnalyzerConfigOptionsProvider) is null
                && DefinitionTexts.Read(text, cancellationToken)?.Definitions.Any(definition => definition.Definition.Key == key) == true)
            {
                return DefinitionText.PathOf(text, _options.AnalyzerConfigOptionsProvider);
            }
        }

        return null;
    }

    // Shared by requests that are cancelled one by one, so none of their tokens can stop it.
    private static DefinitionIndex Read(IEnumerable<DefinitionText> files) =>
        new(files.Select(static file => DefinitionSet.Read(file, CancellationToken.None)));

    private static List<DefinitionText> FindFiles(AnalyzerOptions options)
    {
        var files = new List<DefinitionText>();
        foreach (var text in options.AdditionalFiles)
        {
            if (DefinitionText.From(text, options.AnalyzerConfigOptionsProvider) is { } file)
                files.Add(file);
        }

        return files;
    }
}
