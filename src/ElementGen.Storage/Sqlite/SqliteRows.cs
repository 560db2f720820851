using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ElementGen.Storage;

/// <summary>
/// The rows in a SQLite file: one connection, used by one call at a time. SQLite works synchronously, so only the wait for one's turn is
/// asynchronous.
/// </summary>
internal sealed class SqliteRows : IRetainedRows
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _isDisposed;

    private SqliteRows(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    /// <summary>How the file is laid out.</summary>
    public static SqliteSchema Schema { get; } = new("retained instances", 0x456C4753,
    [
        """
        CREATE TABLE retained_instance (
            -- The order of saving; a clock can go backwards.
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id INTEGER NOT NULL UNIQUE,
            element_key TEXT NOT NULL,
            name TEXT NOT NULL,
            retained_at TEXT NOT NULL,
            payload BLOB NOT NULL
        );
        CREATE INDEX retained_instance_name ON retained_instance (element_key, name, sequence)
        """,
    ]);

    /// <inheritdoc/>
    public string Place => $"'{_path}'";

    /// <summary>Opens the file at <paramref name="path"/>; makes it, for its owner only, where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not a store's database, or was written by a newer release.</exception>
    /// <exception cref="IOException">The file cannot be opened or made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open or make the file.</exception>
    public static SqliteRows Open(string path)
    {
        var fullPath = Path.GetFullPath(path);
        return new SqliteRows(fullPath, SqliteFile.Open(fullPath, Schema));
    }

    /// <summary>Runs an <paramref name="action"/> while no other process writes to the file or does the same.</summary>
    public void RunAlone(Action action)
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            action();
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(exception, _path, Schema);
        }
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(RetainedRow row, CancellationToken cancellationToken) => await RunAsync(
        """
        INSERT OR REPLACE INTO retained_instance (id, element_key, name, retained_at, payload)
        VALUES ($id, $element, $name, $now, $payload)
        """,
        static command => command.ExecuteNonQuery(),
        cancellationToken,
        ("$id", row.Id),
        ("$element", row.ElementKey),
        ("$name", row.Name),
        ("$now", DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture)),
        ("$payload", row.Payload)).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<RetainedRow?> FindNewestAsync(string elementKey, string name, CancellationToken cancellationToken)
    {
        var rows = await RunAsync(
            """
            SELECT id, element_key, name, payload FROM retained_instance
            WHERE element_key = $element AND name = $name ORDER BY sequence DESC LIMIT 1
            """,
            ReadRows,
            cancellationToken,
            ("$element", elementKey),
            ("$name", name)).ConfigureAwait(false);
        return rows.SingleOrDefault();
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken) => RunAsync(
        "DELETE FROM retained_instance WHERE id = $id",
        static command => command.ExecuteNonQuery() > 0,
        cancellationToken,
        ("$id", id));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RetainedRow>> ListAsync(CancellationToken cancellationToken) => RunAsync(
        "SELECT id, element_key, name, payload FROM retained_instance ORDER BY sequence",
        ReadRows,
        cancellationToken);

    /// <summary>Waits for the call under way and closes the file.</summary>
    public void Dispose()
    {
        _gate.Wait();
        try
        {
            _isDisposed = true;
            _connection.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<T> RunAsync<T>(
        string sql, Func<SqliteCommand, T> run, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteInstanceStore));
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
                command.Parameters.AddWithValue(name, value);

            return run(command);
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(exception, _path, Schema);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static IReadOnlyList<RetainedRow> ReadRows(SqliteCommand command)
    {
        var rows = new List<RetainedRow>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(new RetainedRow(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3)));

        return rows;
    }
}
