using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace ElementGen.Storage;

/// <summary>
/// Keeps provisioned instances, and authorizations that wait for a person, in a PostgreSQL database that processes on several machines, and
/// clients of several accounts, may share. What the platform answered, the token above all, is encrypted; only the account, the element's
/// key, the name, the id, how far provisioning has come, and times are readable; of an authorization, the account and the time.
/// Thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// The store has a schema of its own, <c>elementgen</c>, and is brought to its current layout when it is opened. Its calls mean the same as
/// those of <see cref="SqliteInstanceStore"/>.
/// </para>
/// <para>
/// Each call takes one connection for as long as it takes, and waits for other calls that change the same name for 30 seconds at most. It
/// takes part in no transaction of the caller's: what is saved stays. After a restart of the server the store goes on.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// await using var store = await PostgreSqlInstanceStore.OpenAsync("Host=db;Database=acme;Username=acme", "/etc/acme/instances.key");
/// using var client = new ElementsClient(new ElementsClientOptions { BaseAddress = address, Credentials = credentials, Store = store });
/// </code>
/// </example>
public sealed partial class PostgreSqlInstanceStore : IProvisioningStore, IAuthorizationStore, IDisposable, IAsyncDisposable
{
    private readonly ProtectedInstanceStore _instances;
    private readonly StoreWarnings _warnings;

    private PostgreSqlInstanceStore(ProtectedInstanceStore instances, StoreWarnings warnings)
    {
        _instances = instances;
        _warnings = warnings;
    }

    /// <summary>
    /// What should be put right although the store works, a sentence each: a key file that others could read until now, keys that cannot be
    /// used or renewed. Empty if there is nothing to do. Log them after opening; they hold no secret.
    /// </summary>
    public IReadOnlyList<string> Warnings => _warnings.ToList();

    /// <summary>
    /// Opens the store in a database, with encryption keys in the database too, which are themselves encrypted with a key in a file. Every
    /// machine needs the same file. Whoever has the file and can read the database can read the tokens; a backup needs both.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The file is made, for its owner only, when the store is opened for the first time and the file is not there. It has 32 random bytes
    /// in Base64 on a line. With several lines, the first one encrypts, and the others still decrypt: so a key can be replaced.
    /// </para>
    /// <para>
    /// On Linux and macOS, what other users may do with the file is taken away, and <see cref="Warnings"/> says so. A file of another user,
    /// and a folder in which every user could replace it, is refused.
    /// </para>
    /// </remarks>
    /// <param name="connectionString">The database, as Npgsql names it: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <param name="keyFile">The file with the key.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The store; dispose of it when nothing uses it any more.</returns>
    /// <exception cref="ArgumentException">The connection string cannot be used.</exception>
    /// <exception cref="InvalidDataException">
    /// The database is not one that a store can be in, or the store was written by a newer release; or the file holds something else than
    /// keys.
    /// </exception>
    /// <exception cref="RetainedInstanceException">
    /// None of the instances can be decrypted: the keys are lost or damaged, or the file is another's. No key is made and nothing is saved.
    /// </exception>
    /// <exception cref="IOException">
    /// The database cannot be reached, or the file is missing although keys were encrypted with it.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The server does not let this user in, or the user may not make the tables; or the file is another user's, or others may change it.
    /// </exception>
    public static Task<PostgreSqlInstanceStore> OpenAsync(
        string connectionString, string keyFile, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyFile);
        return OpenAsync(Database.Of(connectionString), opening => opening.WithKeysAsync(keyFile, cancellationToken));
    }

    /// <summary>
    /// Opens the store in a database, with the encryption that an application has set up. Every machine needs the same keys.
    /// </summary>
    /// <param name="connectionString">The database, as Npgsql names it: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <param name="protection">Encrypts and decrypts. Its keys have to last as long as the store.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The store; dispose of it when nothing uses it any more.</returns>
    /// <exception cref="ArgumentException">The connection string cannot be used.</exception>
    /// <exception cref="InvalidDataException">
    /// The database is not one that a store can be in, or the store was written by a newer release.
    /// </exception>
    /// <exception cref="RetainedInstanceException">
    /// None of the instances can be decrypted: <paramref name="protection"/> does not have the keys that they were saved with.
    /// </exception>
    /// <exception cref="IOException">The database cannot be reached.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The server does not let this user in, or the user may not make the tables.
    /// </exception>
    public static Task<PostgreSqlInstanceStore> OpenAsync(
        string connectionString, IDataProtectionProvider protection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(protection);
        return OpenAsync(Database.Of(connectionString), opening => opening.WithProtectionAsync(protection, cancellationToken));
    }

    /// <summary>
    /// The same with connections that an application has set up, such as with passwords that expire. They stay open when the store is
    /// closed.
    /// </summary>
    /// <param name="database">Opens the connections.</param>
    /// <param name="keyFile">The file with the key.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <inheritdoc cref="OpenAsync(string, string, CancellationToken)" path="/*[self::returns or self::exception or self::remarks]"/>
    public static Task<PostgreSqlInstanceStore> OpenAsync(
        NpgsqlDataSource database, string keyFile, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyFile);
        return OpenAsync(Database.Of(database), opening => opening.WithKeysAsync(keyFile, cancellationToken));
    }

    /// <summary>The same with connections and an encryption that an application has set up. Both stay when the store is closed.</summary>
    /// <param name="database">Opens the connections.</param>
    /// <param name="protection">Encrypts and decrypts. Its keys have to last as long as the store.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <inheritdoc cref="OpenAsync(string, IDataProtectionProvider, CancellationToken)" path="/*[self::returns or self::exception]"/>
    public static Task<PostgreSqlInstanceStore> OpenAsync(
        NpgsqlDataSource database, IDataProtectionProvider protection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(protection);
        return OpenAsync(Database.Of(database), opening => opening.WithProtectionAsync(protection, cancellationToken));
    }

    /// <inheritdoc/>
    /// <remarks>It looks whether the database can be reached and written, and encrypts something.</remarks>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    /// <exception cref="IOException">The database cannot be reached, or there is no valid key.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask EnsureCanSaveAsync(CancellationToken cancellationToken = default) => _instances.EnsureCanSaveAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        _instances.SaveAsync(instance, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask SaveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        _instances.SaveAsync(key, instance, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default) =>
        _instances.FindAsync(elementKey, name, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public ValueTask<ProvisionedInstance?> FindAsync(InstanceKey key, CancellationToken cancellationToken = default) =>
        _instances.FindAsync(key, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public ValueTask<ProvisionedInstance?> FindAsync(
        InstanceKey key, Func<ProvisionedInstance, bool> mayClaim, CancellationToken cancellationToken = default) =>
        _instances.FindAsync(key, mayClaim, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The id 0 stands for an instance that the platform told no id for.</remarks>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) =>
        _instances.RemoveAsync(id, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The id "0" stands for an instance that the platform told no id for.</remarks>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask<bool> RemoveAsync(string account, string id, CancellationToken cancellationToken = default) =>
        _instances.RemoveAsync(account, id, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask<bool> RemoveAsync(
        string account,
        string id,
        Func<InstanceKey, ProvisionedInstance, bool> isMeant,
        CancellationToken cancellationToken = default) =>
        _instances.RemoveAsync(account, id, isMeant, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask<bool> RemoveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        _instances.RemoveAsync(key, instance, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public ValueTask<string> GetScopeAsync(CancellationToken cancellationToken = default) => _instances.GetScopeAsync(cancellationToken);

    /// <summary>
    /// Gives a new store the scope of another one, which it replaces, or with which it is meant as one: then it knows the other's instances
    /// on the platform by their tags. If it has this scope already, nothing happens.
    /// </summary>
    /// <param name="scope">
    /// What <see cref="GetScopeAsync"/> of the other store gave, or a text of your own that stays the same; at most 200 characters. It is
    /// no secret.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The text is empty, or too long.</exception>
    /// <exception cref="InvalidOperationException">The store has another scope, and rows. Nothing was changed.</exception>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
    public ValueTask UseScopeAsync(string scope, CancellationToken cancellationToken = default) =>
        _instances.UseScopeAsync(scope, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The row's instance cannot be decrypted.</exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public ValueTask<ProvisioningRow?> ReadRowAsync(InstanceKey key, CancellationToken cancellationToken = default) =>
        _instances.ReadRowAsync(key, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask<ProvisioningRow?> WriteRowAsync(
        InstanceKey key, string? revision, ProvisioningChange change, CancellationToken cancellationToken = default) =>
        _instances.WriteRowAsync(key, revision, change, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public ValueTask<IReadOnlyList<ProvisioningRow>> ListRowsAsync(
        ProvisioningQuery query, CancellationToken cancellationToken = default) =>
        _instances.ListRowsAsync(query, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public ValueTask<bool> HasInstanceAsync(string account, string id, CancellationToken cancellationToken = default) =>
        _instances.HasInstanceAsync(account, id, cancellationToken);

    /// <summary>
    /// All instances that are kept, of every account and with the older ones of each name, in the order in which they were saved.
    /// </summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The instances as they were when the listing began.</returns>
    /// <exception cref="RetainedInstanceException">
    /// Instances cannot be decrypted. It is thrown after all others have been listed, and names each of them.
    /// </exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public IAsyncEnumerable<ProvisionedInstance> ListAsync(CancellationToken cancellationToken = default) =>
        _instances.ListAsync(cancellationToken);

    /// <summary>
    /// The same as <see cref="ListAsync"/>, with what each instance belongs to, and whether it is the one that is found.
    /// </summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The instances as they were when the listing began.</returns>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public IAsyncEnumerable<RetainedEntry> ListEntriesAsync(CancellationToken cancellationToken = default) =>
        _instances.ListEntriesAsync(cancellationToken);

    /// <summary>Closes the store's connections, unless they are the application's.</summary>
    public void Dispose() => _instances.Dispose();

    /// <summary>Closes the store's connections, unless they are the application's.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<PostgreSqlInstanceStore> OpenAsync(Database database, Func<Opening, Task<ProtectedInstanceStore>> open)
    {
        try
        {
            var warnings = new StoreWarnings();
            return new PostgreSqlInstanceStore(await open(new Opening(database, warnings)).ConfigureAwait(false), warnings);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
