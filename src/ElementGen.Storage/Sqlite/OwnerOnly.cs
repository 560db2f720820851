namespace ElementGen.Storage;

/// <summary>
/// Makes files and folders that only their owner may read. On Windows they take the rights of the folder they are in, which for a
/// user's profile comes to the same.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Makes an empty file, and the folders it lacks; takes everybody else's rights from one that is there.</summary>
    public static void CreateFile(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            CreateFolder(folder);

        // Made with its mode, not changed afterwards: there is no moment in which others could open it.
        var options = new FileStreamOptions { Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode;

        new FileStream(path, options).Dispose();
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & ~FileMode) != 0)
            File.SetUnixFileMode(path, mode & FileMode);
    }

    /// <summary>Makes a folder where there is none; one that is there keeps its rights.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, FolderMode);
    }
}
