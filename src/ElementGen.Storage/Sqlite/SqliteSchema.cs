namespace ElementGen.Storage;

/// <summary>What a database file of ours holds, and how to tell it from any other file.</summary>
/// <param name="Content">What the file keeps, as an error names it (<c>retained instances</c>).</param>
/// <param name="ApplicationId">The number in the file's header that marks it as one of this kind.</param>
/// <param name="Version">The layout that this code reads and writes; a higher one was written by a newer release.</param>
/// <param name="CreateSql">The statements that lay out an empty file.</param>
internal sealed record SqliteSchema(string Content, int ApplicationId, int Version, string CreateSql);
