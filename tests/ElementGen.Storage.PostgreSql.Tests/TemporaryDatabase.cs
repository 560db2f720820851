using System.Runtime.Versioning;
using Npgsql;

namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>A database that is gone after the test, and a folder for its key file.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly PostgreSqlServer _server;
    private readonly TemporaryFolder _folder = new();
    private readonly string _name;

    public TemporaryDatabase(PostgreSqlServer? server = null)
    {
        _server = server ?? PostgreSqlServer.Shared;
        if (_server.FreeDatabases.TryTake(out var free))
        {
            _name = free;
            return;
        }

        _name = $"test_{Guid.NewGuid():N}";
        Run(Administration, $"CREATE DATABASE {_name}");
    }

    public string ConnectionString => ConnectionTo(_name);

    public string KeyFile => _folder["instances.key"];

    public string Name => _name;

    public string Host => _server.Host;

    public TemporaryFolder Folder => _folder;

    private string Administration => ConnectionTo("postgres");

    public string ConnectionTo(string database) => $"Host={_server.Host};Database={database};Username=acme";

    public PostgreSqlInstanceStore Open() => OpenAsync().GetAwaiter().GetResult();

    public Task<PostgreSqlInstanceStore> OpenAsync() => PostgreSqlInstanceStore.OpenAsync(ConnectionString, KeyFile);

    public void Run(string sql, params object[] values) => Run(ConnectionString, sql, values);

    public void RunAsAdministrator(string sql) => Run(Administration, sql);

    /// <summary>The first column of what a query gives, as text.</summary>
    public List<string> Query(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add($"{reader.GetValue(0)}");

        return rows;
    }

    public void Dispose()
    {
        // Much faster than a new database for each test.
        Run(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
            DROP SCHEMA IF EXISTS elementgen CASCADE
            """);
        _server.FreeDatabases.Add(_name);
        _folder.Dispose();
    }

    private static void Run(string connectionString, string sql, params object[] values)
    {
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);

        command.ExecuteNonQuery();
    }
}
