using Microsoft.AspNetCore.DataProtection;

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
    private readonly ProtectedInstanceStore _instances;

    private SqliteInstanceStore(ProtectedInstanceStore instances) => _instances = instances;

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
        var rows = SqliteRows.Open(path);
        KeyFolder? keys = null;
        try
        {
            keys = new KeyFolder(Path.GetFullPath(path) + ".keys");
            // Of several processes that start at once only one may make a key. If each made its own, they would not see those of the others
            // until they look for new ones, which they do once a day.
            rows.RunAlone(keys.Load);
            return new SqliteInstanceStore(new ProtectedInstanceStore(rows, keys.Provider, keys));
        }
        catch
        {
            keys?.Dispose();
            rows.Dispose();
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
        return new SqliteInstanceStore(new ProtectedInstanceStore(SqliteRows.Open(path), protection));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        _instances.SaveAsync(instance, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default) =>
        _instances.FindAsync(elementKey, name, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) =>
        _instances.RemoveAsync(id, cancellationToken);

    /// <summary>All instances that are kept, in the order in which they were saved.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The instances as they were when the listing began.</returns>
    /// <exception cref="RetainedInstanceException">An instance cannot be decrypted; those before it have been listed.</exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public IAsyncEnumerable<ProvisionedInstance> ListAsync(CancellationToken cancellationToken = default) =>
        _instances.ListAsync(cancellationToken);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _instances.Dispose();
}
