using System.Security.Cryptography;
using System.Text;

namespace ElementGen;

/// <summary>What a provider sent to the callback. It comes through a browser, so anybody can have written it.</summary>
internal sealed class AuthorizationCallback
{
    private const int Longest = 64 * 1024;
    private const int LongestErrorCode = 64;
    private const string Token = "oauth_token";
    private const string State = "state";
    private const string Code = "code";
    private const string Verifier = "oauth_verifier";
    private const string Denied = "denied";

    private static readonly string[] WithoutBlanks = [Code, Verifier, Token, State];

    private readonly Dictionary<string, string> _parameters;

    private AuthorizationCallback(Dictionary<string, string> parameters) => _parameters = parameters;

    /// <summary>The id of the authorization that the callback says it answers; null when it says none.</summary>
    public string? Id =>
        _parameters.GetValueOrDefault(Token) ?? _parameters.GetValueOrDefault(State) ?? _parameters.GetValueOrDefault(Denied);

    /// <summary>The provider's error code, in OAuth 2, and in what servers of OAuth 1 write; null for none.</summary>
    private string? Error =>
        Has("error") ? _parameters["error"]
        : Has("oauth_problem") ? _parameters["oauth_problem"]
        : _parameters.ContainsKey(Denied) ? "access_denied"
        : null;

    /// <summary>Reads an address, or its query. Decodes it once.</summary>
    /// <exception cref="AuthorizationException">It is too long, or has a parameter twice.</exception>
    public static AuthorizationCallback Parse(string callback)
    {
        if (callback.Length > Longest)
            throw NoGrant($"It has more than {Longest} characters.");

        var query = callback.Trim();
        var start = query.IndexOf('?');
        var scheme = query.IndexOf("://", StringComparison.Ordinal);
        // A value of a query alone can have one too, and an address: what comes before the scheme tells.
        var isAddress = scheme > 0 && !query.AsSpan(0, scheme).ContainsAny('=', '&', '?');
        if (!isAddress && start >= 0 && query.AsSpan(0, start).Contains('='))
            start = -1;

        if (isAddress && start < 0)
            throw NoGrant("It has no query.");

        query = query[(start + 1)..];
        var fragment = query.IndexOf('#');
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in (fragment < 0 ? query : query[..fragment]).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=');
            var name = Decoded(equals < 0 ? parameter : parameter[..equals], blanks: true);
            var value = equals < 0 ? "" : Decoded(parameter[(equals + 1)..], blanks: !WithoutBlanks.Contains(name));
            if (!parameters.TryAdd(name, value))
                throw NoGrant("It has a parameter twice.");
        }

        return new AuthorizationCallback(parameters);
    }

    /// <summary>Whether this is the answer to <paramref name="authorization"/>.</summary>
    public bool Answers(PendingAuthorization authorization)
    {
        if (authorization.RequestToken is { } token)
            return IsSame(token, _parameters.GetValueOrDefault(Token) ?? _parameters.GetValueOrDefault(Denied));

        return IsSame(authorization.State, _parameters.GetValueOrDefault(State));
    }

    /// <summary>Refuses a callback that brings nothing, which must not end the wait.</summary>
    /// <exception cref="AuthorizationException">It has neither a grant of the kind that it says it answers, nor an error.</exception>
    public void ThrowIfEmpty() => ThrowIfEmpty(_parameters.ContainsKey(Token) ? Verifier : Code);

    /// <summary>The same for the authorization that it answers.</summary>
    /// <exception cref="AuthorizationException">It has neither a grant nor an error.</exception>
    public void ThrowIfEmpty(PendingAuthorization authorization) => ThrowIfEmpty(authorization.RequestToken is null ? Code : Verifier);

    /// <summary>The grant that the callback brings.</summary>
    /// <exception cref="AuthorizationException">It brings an error, or is too late.</exception>
    public OAuthGrant GrantFor(PendingAuthorization authorization, DateTimeOffset now)
    {
        if (Error is { } error)
            throw RefusedWith(error);

        if (now > authorization.ExpiresAt)
        {
            throw new AuthorizationException(
                AuthorizationProblem.Expired, "The callback came after the authorization had expired. Begin a new authorization.");
        }

        var data = _parameters.ToDictionary(static each => each.Key, static each => (Secret)each.Value, StringComparer.Ordinal);
        if (authorization.RequestSecret is { } secret)
            data["secret"] = secret;

        return OAuthGrant.Of(authorization, data);
    }

    /// <summary>The callback answers no authorization that is known.</summary>
    public static AuthorizationException Unknown() => new(
        AuthorizationProblem.Unknown,
        "The callback belongs to no authorization that is waiting: it has another state, its authorization was completed already, or it "
            + "expired and was forgotten. Begin a new authorization.");

    private void ThrowIfEmpty(string grant)
    {
        if (Error is null && !Has(grant))
            throw NoGrant($"It has neither a grant ({grant}) nor an error.");
    }

    private bool Has(string name) => _parameters.GetValueOrDefault(name) is { Length: > 0 };

    private static AuthorizationException NoGrant(string why) => new(
        AuthorizationProblem.NoGrant,
        $"The callback brings no grant. {why} Pass on the address that the provider sent the browser to, whole and as it came.");

    private static AuthorizationException RefusedWith(string error)
    {
        // Only a code is repeated: everything else in a callback is text that anybody may have written.
        var isCode = error.Length <= LongestErrorCode && error.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
        return new(
            AuthorizationProblem.Refused,
            $"The provider gave no grant{(isCode ? $": {error}" : "")}. If the person did not mean to refuse, begin a new authorization.")
        {
            ProviderError = isCode ? error : null,
        };
    }

    // A form writes a blank as "+". Codes and tokens have no blank, and some providers do not encode the "+" of theirs.
    private static string Decoded(string text, bool blanks) => Uri.UnescapeDataString(blanks ? text.Replace('+', ' ') : text);

    private static bool IsSame(string? expected, string? actual) =>
        !string.IsNullOrEmpty(expected)
        && actual is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(actual));
}
