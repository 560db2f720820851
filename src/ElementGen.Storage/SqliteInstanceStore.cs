using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage;

/// <summary>
/// Keeps provisioned instances, and authorizations that wait for a person, in a SQLite file that several processes, and clients of several
/// accounts, may share. What the platform answered, the token above all, is encrypted; only the account, the element's key, the name, the
/// id, how far provisioning has come, and times are readable; of an authorization, the account and the time. Thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// An instance is kept under the account, the element's key and the name that were asked for. Saving one replaces another only if both have
/// the same id and the same token. Otherwise the older ones of the name become history: they are not found, but listed, and can be removed;
/// when the newest is removed, the one before it is found again.
/// </para>
/// <para>
/// SQLite works synchronously: a call can block its thread while another process writes. Each call waits for others for 30 seconds at most,
/// before it fails with an <see cref="IOException"/>. If the file is deleted, renamed or replaced while the store is open, saving and
/// removing fail with an <see cref="IOException"/> too.
/// </para>
/// <para>
/// A backup needs the file and the folder with its keys: <see cref="BackupAsync"/> copies both at any time. A plain copy is complete, too,
/// if nothing is saved meanwhile. To restore one, close the store, put both back, and delete <c>instances.db-journal</c> if it is there:
/// it belongs to the old database.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using var store = SqliteInstanceStore.Open("instances.db");
/// using var client = new ElementsClient(new ElementsClientOptions { BaseAddress = address, Credentials = credentials, Store = store });
/// </code>
/// </example>
public sealed partial class SqliteInstanceStore : IProvisioningStore, IAuthorizationStore, IDisposable
{
    private readonly SqliteRows _rows;
    private readonly ProtectedInstanceStore _instances;
    private readonly IReadOnlyList<string> _keyFolders;
    private readonly StoreWarnings _warnings;

    private SqliteInstanceStore(
        SqliteRows rows, ProtectedInstanceStore instances, IReadOnlyList<string> keyFolders, StoreWarnings warnings)
    {
        _rows = rows;
        _instances = instances;
        _keyFolders = keyFolders;
        _warnings = warnings;
    }

    /// <summary>
    /// What should be put right although the store works, a sentence each: files that others could read until now, keys that cannot be used
    /// or renewed. Empty if there is nothing to do. Log them after opening; they name files and hold no secret.
    /// </summary>
    public IReadOnlyList<string> Warnings => _warnings.ToList();

    /// <summary>
    /// Opens the store in a file, with encryption keys in a folder beside it (<c>instances.db.keys</c>). Where one is missing it is made,
    /// for its owner only. Whoever can read both can read the tokens; a backup needs both.
    /// </summary>
    /// <remarks>
    /// <para>
    /// If the path is a link, the keys are beside the file that it leads to; keys beside the link are read too. Keys are renewed every 90
    /// days; if they cannot be written, the old ones are used.
    /// </para>
    /// <para>
    /// On Linux and macOS, what other users may do with the file and the keys is taken away, and <see cref="Warnings"/> says so. Whatever
    /// belongs to a user other than this one and root is refused, and so is a folder in which every user could replace the file. That holds
    /// for root too, because the owner of a folder can put other files in it: a container that has a user's folder mounted must run as
    /// that user (<c>docker run --user</c>).
    /// </para>
    /// <para>
    /// If the file or its folder is read-only, instances can be found and listed, but not saved or removed, and nothing is written beside
    /// the file.
    /// </para>
    /// </remarks>
    /// <param name="path">The database file.</param>
    /// <returns>The store; dispose of it when nothing uses it any more.</returns>
    /// <exception cref="ArgumentException">The path does not name a file: it is <c>:memory:</c>, a URI or a connection string.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a store's database, is damaged, or was written by a newer release.
    /// </exception>
    /// <exception cref="RetainedInstanceException">
    /// None of the instances in the file can be decrypted: the keys are lost or damaged, or not those of this file. No key is made and
    /// nothing is saved; restore file and keys from one backup.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or made; or there is no valid key, and none can be written.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// This user may not open or make the file or the keys; or they, or a folder on the way to them, belong to another user, or every user
    /// may write there. The message says how to put it right.
    /// </exception>
    public static SqliteInstanceStore Open(string path)
    {
        var warnings = new StoreWarnings();
        var rows = SqliteRows.Open(path, warnings);
        KeyRing? keys = null;
        try
        {
            var folders = KeyFolder.Beside(path, warnings);
            keys = OpenKeys(folders, rows, warnings);
            return new SqliteInstanceStore(rows, new ProtectedInstanceStore(rows, keys.Provider, keys), folders, warnings);
        }
        catch
        {
            keys?.Dispose();
            rows.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens the store in a file, with the encryption that an application has set up; several machines can then share keys. The remarks on
    /// links, owners and rights of <see cref="Open(string)"/> apply here too.
    /// </summary>
    /// <param name="path">The database file; made, for its owner only, where there is none.</param>
    /// <param name="protection">Encrypts and decrypts. Its keys have to last as long as the file.</param>
    /// <returns>The store; dispose of it when nothing uses it any more.</returns>
    /// <exception cref="ArgumentException">The path does not name a file: it is <c>:memory:</c>, a URI or a connection string.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a store's database, is damaged, or was written by a newer release.
    /// </exception>
    /// <exception cref="RetainedInstanceException">
    /// None of the instances in the file can be decrypted: <paramref name="protection"/> does not have the keys that they were saved with.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or made.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// This user may not open or make the file; or it, or a folder on the way to it, belongs to another user, or every user may write
    /// there.
    /// </exception>
    public static SqliteInstanceStore Open(string path, IDataProtectionProvider protection)
    {
        ArgumentNullException.ThrowIfNull(protection);
        var warnings = new StoreWarnings();
        var rows = SqliteRows.Open(path, warnings);
        try
        {
            CheckKeys(rows, protection, static () => "the application's keys.", warnings);
            return new SqliteInstanceStore(rows, new ProtectedInstanceStore(rows, protection), [], warnings);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>It begins to write, as saving does, and takes that back. It also encrypts something.</remarks>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    /// <exception cref="IOException">
    /// The database cannot be written: others use it, or its file was deleted, renamed or replaced. Or there is no valid key.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
    public ValueTask EnsureCanSaveAsync(CancellationToken cancellationToken = default) => _instances.EnsureCanSaveAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        _instances.SaveAsync(instance, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
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
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) =>
        _instances.RemoveAsync(id, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The id "0" stands for an instance that the platform told no id for.</remarks>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
    public ValueTask<bool> RemoveAsync(string account, string id, CancellationToken cancellationToken = default) =>
        _instances.RemoveAsync(account, id, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
    public ValueTask<bool> RemoveAsync(
        string account,
        string id,
        Func<InstanceKey, ProvisionedInstance, bool> isMeant,
        CancellationToken cancellationToken = default) =>
        _instances.RemoveAsync(account, id, isMeant, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
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
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
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

    /// <summary>
    /// Copies the store, while it is in use, to a file that <see cref="Open(string)"/> opens: the database and, unless the application
    /// brought its own encryption, the keys (for <c>backup.db</c>, in <c>backup.db.keys</c>). Both are made for their owner only.
    /// </summary>
    /// <param name="path">The file to make. Neither it nor the folder for its keys may be there yet.</param>
    /// <param name="cancellationToken">Cancels the copying before it begins.</param>
    /// <returns>A task that ends when the copy is complete; if it fails, nothing of the copy remains.</returns>
    /// <exception cref="ArgumentException">The path does not name a file: it is <c>:memory:</c>, a URI or a connection string.</exception>
    /// <exception cref="IOException">The file is there already, or cannot be made, or the database cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make the file or the folder, or not read the keys.</exception>
    public ValueTask BackupAsync(string path, CancellationToken cancellationToken = default) =>
        SqliteBackup.WriteAsync(_rows, _keyFolders, path, cancellationToken);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _instances.Dispose();

    private static KeyRing OpenKeys(IReadOnlyList<string> folders, SqliteRows rows, StoreWarnings warnings)
    {
        bool hasInstances;
        using (var present = KeyFolder.Open(folders, mayMakeKeys: false, warnings))
            hasInstances = CheckKeys(rows, present.Provider, () => present.Description, warnings);

        var keys = KeyFolder.Open(folders, mayMakeKeys: !rows.IsReadOnly, warnings);
        try
        {
            // Of several processes that start at once only one may make a key. If each made its own, they would not see those of the others
            // until they look for new ones, which they do once a day.
            if (!rows.IsReadOnly)
                rows.RunAlone(() => keys.Load(isNeeded: !hasInstances));
            return keys;
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    // SQLite works synchronously, so the task has ended when it is returned.
    private static bool CheckKeys(SqliteRows rows, IDataProtectionProvider protection, Func<string> keys, StoreWarnings warnings) =>
        LostKeys.CheckAsync(rows.Place, filter => ValueTask.FromResult(rows.ReadAtOpening(filter)), protection, keys, warnings)
            .GetAwaiter().GetResult();
}
