namespace ElementGen.Definitions;

/// <summary>
/// What is known about OAuth grants. An instance whose selected authentication is a grant is provisioned with what the provider sends to a callback,
/// and needs the client id and the secret of the caller's own application.
/// </summary>
internal static class Grants
{
    /// <summary>The key of the entry that selects the authentication, in elements that offer a choice.</summary>
    public const string AuthenticationType = "authentication.type";

    /// <summary>The key of the address that the provider sends the grant to.</summary>
    public const string CallbackUrl = "oauth.callback.url";

    private const string ClientId = "oauth.api.key";
    private const string ClientSecret = "oauth.api.secret";

    private static readonly string[] Types = ["oauth2", "oauth2Pkce", "oauth1", "oauth1Plaintext"];

    /// <summary>Whether the authentication called <paramref name="type"/> is a grant, in any case. Null is none; <c>oauth2Password</c> is none.</summary>
    public static bool Is(string? type) => type is not null && Array.Exists(Types, grant => string.Equals(grant, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether <paramref name="key"/> is that of the client id or the client secret. Both are needed with a grant, even where a flag is missing.</summary>
    public static bool IsClient(string key) => key is ClientId or ClientSecret;

    /// <summary>Whether <paramref name="key"/> belongs to the caller's own application, so that the platform cannot fill a hidden entry with this key.</summary>
    public static bool IsApplication(string key) => IsClient(key) || key == CallbackUrl;
}
