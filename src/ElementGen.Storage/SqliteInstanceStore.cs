using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace ElementGen.Storage;

/// <summary>
/// Keeps provisioned instances in a SQLite file that several processes may share. What the platform answered, the token above all, is
/// encrypted; only the id, the element's key, the name and the time of saving are readable. Thread-safe.
/// </summary>
/// <remarks>
/// Of several instances with one element and one name, the one saved last is found. SQLite works synchronously: a call can block its
/// thread while another process writes, for 30 seconds at most, before it fails with an <see cref="IOException"/>.
/// </remarks>
/// <example>
/// <code>
/// using var store = SqliteInstanceStore.Open("instances.db");
/// using var client = new ElementsClient(new ElementsClientOptions { BaseAddress = address, Credentials = credentials, Store = store });
/// </code>
/// </example>
public sealed class SqliteInstanceStore : IInstanceStore, IDisposable
{
    private static readonly SqliteSchema Schema = new("retained instances", 0x456C4753, 1, """
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
        """);

    private readonly string _path;
    private readonly InstanceProtector _protector;
    private readonly IDisposable? _keys;
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _isDisposed;

    private SqliteInstanceStore(string path, IDataProtectionProvider protection, IDisposable? keys)
    {
        _path = Path.GetFullPath(path);
        _protector = new InstanceProtector(protection, _path);
        _keys = keys;
        _connection = SqliteFile.Open(_path, Schema);
    }

    /// <summary>
    /// Opens the store in a file, with encryption keys in a folder beside it (<c>instances.db.keys</c>). Where one is missing it is made,
    /// for its owner only. Whoever can read both can read the tokens; a backup needs both.
    /// </summary>
    /// <param name="path">The database file.</param>
    /// <returns>The store; dispose of it when nothing uses it any more.</returns>
    /// <exception cref="InvalidDataException">The file is not a store's database, or was written by a newer release.</exception>
    /// <exception cref="IOException">The file or the folder cannot be opened or made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open or make the file or the folder.</exception>
    public static SqliteInstanceStore Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var keys = new KeyFolder(Path.GetFullPath(path) + ".keys");
        SqliteInstanceStore? store = null;
        try
        {
            store = new SqliteInstanceStore(path, keys.Provider, keys);
            store.LoadKeys(keys);
            return store;
        }
        catch
        {
            store?.Dispose();
            keys.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens the store in a file, with the encryption that an application has set up; several machines can then share keys.
    /// </summary>
    /// <param name="path">The database file; made, for its owner only, where there is none.</param>
    /// <param name="protection">Encrypts and decrypts. Its keys have to last as long as the file.</param>
    /// <returns>The store; dispose of it when nothing uses it any more.</returns>
    /// <exception cref="InvalidDataException">The file is not a store's database, or was written by a newer release.</exception>
    /// <exception cref="IOException">The file cannot be opened or made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open or make the file.</exception>
    public static SqliteInstanceStore Open(string path, IDataProtectionProvider protection)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(protection);
        return new SqliteInstanceStore(path, protection, keys: null);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    public async ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var payload = _protector.Protect(instance);
        await RunAsync(
            """
            INSERT OR REPLACE INTO retained_instance (id, element_key, name, retained_at, payload)
            VALUES ($id, $element, $name, $now, $payload)
            """,
            static command => command.ExecuteNonQuery(),
            cancellationToken,
            ("$id", instance.Id),
            ("$element", instance.Element.Key),
            ("$name", instance.Name),
            ("$now", DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture)),
            ("$payload", payload)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public async ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(elementKey);
        ArgumentNullException.ThrowIfNull(name);
        var found = await RunAsync(
            """
            SELECT id, element_key, name, payload FROM retained_instance
            WHERE element_key = $element AND name = $name ORDER BY sequence DESC LIMIT 1
            """,
            ReadRows,
            cancellationToken,
            ("$element", elementKey),
            ("$name", name)).ConfigureAwait(false);
        return found is [var row] ? _protector.Unprotect(row) : null;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    public async ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) => await RunAsync(
        "DELETE FROM retained_instance WHERE id = $id",
        static command => command.ExecuteNonQuery() > 0,
        cancellationToken,
        ("$id", id)).ConfigureAwait(false);

    /// <summary>All instances that are kept, in the order in which they were saved.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The instances as they were when the listing began.</returns>
    /// <exception cref="RetainedInstanceException">An instance cannot be decrypted; those before it have been listed.</exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public async IAsyncEnumerable<ProvisionedInstance> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = await RunAsync(
            "SELECT id, element_key, name, payload FROM retained_instance ORDER BY sequence",
            ReadRows,
            cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return _protector.Unprotect(row);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _gate.Wait();
        try
        {
            _isDisposed = true;
            _connection.Dispose();
            _keys?.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    private void LoadKeys(KeyFolder keys)
    {
        try
        {
            // Under the write lock, so that of several processes that start at once only one makes a key. Each with a key of its own,
            // they would not see those of the others until they look for new ones, which they do once a day.
            using var transaction = _connection.BeginTransaction(deferred: false);
            keys.Load();
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(exception, _path, Schema);
        }
    }

    private async ValueTask<T> RunAsync<T>(
        string sql, Func<SqliteCommand, T> run, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
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

    private static List<RetainedRow> ReadRows(SqliteCommand command)
    {
        var rows = new List<RetainedRow>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(new RetainedRow(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3)));

        return rows;
    }
}
