using System.Text.Json;
using ElementGen.Storage;
using Microsoft.Data.Sqlite;

namespace ElementGen.LocalPlatform;

/// <summary>
/// The state file. The platform works on what it has in memory, and the file is what a restart begins with, so nobody else may change it:
/// one platform has it for itself as long as it runs.
/// </summary>
internal sealed class StateDatabase : IDisposable
{
    /// <summary>How long opening waits for another platform that is just ending.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly SqliteSchema Schema = new("the local platform's state", 0x456C4C50,
    [
        """
        CREATE TABLE element (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE
        );
        CREATE TABLE instance (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            element_key TEXT NOT NULL REFERENCES element (key),
            name TEXT NOT NULL,
            token TEXT NOT NULL,
            token_digest BLOB NOT NULL UNIQUE,
            tags TEXT NOT NULL,
            configuration TEXT NOT NULL,
            created INTEGER NOT NULL
        )
        """,
        // The default organization gets what the file has.
        """
        CREATE TABLE record (
            organization TEXT NOT NULL,
            snapshot TEXT NOT NULL,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (organization, snapshot, kind, key)
        ) WITHOUT ROWID;
        INSERT INTO record SELECT '', '', 'instance', id, json_object(
            'id', id, 'elementKey', element_key, 'name', name, 'token', token, 'tags', json(tags), 'configuration', json(configuration),
            'created', strftime('%Y-%m-%dT%H:%M:%f+00:00', created / 1000.0, 'unixepoch')) FROM instance;
        INSERT INTO record SELECT '', '', 'last-instance-id', '', seq FROM sqlite_sequence WHERE name = 'instance';
        DROP TABLE instance
        """,
    ]);

    private readonly SqliteConnection _connection;

    private StateDatabase(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file, and makes it where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not one of a local platform, damaged, or of a newer release.</exception>
    /// <exception cref="IOException">The file cannot be opened, or another platform has it.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open or write the file.</exception>
    public static StateDatabase Open(string file)
    {
        SqliteConnection connection;
        try
        {
            connection = SqliteFile.Open(file, Schema, warnings: null, new WaitBudget(Patience));
        }
        catch (IOException exception) when (exception.InnerException is SqliteException inner && SqliteProblem.IsBusy(inner))
        {
            throw InUse(file, exception);
        }

        var database = new StateDatabase(connection);
        try
        {
            // The lock is kept from the first write until the connection is closed.
            database.Execute("PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE");
            database.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            connection.DefaultTimeout = 1;
            database.Execute("BEGIN EXCLUSIVE; COMMIT");
            return database;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw SqliteProblem.IsBusy(exception) ? InUse(file, exception) : SqliteFile.Explain(exception, file, Schema);
        }
    }

    /// <summary>
    /// Throws what it means to a caller that SQLite failed with the file. Only this class names SQLite's types: a platform without a state
    /// file does not load them.
    /// </summary>
    /// <exception cref="InvalidDataException">SQLite failed.</exception>
    public static void ThrowIfUnreadable(string file, Exception exception)
    {
        if (exception is SqliteException)
            throw new InvalidDataException($"The state file '{file}' cannot be read: {exception.Message}", exception);
    }

    /// <summary>What each organization has.</summary>
    /// <exception cref="InvalidDataException">A record is damaged.</exception>
    public Dictionary<StateOwner, OrganizationState> ReadAll()
    {
        var records = new Dictionary<StateOwner, List<StateRecord>>();
        using var command = Command("SELECT organization, snapshot, kind, key, body FROM record");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var owner = new StateOwner(reader.GetString(0), reader.GetString(1));
            if (!records.TryGetValue(owner, out var ofOwner))
                records.Add(owner, ofOwner = []);
            ofOwner.Add(new StateRecord(reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        }

        return records.ToDictionary(static owned => owned.Key, static owned => StateRecord.StateOf(owned.Value));
    }

    /// <summary>Gives new elements the next ids, and returns the ids of all elements that the file knows.</summary>
    public IReadOnlyList<(string Key, long Id)> NumberElements(IEnumerable<string> keys)
    {
        using var insert = Command("INSERT INTO element (key) SELECT value FROM json_each($keys) WHERE true ON CONFLICT DO NOTHING");
        insert.Parameters.AddWithValue("$keys", JsonSerializer.Serialize(keys));
        insert.ExecuteNonQuery();

        var numbered = new List<(string, long)>();
        using var select = Command("SELECT key, id FROM element");
        using var reader = select.ExecuteReader();
        while (reader.Read())
            numbered.Add((reader.GetString(0), reader.GetInt64(1)));

        return numbered;
    }

    /// <summary>Writes all of <paramref name="writes"/> to the disk, or none of them.</summary>
    public void Commit(IEnumerable<Action<StateDatabase>> writes)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var write in writes)
            write(this);

        transaction.Commit();
    }

    /// <summary>Puts <paramref name="records"/> in place of those that an organization has.</summary>
    public void Put(string organization, IReadOnlyList<StateRecord> records)
    {
        foreach (var record in records)
        {
            if (record.Body is null)
            {
                Execute(
                    "DELETE FROM record WHERE organization = $1 AND snapshot = '' AND kind = $2 AND key = $3",
                    organization, record.Kind, record.Key);
            }
            else
            {
                Execute(
                    "INSERT INTO record VALUES ($1, '', $2, $3, $4) ON CONFLICT DO UPDATE SET body = excluded.body",
                    organization, record.Kind, record.Key, record.Body);
            }
        }
    }

    /// <summary>Copies what an organization has from one snapshot to another, in place of what is there; "" is its state.</summary>
    public void Copy(string organization, string from, string to)
    {
        Clear(organization, to);
        Execute(
            "INSERT INTO record SELECT organization, $3, kind, key, body FROM record WHERE organization = $1 AND snapshot = $2",
            organization, from, to);
    }

    /// <summary>Removes what an organization has.</summary>
    public void Clear(string organization, string snapshot = "") =>
        Execute("DELETE FROM record WHERE organization = $1 AND snapshot = $2", organization, snapshot);

    public void Dispose() => _connection.Dispose();

    private static IOException InUse(string file, Exception cause) => new(
        $"'{Path.GetFullPath(file)}' is in use by another local platform. Stop that one, or name another file.", cause);

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private void Execute(string sql, params ReadOnlySpan<string> values)
    {
        using var command = Command(sql);
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);

        command.ExecuteNonQuery();
    }
}
