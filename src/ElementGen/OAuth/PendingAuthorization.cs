using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// An authorization that waits for a person: open <see cref="Address"/> in a browser; the provider sends what the person decides to
/// <see cref="CallbackUrl"/>. Thread-safe.
/// </summary>
/// <example><code>
/// var pending = await Box.AuthorizeAsync(client, configuration);
/// // Send the browser to pending.Address. Later, with the address that it comes back to:
/// var box = await Box.ProvisionAsync(client, "acme-box", configuration, pending.Complete(callback));
/// </code></example>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(UnwrittenJsonConverter<PendingAuthorization>))]
public sealed class PendingAuthorization
{
    private readonly TimeProvider _clock;
    private int _isCompleted;

    internal PendingAuthorization(TimeProvider clock) => _clock = clock;

    /// <summary>The element that the consent is for.</summary>
    public required string ElementKey { get; init; }

    /// <summary>The provider's page where the person consents. Show it to nobody else.</summary>
    public required Uri Address { get; init; }

    /// <summary>Where the provider sends the person back to.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>When the callback is no longer taken.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// What tells this authorization from others: the <c>state</c> that comes back with the grant or, in OAuth 1, the request token. Nobody
    /// can guess it.
    /// </summary>
    public string Id => RequestToken ?? State!;

    /// <summary>Whether this object has given its grant, or a refusal, already: no callback completes it again.</summary>
    public bool IsCompleted => Volatile.Read(ref _isCompleted) != 0;

    /// <summary>The random <c>state</c>; null for OAuth 1.</summary>
    internal string? State { get; init; }

    /// <summary>The request token of OAuth 1; null for OAuth 2.</summary>
    internal string? RequestToken { get; init; }

    /// <summary>The request token's secret; null for OAuth 2.</summary>
    internal Secret? RequestSecret { get; init; }

    /// <summary>
    /// Takes the grant from the address that the provider sent the person back to. This object gives the grant once. One that a store has
    /// too stays there until it expires: with a store, complete through <see cref="ElementsClient.CompleteAuthorizationAsync"/> alone.
    /// </summary>
    /// <param name="callback">
    /// The whole address, or its query alone (<c>code=…&amp;state=…</c>), encoded as it came: it is decoded here, once. The form that a
    /// provider posts to the callback is the same.
    /// </param>
    /// <returns>The grant. All parameters of the callback go with it.</returns>
    /// <exception cref="AuthorizationException">
    /// There is no grant; <see cref="AuthorizationException.Problem"/> says why. After <see cref="AuthorizationProblem.NoGrant"/> and
    /// <see cref="AuthorizationProblem.Unknown"/> this authorization waits on: anybody can call a callback.
    /// </exception>
    public OAuthGrant Complete(string callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Complete(AuthorizationCallback.Parse(callback));
    }

    /// <inheritdoc cref="Complete(string)"/>
    public OAuthGrant Complete(Uri callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Complete(callback.OriginalString);
    }

    /// <param name="callback">What came to the callback.</param>
    /// <param name="clock">The time that it is judged by; null for that of the client that began the authorization.</param>
    internal OAuthGrant Complete(AuthorizationCallback callback, TimeProvider? clock = null)
    {
        if (!callback.Answers(this))
        {
            throw new AuthorizationException(
                AuthorizationProblem.Unknown,
                "The callback belongs to another authorization: its state, or its request token, is not the one of this authorization. "
                    + "It was not taken; this authorization still waits.");
        }

        callback.ThrowIfEmpty(this);
        if (Interlocked.Exchange(ref _isCompleted, 1) != 0)
        {
            throw new AuthorizationException(
                AuthorizationProblem.Unknown, "The authorization was completed already. A grant serves once: begin a new authorization.");
        }

        return callback.GrantFor(this, (clock ?? _clock).GetUtcNow());
    }

    /// <summary>Names the element and the end of the wait.</summary>
    /// <returns>One line for people, without a secret.</returns>
    public override string ToString() => ShownText.Of($"authorization for '{ElementKey}', until {ExpiresAt.UtcDateTime:u}");
}
