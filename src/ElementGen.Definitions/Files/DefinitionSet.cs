namespace ElementGen.Definitions;

/// <summary>The elements that one file defines, without their places in the file: equal for two texts that differ only in layout.</summary>
/// <param name="Path">The file's path as the project sees it; decides between files that define one element.</param>
/// <param name="FileKey">The key that the file is named after.</param>
/// <param name="IsBroken">Whether the file is not JSON, so that the elements may lack entries.</param>
/// <param name="Definitions">The elements.</param>
internal sealed record DefinitionSet(string Path, string FileKey, bool IsBroken, EquatableArray<ElementDefinition> Definitions)
{
    /// <summary>What <paramref name="file"/> defines; nothing when the file cannot be read.</summary>
    public static DefinitionSet Read(DefinitionFile file, CancellationToken cancellationToken) =>
        file.Read(cancellationToken) is { } content ? Of(file, content) : new DefinitionSet(file.Path, file.Key, IsBroken: true, []);

    /// <summary>
    /// What <paramref name="file"/> defines by its <paramref name="content"/>. An element that broke off before its key was read goes by the
    /// file's name. A file that may belong to somebody else, and does not look like a definition, counts only for the key that it is named after.
    /// </summary>
    public static DefinitionSet Of(DefinitionFile file, DefinitionContent content)
    {
        var definitions = content.Definitions.Select(definition => Named(definition.Definition, file.Key));
        if (!file.IsCertain && !content.LooksLikeDefinition)
            definitions = definitions.Where(definition => file.IsNamedAfter(definition.Key));

        return new DefinitionSet(file.Path, file.Key, content.IsBroken, definitions.ToEquatableArray());
    }

    /// <summary>Whether the file is named after <paramref name="key"/>, the key of one of its elements.</summary>
    public bool IsNamedAfter(string key) => string.Equals(FileKey, key, StringComparison.OrdinalIgnoreCase);

    private static ElementDefinition Named(ElementDefinition definition, string fileKey) =>
        definition.Key.Length > 0 ? definition : definition with { Key = fileKey };
}
