namespace ElementGen.Definitions;

/// <summary>
/// The elements that one file defines. It holds no positions in the file, so two texts that differ only in layout give equal sets.
/// </summary>
/// <param name="Path">The path relative to the project. It decides which of two files counts when both define an element.</param>
/// <param name="FileKey">The key that the file is named after.</param>
/// <param name="IsBroken">Whether the file is not JSON. Its elements may then lack entries.</param>
/// <param name="Definitions">The elements.</param>
internal sealed record DefinitionSet(string Path, string FileKey, bool IsBroken, EquatableArray<ElementDefinition> Definitions)
{
    /// <summary>Whether the file belongs to a catalog; see <see cref="DefinitionFile.IsFromCatalog"/>.</summary>
    public bool IsFromCatalog { get; init; }

    /// <summary>The definitions of <paramref name="file"/>; none when the file cannot be read.</summary>
    public static DefinitionSet Read(DefinitionFile file, CancellationToken cancellationToken) =>
        file.Read(cancellationToken) is { } content ? Of(file, content) : new DefinitionSet(file.Path, file.Key, IsBroken: true, []);

    /// <summary>
    /// The definitions of <paramref name="file"/>, which holds <paramref name="content"/>. If the text breaks off before an element's key,
    /// the element gets the key that the file is named after. If the file may belong to somebody else and does not look like a definition,
    /// only that key counts.
    /// </summary>
    public static DefinitionSet Of(DefinitionFile file, DefinitionContent content)
    {
        var definitions = content.Definitions.Select(definition => Named(definition.Definition, file.Key));
        if (!file.IsCertain && !content.LooksLikeDefinition)
            definitions = definitions.Where(definition => file.IsNamedAfter(definition.Key));

        return new DefinitionSet(file.Path, file.Key, content.IsBroken, definitions.ToEquatableArray())
        {
            IsFromCatalog = file.IsFromCatalog,
        };
    }

    /// <summary>Whether the file is named after <paramref name="key"/>, the key of one of its elements.</summary>
    public bool IsNamedAfter(string key) => string.Equals(FileKey, key, StringComparison.OrdinalIgnoreCase);

    private static ElementDefinition Named(ElementDefinition definition, string fileKey) =>
        definition.Key.Length > 0 ? definition : definition with { Key = fileKey };
}
