namespace ElementGen.Storage;

/// <summary>Authorizations that wait for a person.</summary>
internal sealed partial class ProtectedInstanceStore : IAuthorizationStore
{
    // However many have expired, a save does not take long.
    private const int MostForgotten = 100;

    /// <inheritdoc/>
    public async ValueTask SaveAsync(
        string account, PendingAuthorization authorization, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(authorization);
        var row = _authorizationProtector.Protect(account, authorization);
        await _rows.ChangeAsync(
            async rows =>
            {
                await rows.SaveAuthorizationAsync(row, MostForgotten).ConfigureAwait(false);
                return true;
            },
            TimeSpan.Zero,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The authorization is there, but cannot be decrypted. It stays.</exception>
    public ValueTask<PendingAuthorization?> TakeAsync(string account, string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(id);
        return _rows.ChangeAsync(
            async rows =>
            {
                // Decrypted before the change is made: what cannot be read here may be read where other keys are.
                var payload = await rows.TakeAuthorizationAsync(account, AuthorizationRow.HashOf(id)).ConfigureAwait(false);
                return payload is null ? null : _authorizationProtector.Unprotect(account, id, payload);
            },
            TimeSpan.Zero,
            cancellationToken);
    }
}
