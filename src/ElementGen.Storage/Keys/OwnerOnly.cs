namespace ElementGen.Storage;

/// <summary>
/// Makes files and folders that only their owner may read. On Windows they inherit the rights of their folder; in a user's profile these
/// are the owner's alone too.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileRights = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderRights = FileRights | UnixFileMode.UserExecute;

    private static readonly object Creating = new();

    /// <summary>
    /// Makes an empty file if there is none, and the folders above it. An empty file that is there already loses the rights of others; one
    /// with content keeps its rights, because its owner may have chosen them.
    /// </summary>
    public static void CreateFile(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            CreateFolder(folder);

        // Never open a file here that SQLite may have open: on Unix, closing it would release the locks that this process holds on it,
        // and the database could be damaged.
        lock (Creating)
        {
            if (!File.Exists(path))
                CreateNew(path);
            else if (!OperatingSystem.IsWindows() && new FileInfo(path).Length == 0)
                File.SetUnixFileMode(path, FileRights);
        }
    }

    /// <summary>Makes a folder if there is none; one that is there already keeps its rights.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, FolderRights);
    }

    private static void CreateNew(string path)
    {
        // The file is made with its mode. If the mode were set afterwards, others could open the file in between.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileRights;

        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster and made it in the same way.
        }
    }
}
