using Microsoft.Data.Sqlite;

namespace ElementGen.Storage;

/// <summary>Copies a store while it is open: the database and, if they lie in a folder of its own, its keys.</summary>
internal static class SqliteBackup
{
    /// <summary>Writes the copy; when it fails, nothing of it remains.</summary>
    /// <param name="rows">The store's rows.</param>
    /// <param name="keyFolders">The folders with the store's keys; none when it has no keys of its own.</param>
    /// <param name="path">The file to make.</param>
    /// <param name="cancellationToken">Cancels the copying before it begins.</param>
    public static async ValueTask WriteAsync(
        SqliteRows rows, IReadOnlyList<string> keyFolders, string path, CancellationToken cancellationToken)
    {
        var file = DatabasePath.Resolve(path, "a backup of retained instances");
        var keys = file + ".keys";
        if (File.Exists(file) || (keyFolders.Count > 0 && Directory.Exists(keys)))
            throw new IOException($"'{file}', or its keys, are there already, and a backup never replaces one. Name a new file.");

        // Under its final name there is only a whole backup. Names of its own keep it apart from another backup to the same file.
        var unfinished = $"{file}.{Guid.NewGuid():N}.unfinished";
        var unfinishedKeys = unfinished + ".keys";
        try
        {
            OwnerOnly.CreateFile(unfinished);
            new Ownership(new StoreWarnings()).Claim(unfinished);
            await rows.CopyToAsync(unfinished, cancellationToken).ConfigureAwait(false);
            // After the database: then every key that it needs is there.
            if (keyFolders.Count > 0)
            {
                CopyKeys(keyFolders, unfinishedKeys);
                Directory.Move(unfinishedKeys, keys);
            }

            File.Move(unfinished, file);
        }
        catch (IOException exception) when (exception.InnerException is SqliteException cause && SqliteProblem.IsFull(cause))
        {
            throw new IOException($"'{file}' cannot be written: the disk is full. Make room, and back up again.", cause);
        }
        finally
        {
            File.Delete(unfinished);
            if (Directory.Exists(unfinishedKeys))
                Directory.Delete(unfinishedKeys, recursive: true);
        }
    }

    private static void CopyKeys(IReadOnlyList<string> folders, string to)
    {
        OwnerOnly.CreateFolder(to);
        var keys = folders.Where(Directory.Exists).SelectMany(Directory.GetFiles).DistinctBy(Path.GetFileName).ToList();
        if (!keys.Exists(static key => Path.GetExtension(key) == ".xml"))
            throw new IOException($"There are no keys in '{folders[0]}', and without them nobody could read the backup.");

        foreach (var key in keys)
        {
            using var source = File.OpenRead(key);
            OwnerOnly.WriteFile(Path.Combine(to, Path.GetFileName(key)), source.CopyTo);
        }
    }
}
