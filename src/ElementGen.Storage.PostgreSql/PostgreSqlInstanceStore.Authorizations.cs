namespace ElementGen.Storage;

/// <content>Authorizations that wait for a person.</content>
public sealed partial class PostgreSqlInstanceStore
{
    /// <inheritdoc/>
    /// <remarks>It forgets others that have expired.</remarks>
    /// <exception cref="IOException">The database cannot be written, or there is no valid key.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask SaveAsync(
        string account, PendingAuthorization authorization, CancellationToken cancellationToken = default) =>
        _instances.SaveAsync(account, authorization, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The database cannot be written; or the authorization is there, but cannot be decrypted. Then it stays until it expires.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only, or this user may not change it.</exception>
    public ValueTask<PendingAuthorization?> TakeAsync(string account, string id, CancellationToken cancellationToken = default) =>
        _instances.TakeAsync(account, id, cancellationToken);
}
