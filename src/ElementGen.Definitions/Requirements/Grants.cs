namespace ElementGen.Definitions;

/// <summary>
/// What is known about OAuth grants. With a grant, an instance is provisioned from what the provider sends to a callback, and it needs the
/// client id and the secret of the caller's own application.
/// </summary>
internal static class Grants
{
    /// <summary>The key of the entry that selects the authentication, in elements that offer a choice.</summary>
    public const string AuthenticationType = "authentication.type";

    /// <summary>The key of the address that the provider sends the grant to.</summary>
    public const string CallbackUrl = "oauth.callback.url";

    /// <summary>The key of the client id of the caller's own application.</summary>
    public const string ClientId = "oauth.api.key";

    /// <summary>The key of the client secret of the caller's own application.</summary>
    public const string ClientSecret = "oauth.api.secret";

    /// <summary>The key of a refresh token that exists already, with which an instance is made instead of a grant.</summary>
    public const string RefreshToken = "oauth.user.refresh_token";

    private static readonly string[] Types = ["oauth2", "oauth2Pkce", "oauth1", "oauth1Plaintext"];

    /// <summary>Whether <paramref name="type"/> is the name of a grant, in any case; <c>oauth2Password</c> and null are not.</summary>
    public static bool Is(string? type)
    {
        foreach (var grant in Types)
        {
            if (string.Equals(grant, type, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether <paramref name="key"/> is the client id's or the client secret's. A grant needs both, whatever their flags say.
    /// </summary>
    public static bool IsClient(string key) => key is ClientId or ClientSecret;

    /// <summary>
    /// Whether <paramref name="key"/> belongs to the caller's own application, so that the platform cannot fill the entry.
    /// </summary>
    public static bool IsApplication(string key) => IsClient(key) || key == CallbackUrl;

    /// <summary>Whether <paramref name="type"/> is a grant of OAuth 1, which has a request token and a verifier.</summary>
    public static bool IsOfOAuth1(string? type) => Is(type) && type!.StartsWith("oauth1", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether an instance of <paramref name="definition"/> is authorized by a grant, or can be: if a value selects it, or if only a flag
    /// says so, because the definition has no authentication.
    /// </summary>
    public static bool MayAuthorize(ElementDefinition definition) =>
        Is(definition.AuthenticationType)
        || (definition.AuthenticationType is null && definition.TypeOauth)
        || (SelectorIn(definition) is { } selector
            && (Is(selector.DefaultValue) || selector.Options.Any(static option => Is(option.Value))));

    /// <summary>The active entry that selects the authentication of <paramref name="definition"/>; null when there is no choice.</summary>
    public static ConfigurationEntry? SelectorIn(ElementDefinition definition)
    {
        foreach (var entry in definition.Entries)
        {
            if (entry.Active && entry.Key == AuthenticationType)
                return entry;
        }

        return null;
    }
}
