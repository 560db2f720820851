namespace ElementGen.Definitions;

/// <summary>A file that is meant as a definition file, told by its name and place alone. Its content is read when it is asked for.</summary>
/// <param name="Path">The file's path as the project sees it, with <c>/</c>: the same on every machine.</param>
/// <param name="IsCertain">
/// Whether it is a definition file by its name or by an item of the project; one that is found only by its place may belong to somebody else.
/// </param>
internal abstract record DefinitionFile(string Path, bool IsCertain)
{
    /// <summary>The element key that the file is named after.</summary>
    public string Key { get; } = FileNames.KeyOf(Path);

    /// <summary>What the file holds; null when it cannot be read.</summary>
    public abstract DefinitionContent? Read(CancellationToken cancellationToken);

    /// <summary>Whether the file is checked: it is certain to be a definition file, or its content looks like a definition.</summary>
    public bool IsOurs(CancellationToken cancellationToken) => IsCertain || Read(cancellationToken) is not { LooksLikeDefinition: false };

    /// <summary>Whether the file is named after <paramref name="key"/>. File systems differ in whether case counts, so it does not.</summary>
    public bool IsNamedAfter(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);
}
