namespace ElementGen.Storage;

/// <summary>
/// Makes files and folders that only their owner may read, and puts them on disk. On Windows they have the rights of their folder; in a
/// user's profile these are the owner's alone too.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileRights = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderRights = FileRights | UnixFileMode.UserExecute;

    /// <summary>Makes an empty file if there is none, and the folders above it.</summary>
    public static void CreateFile(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        CreateFolder(folder);
        // Never open a file here that SQLite may have open: on Unix, closing it would release the locks that this process holds on it,
        // and the database could be damaged.
        if (File.Exists(path))
            return;

        try
        {
            CreateNew(path).Dispose();
            Flush(folder);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster and made it in the same way.
        }
    }

    /// <summary>Makes a folder if there is none, and those above it; one that is there already keeps its rights.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;

        var above = Path.GetDirectoryName(path);
        if (above is not null)
            CreateFolder(above);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, FolderRights);
        if (above is not null)
            Flush(above);
    }

    /// <summary>
    /// Writes a file that is not there yet. After a failure of power it is there in whole or not at all; when the call returns, it is.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="IOException">It is there already, or cannot be written.</exception>
    public static void WriteFile(string path, Action<Stream> write)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = CreateNew(unfinished))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
            Flush(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static FileStream CreateNew(string path)
    {
        // The file is made with its mode. If the mode were set afterwards, others could open the file in between.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileRights;

        return new FileStream(path, options);
    }

    private static void Flush(string folder)
    {
        if (UnixEntry.IsKnown)
            UnixCalls.FlushFolder(folder);
    }
}
