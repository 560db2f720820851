namespace ElementGen.Storage;

/// <summary>What a database file of ours holds, how it is laid out, and how to tell it from any other file.</summary>
/// <param name="Content">What the file keeps, as an error names it (<c>retained instances</c>).</param>
/// <param name="ApplicationId">The number in the file's header that marks it as one of this kind.</param>
/// <param name="Steps">
/// The statements that lead from each layout to the next; the first lay out an empty file. A step that a release has is never changed:
/// files were made with it. A new layout is a new step at the end.
/// </param>
internal sealed record SqliteSchema(string Content, int ApplicationId, IReadOnlyList<string> Steps)
{
    /// <summary>The layout that this code reads and writes, counted from 1. A newer release writes higher ones.</summary>
    public int Version => Steps.Count;
}
