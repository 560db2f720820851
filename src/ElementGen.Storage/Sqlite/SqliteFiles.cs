using Microsoft.Data.Sqlite;

namespace ElementGen.Storage;

/// <summary>The files of one database, that which is named and those that SQLite makes beside it.</summary>
internal sealed class SqliteFiles
{
    private readonly Ownership _ownership;
    private readonly string _place;

    private SqliteFiles(string path, StoreWarnings warnings)
    {
        _ownership = new Ownership(warnings);
        _place = _ownership.Follow(path);
    }

    /// <summary>Whether this user can read the database, but not write to it: SQLite makes files beside it when it writes.</summary>
    public bool IsReadOnly => UnixEntry.IsKnown
        ? !UnixCalls.MayWrite(_place) || !UnixCalls.MayWrite(Path.GetDirectoryName(_place)!)
        : new FileInfo(_place).IsReadOnly;

    /// <summary>How the database is opened as a rule. If it is read-only, what others save can still be read.</summary>
    public SqliteConnectionStringBuilder Source => new()
    {
        DataSource = _place,
        Mode = IsReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite,
    };

    /// <summary>How it is opened if nothing but the file is to be looked at, as if nobody could change it.</summary>
    public SqliteConnectionStringBuilder SourceOfFileAlone
    {
        get
        {
            var names = _place.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
            return new SqliteConnectionStringBuilder
            {
                DataSource = $"file:///{string.Join('/', names.Select(Uri.EscapeDataString))}?immutable=1",
                Mode = SqliteOpenMode.ReadOnly,
            };
        }
    }

    /// <summary>Whether the files beside the database have changes of it, so that the database alone is not complete.</summary>
    public bool HaveChanges => Array.Exists([Log, Journal], static file => new FileInfo(file) is { Exists: true, Length: > 0 });

    private string Log => _place + "-wal";

    private string Journal => _place + "-journal";

    private string Index => _place + "-shm";

    /// <summary>Makes the file at <paramref name="path"/> where there is none, and keeps others away from it.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// A file is a stranger's, or others may write to it, or this user may not make it.
    /// </exception>
    public static SqliteFiles Prepare(string path, StoreWarnings warnings)
    {
        var files = new SqliteFiles(path, warnings);
        OwnerOnly.CreateFile(files._place);
        files.Claim();
        return files;
    }

    /// <summary>Takes away what others may do with the files. Called again when the database is open: SQLite may have found one.</summary>
    /// <exception cref="UnauthorizedAccessException">A file is a stranger's, or others may write to it.</exception>
    public void Claim()
    {
        if (File.Exists(_place))
            _ownership.Claim(_place);

        foreach (var file in new[] { Log, Index, Journal })
        {
            _ownership.Claim(file);
            MakeWritable(file);
        }
    }

    // SQLite makes them read-only beside a database that is read-only; when that can be written again, nobody could write to it for them.
    private static void MakeWritable(string file)
    {
        if (UnixEntry.IsKnown && UnixEntry.Read(file) is { IsThisUsers: true } entry && !entry.Mode.HasFlag(UnixFileMode.UserWrite))
            File.SetUnixFileMode(file, entry.Mode | UnixFileMode.UserWrite);
    }
}
