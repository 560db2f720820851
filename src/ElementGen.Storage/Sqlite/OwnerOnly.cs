namespace ElementGen.Storage;

/// <summary>
/// Makes files and folders that only their owner may read. On Windows they take the rights of the folder they are in, which for a
/// user's profile comes to the same.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileRights = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderRights = FileRights | UnixFileMode.UserExecute;

    private static readonly object Creating = new();

    /// <summary>
    /// Makes an empty file where there is none, and the folders it lacks. One that is there and empty loses the rights of others; one that
    /// is in use keeps what its owner decided.
    /// </summary>
    public static void CreateFile(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            CreateFolder(folder);

        // A file that SQLite may have open is never opened here, not even for a moment: on Unix, closing it would end the locks that
        // this process holds on it, and the database could be damaged.
        lock (Creating)
        {
            if (!File.Exists(path))
                CreateNew(path);
            else if (!OperatingSystem.IsWindows() && new FileInfo(path).Length == 0)
                File.SetUnixFileMode(path, FileRights);
        }
    }

    /// <summary>Makes a folder where there is none; one that is there keeps its rights.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, FolderRights);
    }

    private static void CreateNew(string path)
    {
        // Made with its mode, not changed afterwards: there is no moment in which others could open it.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileRights;

        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster, and makes it the same way.
        }
    }
}
