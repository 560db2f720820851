using ElementGen.Storage;
using Microsoft.Data.Sqlite;

namespace ElementGen.LocalPlatform;

/// <summary>The database of a local platform. It has one connection, which serves one request at a time.</summary>
internal sealed class PlatformState : IDisposable
{
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
    ]);

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    private PlatformState(SqliteConnection connection)
    {
        _connection = connection;
        _connection.CreateFunction(
            "contains_text", (string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase), isDeterministic: true);
    }

    /// <summary>Opens the state in <paramref name="file"/>, or in memory if that is null.</summary>
    public static PlatformState Open(string? file) =>
        new(file is null ? SqliteFile.OpenInMemory(Schema) : SqliteFile.Open(file, Schema));

    /// <summary>Makes a command of <paramref name="sql"/> and its parameters, and passes it to <paramref name="read"/>.</summary>
    public T Run<T>(string sql, Func<SqliteCommand, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        lock (_gate)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
                command.Parameters.AddWithValue(name, value);

            try
            {
                return read(command);
            }
            catch (SqliteException exception)
            {
                throw new StateException($"The local platform's state cannot be used: {exception.Message}", exception);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _connection.Dispose();
    }
}
