namespace ElementGen.Definitions;

/// <summary>A file that has a name like ours, but may belong to another program.</summary>
internal static class ForeignFile
{
    /// <summary>How to take such a file out of the project, as the end of a message.</summary>
    /// <param name="item">The item that the build makes of the file.</param>
    /// <param name="path">The path relative to the project.</param>
    public static string WayOut(string item, string path) =>
        $"; if the file belongs to another program, take it out of the project: <{item} Remove=\"{path}\" />";
}
