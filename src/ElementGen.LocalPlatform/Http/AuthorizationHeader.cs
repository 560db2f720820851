using Microsoft.Extensions.Primitives;

namespace ElementGen.LocalPlatform;

/// <summary>
/// The parts of an <c>Authorization</c> header: <c>User x, Organization y</c>, and also <c>Element token</c> in calls on an instance.
/// </summary>
internal sealed class AuthorizationHeader
{
    private AuthorizationHeader(string user, string organization, string? element) =>
        (User, Organization, Element) = (user, organization, element);

    public string User { get; }

    public string Organization { get; }

    /// <summary>The instance's token; null in calls on the platform itself.</summary>
    public string? Element { get; }

    /// <summary>Whether the header allows <paramref name="text"/> as a secret: it is visible ASCII, and has no comma.</summary>
    public static bool IsSecret(ReadOnlySpan<char> text) =>
        !text.IsEmpty && !text.ContainsAnyExceptInRange('!', '~') && !text.Contains(',');

    /// <summary>Reads the header; null unless it has each part at most once and nothing else. The order does not matter.</summary>
    public static AuthorizationHeader? Parse(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { } text)
            return null;

        string? user = null, organization = null, element = null;
        foreach (var range in text.AsSpan().Split(','))
        {
            var part = text.AsSpan(range).Trim(' ');
            var space = part.IndexOf(' ');
            if (space < 0 || !IsSecret(part[(space + 1)..]))
                return null;

            var secret = part[(space + 1)..].ToString();
            var isNew = part[..space] switch
            {
                "User" => Set(ref user, secret),
                "Organization" => Set(ref organization, secret),
                "Element" => Set(ref element, secret),
                _ => false,
            };
            if (!isNew)
                return null;
        }

        return user is null || organization is null ? null : new(user, organization, element);
    }

    private static bool Set(ref string? part, string secret)
    {
        var isNew = part is null;
        part = secret;
        return isNew;
    }
}
