namespace ElementGen;

/// <summary>
/// Keeps authorizations that wait for a person, so that the callback can come to another process than the one that asked: after a restart,
/// or on another machine. An <see cref="IInstanceStore"/> that implements this interface too is used by <see cref="ElementsClient"/>.
/// </summary>
/// <remarks>
/// Implementations are thread-safe, and encrypt what they keep: <see cref="RetainedAuthorization"/> gives the bytes, which hold a secret.
/// They forget what has expired.
/// </remarks>
public interface IAuthorizationStore
{
    /// <summary>Keeps an authorization until it is taken, or expires.</summary>
    /// <param name="account">The account; see <see cref="ElementsClientOptions.Account"/>.</param>
    /// <param name="authorization">The authorization.</param>
    /// <param name="cancellationToken">Cancels the saving.</param>
    /// <returns>A task that ends when it is safe.</returns>
    ValueTask SaveAsync(string account, PendingAuthorization authorization, CancellationToken cancellationToken = default);

    /// <summary>Gives an authorization to one caller, and forgets it: of several callers at once, one gets it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="id">The authorization's <see cref="PendingAuthorization.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the call before anything is forgotten.</param>
    /// <returns>The authorization, which may have expired; null when there is none.</returns>
    ValueTask<PendingAuthorization?> TakeAsync(string account, string id, CancellationToken cancellationToken = default);
}
