namespace ElementGen.Storage;

/// <summary>Copies a store while it is open: the database and, if they lie in a folder of its own, its keys.</summary>
internal static class SqliteBackup
{
    /// <summary>Writes the copy; when it fails, nothing of it remains.</summary>
    /// <param name="rows">The store's rows.</param>
    /// <param name="keysFolder">The folder with the store's keys; null when it has none of its own.</param>
    /// <param name="path">The file to make.</param>
    /// <param name="cancellationToken">Cancels the copying before it begins.</param>
    public static async ValueTask WriteAsync(SqliteRows rows, string? keysFolder, string path, CancellationToken cancellationToken)
    {
        var file = DatabasePath.Resolve(path, "a backup of retained instances");
        var keys = file + ".keys";
        if (File.Exists(file) || (keysFolder is not null && Directory.Exists(keys)))
            throw new IOException($"'{file}', or its keys, are there already, and a backup never replaces one. Name a new file.");

        // Under its final name there is only a whole backup.
        var unfinished = file + ".unfinished";
        try
        {
            DeleteIfThere(unfinished);
            OwnerOnly.CreateFile(unfinished);
            await rows.CopyToAsync(unfinished, cancellationToken).ConfigureAwait(false);
            // After the database: then every key that it needs is there.
            if (keysFolder is not null)
                CopyKeys(keysFolder, keys);

            File.Move(unfinished, file);
        }
        catch
        {
            DeleteIfThere(unfinished);
            if (keysFolder is not null && Directory.Exists(keys))
                Directory.Delete(keys, recursive: true);

            throw;
        }
    }

    private static void DeleteIfThere(string file)
    {
        if (File.Exists(file))
            File.Delete(file);
    }

    private static void CopyKeys(string from, string to)
    {
        OwnerOnly.CreateFolder(to);
        foreach (var key in Directory.GetFiles(from))
        {
            var copy = Path.Combine(to, Path.GetFileName(key));
            OwnerOnly.CreateFile(copy);
            using var source = File.OpenRead(key);
            using var destination = new FileStream(copy, FileMode.Open, FileAccess.Write);
            source.CopyTo(destination);
            destination.Flush(flushToDisk: true);
        }
    }
}
