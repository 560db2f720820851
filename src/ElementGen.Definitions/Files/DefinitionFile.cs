namespace ElementGen.Definitions;

/// <summary>A file that its name or its folder makes a definition file. Its content is read on demand.</summary>
/// <param name="Path">The path relative to the project, with <c>/</c>, so that it is the same on every machine.</param>
/// <param name="IsCertain">
/// Whether its name or an item of the project says that it is a definition file. A file that only lies in the right folder may belong to
/// somebody else.
/// </param>
internal abstract record DefinitionFile(string Path, bool IsCertain)
{
    /// <summary>The element key that the file is named after.</summary>
    public string Key { get; } = FileNames.KeyOf(Path);

    /// <summary>
    /// Whether the file belongs to a catalog of definitions that a package brings along. It counts only for a key that the project itself
    /// does not define, is named after its key, and is not checked.
    /// </summary>
    public bool IsFromCatalog { get; init; }

    /// <summary>The file's content; null when the file cannot be read.</summary>
    public abstract DefinitionContent? Read(CancellationToken cancellationToken);

    /// <summary>
    /// Whether the file is checked: it is the project's own, and is certainly a definition file, or its content is not somebody else's.
    /// </summary>
    public bool IsOurs(CancellationToken cancellationToken) =>
        !IsFromCatalog && (IsCertain || Read(cancellationToken) is { LooksLikeOurs: true });

    /// <summary>Whether the file is named after <paramref name="key"/>. Case is ignored, because some file systems ignore it.</summary>
    public bool IsNamedAfter(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);
}
