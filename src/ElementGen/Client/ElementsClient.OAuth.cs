using System.Security.Cryptography;
using System.Text;
using ElementGen.Definitions;

namespace ElementGen;

/// <content>Asks people for their consent.</content>
public sealed partial class ElementsClient
{
    private const int StateBytes = 32;

    /// <summary>
    /// Begins an authorization: asks the platform for the provider's page where a person consents. Every entry of the configuration is
    /// passed on, because the page of some elements depends on them. If the client's store is an <see cref="IAuthorizationStore"/>, the
    /// authorization is kept in it, so that it survives this process.
    /// </summary>
    /// <param name="configuration">The configuration that the instance will be provisioned with.</param>
    /// <param name="options">The callback and the like; null for the configuration's callback.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The authorization, with the address of the provider's page.</returns>
    /// <remarks>
    /// The platform takes the client secret in the query of the request. The client's own exceptions show no query; a handler of the
    /// caller's <see cref="HttpClient"/> that logs whole addresses would.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The configuration selects an authentication that is no grant, or there are two callbacks. Nothing was sent.
    /// </exception>
    /// <exception cref="ElementConfigurationException">
    /// Entries are missing, or have placeholders: better to know before the person is asked. Nothing was sent.
    /// </exception>
    /// <exception cref="ElementsApiException">The platform refused, did not answer, or answered without an address.</exception>
    public async Task<PendingAuthorization> AuthorizeAsync(
        ElementConfiguration configuration, AuthorizationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(configuration);
        options ??= new AuthorizationOptions();
        var element = configuration.Element;
        if (element.SelectsGrant(configuration) == false)
        {
            throw new ArgumentException(
                $"The configuration of '{element.Key}' selects an authentication that is no OAuth grant: nobody has to consent. "
                    + "Provision the instance without one; nothing was sent.",
                nameof(configuration));
        }

        var callback = CallbackOf(configuration, options);
        configuration = configuration.With(Grants.CallbackUrl, callback.OriginalString);
        CheckComplete(configuration);

        var isOfOAuth1 = element.SelectsOAuth1(configuration);
        var (token, secret) = isOfOAuth1
            ? await RequestTokenAsync(configuration, options, cancellationToken).ConfigureAwait(false)
            : (null, null);
        var state = isOfOAuth1 ? null : Base64Url(RandomNumberGenerator.GetBytes(StateBytes));
        var authorization = new PendingAuthorization(_clock)
        {
            ElementKey = element.Key,
            Address = await AddressAsync(configuration, options, state, token, cancellationToken).ConfigureAwait(false),
            CallbackUrl = callback,
            ExpiresAt = _clock.GetUtcNow() + options.Lifetime,
            State = state,
            RequestToken = token,
            RequestSecret = secret,
        };
        if (_store is IAuthorizationStore store)
            await store.SaveAsync(Account, authorization, cancellationToken).ConfigureAwait(false);

        return authorization;
    }

    /// <summary>
    /// Takes the grant from what came to the callback, whichever process began the authorization. It gives the grant once. Sends nothing.
    /// </summary>
    /// <param name="callback">
    /// The whole address that the provider sent the person back to, or its query alone, encoded as it came; see
    /// <see cref="PendingAuthorization.Complete(string)"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call before the authorization is taken out of the store.</param>
    /// <returns>The grant.</returns>
    /// <exception cref="InvalidOperationException">
    /// The client has no store that keeps authorizations: use <see cref="PendingAuthorization.Complete(string)"/>.
    /// </exception>
    /// <exception cref="AuthorizationException">There is no grant; <see cref="AuthorizationException.Problem"/> says why.</exception>
    public async Task<OAuthGrant> CompleteAuthorizationAsync(string callback, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(callback);
        if (_store is not IAuthorizationStore store)
        {
            throw new InvalidOperationException(
                "The client has no store that keeps authorizations. Complete the PendingAuthorization itself, in the process that began "
                    + "it, or give the client a store that is an IAuthorizationStore, such as SqliteInstanceStore.");
        }

        var parsed = AuthorizationCallback.Parse(callback);
        parsed.ThrowIfEmpty();
        var authorization = parsed.Id is { Length: > 0 } id
            ? await store.TakeAsync(Account, id, cancellationToken).ConfigureAwait(false)
            : null;
        return authorization?.Complete(parsed, _clock) ?? throw AuthorizationCallback.Unknown();
    }

    private static Uri CallbackOf(ElementConfiguration configuration, AuthorizationOptions options)
    {
        var entry = configuration.SuppliedTo(Grants.CallbackUrl);
        if (options.CallbackUrl is { } asked && !string.IsNullOrEmpty(entry) && entry != asked.OriginalString)
        {
            throw new ArgumentException(
                "The callback of the options is not the one of the configuration (oauth.callback.url). The provider compares both: give "
                    + "one of them, or the same in both. Nothing was sent.",
                nameof(options));
        }

        var callback = options.CallbackUrl
            ?? (Uri.TryCreate(entry, UriKind.Absolute, out var configured) ? configured : null)
            ?? throw new ArgumentException(
                "There is no callback: set AuthorizationOptions.CallbackUrl, or oauth.callback.url in the configuration, to the absolute "
                    + "address that the provider sends the grant to. Nothing was sent.",
                nameof(options));
        // Outside Windows, "/callback" is parsed as the path of a file.
        if (!callback.IsAbsoluteUri || callback.IsFile)
            throw new ArgumentException("The callback is no absolute address. Nothing was sent.", nameof(options));

        return callback;
    }

    private async Task<(string Token, Secret Secret)> RequestTokenAsync(
        ElementConfiguration configuration, AuthorizationOptions options, CancellationToken cancellationToken)
    {
        var call = AuthorizationCallTo("token", configuration, options, state: null, requestToken: null);
        var platform = await _platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
        var answer = platform.Read(AuthorizationJson.Default.AuthorizationAnswer);
        return answer is { Token.Length: > 0, Secret.Length: > 0 }
            ? (answer.Token, answer.Secret)
            : throw PlatformFailure.Unreadable(platform, "carries no request token and secret");
    }

    private async Task<Uri> AddressAsync(
        ElementConfiguration configuration,
        AuthorizationOptions options,
        string? state,
        string? requestToken,
        CancellationToken cancellationToken)
    {
        var call = AuthorizationCallTo("url", configuration, options, state, requestToken);
        var platform = await _platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
        var answer = platform.Read(AuthorizationJson.Default.AuthorizationAnswer);
        // Somebody opens the address: it must be a page, and nothing that a browser or a shell would run.
        return Uri.TryCreate(answer.OauthUrl, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
                ? address
                : throw PlatformFailure.Unreadable(platform, "carries no address of a page (oauthUrl)");
    }

    private PlatformCall AuthorizationCallTo(
        string what, ElementConfiguration configuration, AuthorizationOptions options, string? state, string? requestToken)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in configuration.SuppliedEntries())
            query[ParameterOf(key)] = value;

        foreach (var (name, value) in options.Parameters)
            query[name] = value;

        if (options.Scope is { Length: > 0 } scope)
            query["scope"] = scope;
        if (state is not null)
            query["state"] = state;
        if (requestToken is not null)
            query["requestToken"] = requestToken;

        var path = new StringBuilder("elements/").Append(Uri.EscapeDataString(configuration.Element.Key)).Append("/oauth/").Append(what);
        var separator = '?';
        foreach (var (name, value) in query)
        {
            path.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        var call = CallTo(HttpMethod.Get, path.ToString());
        call.Secrets.Add(configuration);
        call.Secrets.Add(options.Parameters.Values.Append(state ?? "").Append(requestToken ?? "").Select(static text => (Secret)text));
        return call;
    }

    private static string ParameterOf(string key) => key switch
    {
        Grants.ClientId => "apiKey",
        Grants.ClientSecret => "apiSecret",
        Grants.CallbackUrl => "callbackUrl",
        _ => key,
    };

    private static string Base64Url(ReadOnlySpan<byte> bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
