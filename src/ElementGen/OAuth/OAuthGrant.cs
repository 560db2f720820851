using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using ElementGen.Definitions;

namespace ElementGen;

/// <summary>
/// What a person's consent gives an application: it provisions one instance, or authenticates one again. A provider takes it once, and only
/// for some minutes. Immutable; never shown.
/// </summary>
/// <remarks>
/// <see cref="PendingAuthorization.Complete(string)"/> and <see cref="ElementsClient.CompleteAuthorizationAsync"/> make one from what the
/// provider sent to the callback. The other ways are for callers who get that from elsewhere, or who have a refresh token already.
/// </remarks>
[JsonConverter(typeof(UnwrittenJsonConverter<OAuthGrant>))]
public sealed class OAuthGrant
{
    private OAuthGrant(IReadOnlyDictionary<string, Secret> providerData, Secret? refreshToken = null)
    {
        ProviderData = providerData;
        RefreshToken = refreshToken;
    }

    /// <summary>The element that the consent was asked for; null when that is not known.</summary>
    public string? ElementKey { get; private init; }

    /// <summary>
    /// The address that the provider sent the grant to; null when that is not known. The platform has to repeat it to the provider, so it
    /// is sent as the entry <c>oauth.callback.url</c> if the configuration has none.
    /// </summary>
    public Uri? CallbackUrl { get; private init; }

    /// <summary>The members of <c>providerData</c>; empty for a refresh token.</summary>
    internal IReadOnlyDictionary<string, Secret> ProviderData { get; }

    /// <summary>A refresh token that exists already; null for a grant.</summary>
    internal Secret? RefreshToken { get; }

    /// <summary>The texts that must not be seen. Other parameters of a callback, such as <c>realmId</c>, are none.</summary>
    internal IEnumerable<Secret> Secrets
    {
        get
        {
            foreach (var (name, value) in ProviderData)
            {
                if (name is "code" or "oauth_verifier" or "state" || SecretWords.EndIn(name))
                    yield return value;
            }

            if (RefreshToken is { } token)
                yield return token;
        }
    }

    /// <summary>A grant of OAuth 2.</summary>
    /// <param name="code">The code, URL-decoded once.</param>
    /// <param name="callbackUrl">The address that it was sent to; null to take the configuration's.</param>
    /// <param name="parameters">The callback's other parameters (<c>realmId</c>), which some elements need; null for none.</param>
    /// <returns>The grant.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static OAuthGrant FromCode(Secret code, Uri? callbackUrl = null, IReadOnlyDictionary<string, string>? parameters = null)
    {
        ThrowIfEmpty(code, nameof(code));
        return Of(callbackUrl, parameters, ("code", code));
    }

    /// <summary>A grant of OAuth 1.</summary>
    /// <param name="token">The request token (<c>oauth_token</c>).</param>
    /// <param name="verifier">The verifier (<c>oauth_verifier</c>), URL-decoded once.</param>
    /// <param name="secret">The request token's secret, which the platform gave together with the token.</param>
    /// <param name="callbackUrl">The address that it was sent to; null to take the configuration's.</param>
    /// <param name="parameters">The callback's other parameters, which some elements need; null for none.</param>
    /// <returns>The grant.</returns>
    /// <exception cref="ArgumentException">One of the three is empty.</exception>
    public static OAuthGrant FromVerifier(
        Secret token,
        Secret verifier,
        Secret secret,
        Uri? callbackUrl = null,
        IReadOnlyDictionary<string, string>? parameters = null)
    {
        ThrowIfEmpty(token, nameof(token));
        ThrowIfEmpty(verifier, nameof(verifier));
        ThrowIfEmpty(secret, nameof(secret));
        return Of(callbackUrl, parameters, ("oauth_token", token), ("oauth_verifier", verifier), ("secret", secret));
    }

    /// <summary>
    /// A refresh token that exists already. With it an instance is made without asking anybody for consent: it goes out as the entry
    /// <c>oauth.user.refresh_token</c>, with <c>externalAuthentication</c> set to <c>initial</c>.
    /// </summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <returns>The grant.</returns>
    /// <exception cref="ArgumentException">The refresh token is empty.</exception>
    public static OAuthGrant FromRefreshToken(Secret refreshToken)
    {
        ThrowIfEmpty(refreshToken, nameof(refreshToken));
        return new OAuthGrant(ReadOnlyDictionary<string, Secret>.Empty, refreshToken);
    }

    /// <summary>Names the element; nothing of the grant is shown.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() =>
        (RefreshToken is null ? "grant" : "refresh token") + (ElementKey is null ? "" : ShownText.Of($" for '{ElementKey}'"));

    /// <summary>The grant that came back to a callback.</summary>
    internal static OAuthGrant Of(PendingAuthorization authorization, IReadOnlyDictionary<string, Secret> providerData) =>
        new(providerData) { ElementKey = authorization.ElementKey, CallbackUrl = authorization.CallbackUrl };

    /// <summary>
    /// The configuration as it is sent with this grant: with the address of the callback, if it has none, and with the refresh token.
    /// </summary>
    /// <exception cref="ArgumentException">The configuration has another callback.</exception>
    internal ElementConfiguration Complete(ElementConfiguration configuration)
    {
        if (RefreshToken is { } token)
            configuration = configuration.With(Grants.RefreshToken, token.Reveal());

        if (CallbackUrl is not { } callback)
            return configuration;

        return configuration.SuppliedTo(Grants.CallbackUrl) switch
        {
            null or "" => configuration.With(Grants.CallbackUrl, callback.OriginalString),
            var same when same == callback.OriginalString => configuration,
            _ => throw new ArgumentException(
                "The callback of the configuration (oauth.callback.url) is not the one that the grant was sent to, and the provider "
                    + "compares both. Leave it out of the configuration, or give the same one. Nothing was sent; the grant still serves.",
                nameof(configuration)),
        };
    }

    private static OAuthGrant Of(
        Uri? callbackUrl, IReadOnlyDictionary<string, string>? parameters, params (string Name, Secret Value)[] own)
    {
        var data = new Dictionary<string, Secret>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters ?? ReadOnlyDictionary<string, string>.Empty)
            data[name] = value;

        foreach (var (name, value) in own)
            data[name] = value;

        return new OAuthGrant(data) { CallbackUrl = callbackUrl };
    }

    private static void ThrowIfEmpty(Secret secret, string parameter)
    {
        ArgumentNullException.ThrowIfNull(secret, parameter);
        if (secret.IsEmpty)
            throw new ArgumentException("The text is empty.", parameter);
    }
}
