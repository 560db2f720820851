namespace ElementGen.Storage;

/// <summary>Refuses what other SQLite libraries take for a database, and what would here be a file with an odd name.</summary>
internal static class DatabasePath
{
    private static readonly string[] ConnectionStrings = ["Data Source=", "DataSource=", "Filename="];

    /// <summary>The full path of the file that <paramref name="path"/> names.</summary>
    /// <param name="path">What the caller gave.</param>
    /// <param name="content">What the file is for, as an error names it.</param>
    /// <exception cref="ArgumentException">It is the name of a database in memory, a URI, a connection string, or nothing.</exception>
    /// <exception cref="IOException">It is a folder.</exception>
    public static string Resolve(string path, string content)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path))
            throw Refusal(path, "is no path", content);

        if (path.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase))
            throw Refusal(path, "is a database in memory, which would lose everything when it is closed", content);

        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw Refusal(path, "is a URI", content);

        if (Array.Exists(ConnectionStrings, start => path.TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            throw Refusal(path, "is a connection string", content);

        var fullPath = Path.GetFullPath(path);
        return Path.EndsInDirectorySeparator(fullPath) || Directory.Exists(fullPath)
            ? throw new IOException($"'{fullPath}' is a folder. Name a file in it for {content}.")
            : fullPath;
    }

    private static ArgumentException Refusal(string path, string reason, string content) =>
        new($"'{path}' {reason}. Give the path of a file for {content}; in a test, of one in a temporary folder.", nameof(path));
}
