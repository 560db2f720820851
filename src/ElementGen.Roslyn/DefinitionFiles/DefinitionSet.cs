using ElementGen.Definitions;

namespace ElementGen.Roslyn.DefinitionFiles;

/// <summary>The elements that one file defines, without places: the same for two texts that differ only in layout.</summary>
/// <param name="Path">The file's path as the project sees it; decides between files that define one element.</param>
/// <param name="FileKey">The key the file is named after.</param>
/// <param name="IsBroken">Whether the file is not JSON, so that the elements may lack entries.</param>
/// <param name="Definitions">The elements.</param>
internal sealed record DefinitionSet(string Path, string FileKey, bool IsBroken, EquatableArray<ElementDefinition> Definitions)
{
    /// <summary>Reads a file. An element that broke off before it named its key goes by the file's name.</summary>
    public static DefinitionSet Read(DefinitionText file, CancellationToken cancellationToken) =>
        DefinitionTexts.Read(file.Text, cancellationToken) is { } read ? Of(file, read) : new DefinitionSet(file.Path, file.Key, IsBroken: true, []);

    /// <summary>
    /// What <paramref name="read"/>, the content of <paramref name="file"/>, defines. A file that may be somebody else's, and does not look like a
    /// definition, counts only for the key it is named after; its problems are then reported.
    /// </summary>
    public static DefinitionSet Of(DefinitionText file, DefinitionFile read)
    {
        var definitions = read.Definitions.Select(definition => Named(definition.Definition, file.Key));
        if (!file.IsCertain && !read.LooksLikeDefinition)
            definitions = definitions.Where(definition => string.Equals(definition.Key, file.Key, StringComparison.OrdinalIgnoreCase));

        return new DefinitionSet(file.Path, file.Key, read.IsBroken, definitions.ToEquatableArray());
    }

    /// <summary>Whether the file is named after <paramref name="key"/>, the key of one of its elements.</summary>
    public bool IsNamedAfter(string key) => string.Equals(FileKey, key, StringComparison.OrdinalIgnoreCase);

    private static ElementDefinition Named(ElementDefinition definition, string fileKey) =>
        definition.Key.Length > 0 ? definition : definition with { Key = fileKey };
}
