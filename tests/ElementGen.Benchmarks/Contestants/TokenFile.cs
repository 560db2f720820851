using Microsoft.Data.Sqlite;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>
/// The least that a program can keep of its instances: a table with their tokens in SQLite, not encrypted, and each on the disk when it is
/// saved.
/// </summary>
internal sealed class TokenFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public TokenFile(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _connection.Open();
        using var setUp = _connection.CreateCommand();
        setUp.CommandText = "PRAGMA synchronous = EXTRA; CREATE TABLE token (name TEXT PRIMARY KEY, id INTEGER NOT NULL, token TEXT NOT NULL)";
        setUp.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO token VALUES ($name, $id, $token)";
    }

    public void Save(string name, long id, string token)
    {
        _insert.Parameters.Clear();
        _insert.Parameters.AddWithValue("$name", name);
        _insert.Parameters.AddWithValue("$id", id);
        _insert.Parameters.AddWithValue("$token", token);
        _insert.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
