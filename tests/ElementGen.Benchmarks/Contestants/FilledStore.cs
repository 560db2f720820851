using System.Runtime.Versioning;
using ElementGen.Storage;
using ElementGen.Storage.Tests.PostgreSql;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>A store in a database that has the instances of many tenants.</summary>
internal sealed class FilledStore : IDisposable
{
    private readonly IDisposable _opened;

    private FilledStore(IProvisioningStore store) => (Store, _opened) = (store, (IDisposable)store);

    public IProvisioningStore Store { get; }

    /// <summary>One in a new file.</summary>
    public static async Task<FilledStore> InSqliteAsync(string path, Tenants tenants, int count)
    {
        var protection = new EphemeralDataProtectionProvider();
        var store = SqliteInstanceStore.Open(path, protection);
        using var rows = SqliteRows.Open(path);
        return await FilledAsync(store, rows, protection, tenants, count).ConfigureAwait(false);
    }

    /// <summary>One in a new database of a server.</summary>
    [UnsupportedOSPlatform("windows")]
    public static async Task<FilledStore> InPostgreSqlAsync(PostgreSqlServer server, Tenants tenants, int count)
    {
        var name = FormattableString.Invariant($"tenants_{count}");
        await RunAsync(ConnectionTo(server, "postgres"), $"CREATE DATABASE {name}").ConfigureAwait(false);
        var connection = ConnectionTo(server, name);
        var protection = new EphemeralDataProtectionProvider();
        var store = await PostgreSqlInstanceStore.OpenAsync(connection, protection).ConfigureAwait(false);
        using var rows = new PostgreSqlRows(Database.Of(connection));
        var filled = await FilledAsync(store, rows, protection, tenants, count).ConfigureAwait(false);
        // The server does it by itself within minutes, and would do it while others are measured.
        await RunAsync(connection, "VACUUM ANALYZE").ConfigureAwait(false);
        await RunAsync(connection, "CHECKPOINT").ConfigureAwait(false);
        return filled;
    }

    public void Dispose() => _opened.Dispose();

    /// <summary>All rows in one transaction: in one each, it would take minutes.</summary>
    private static async Task<FilledStore> FilledAsync(
        IProvisioningStore store, IRetainedRows rows, IDataProtectionProvider protection, Tenants tenants, int count)
    {
        var scope = await store.GetScopeAsync().ConfigureAwait(false);
        var protector = new InstanceProtector(protection, rows.Place);
        await rows.ChangeAsync(
            async changes =>
            {
                foreach (var row in tenants.RowsOf(count, scope, protector))
                    await changes.AddAsync(row).ConfigureAwait(false);

                return true;
            },
            TimeSpan.Zero,
            CancellationToken.None).ConfigureAwait(false);
        return new FilledStore(store);
    }

    [UnsupportedOSPlatform("windows")]
    private static string ConnectionTo(PostgreSqlServer server, string database) => $"Host={server.Host};Database={database};Username=acme";

    private static async Task RunAsync(string connectionString, string sql)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=120");
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync().ConfigureAwait(false);
        var command = new NpgsqlCommand(sql, connection);
        await using var ofCommand = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
