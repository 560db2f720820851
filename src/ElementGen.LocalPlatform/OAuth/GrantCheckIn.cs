using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Takes grants: each was given by the consent page, for this element and callback, is not too old, and serves once.</summary>
internal static class GrantCheckIn
{
    private const string ProviderError = "invalid_grant";

    private static readonly string[] VerifierParts = ["oauth_token", "oauth_verifier", "secret"];

    /// <summary>How long a grant is good for.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Whether the consent page gave what <paramref name="data"/> has.</summary>
    public static bool IsKnown(IReadOnlyDictionary<string, string> data, OrganizationChange change) =>
        Find(change, authorization =>
            authorization.Grant == (data.GetValueOrDefault("code") ?? data.GetValueOrDefault("oauth_verifier"))) is not null;

    /// <summary>Takes the code of OAuth 2.</summary>
    /// <exception cref="RefusedException">There is no such grant.</exception>
    public static void TakeCode(
        IReadOnlyDictionary<string, string> data, string? callback, PlatformElement element, OrganizationChange change, DateTimeOffset now)
    {
        if (data.GetValueOrDefault("code") is not { Length: > 0 } code)
            throw Refused("'providerData' has no 'code'.");

        var granted = Find(change, authorization => !authorization.IsOAuth1 && authorization.Grant == code);
        if (granted is null && Find(change, authorization => authorization.Grant == Uri.UnescapeDataString(code)) is not null)
            throw Refused("The code is still encoded as it was in the address of the callback. Decode it once.");

        Take(granted, "code", element, change, now);
        if (callback is not null && callback != granted!.CallbackUrl)
        {
            throw Refused(
                $"'oauth.callback.url' is '{callback}', and the authorization was for '{granted.CallbackUrl}'. A provider refuses that.");
        }
    }

    /// <summary>Takes the verifier of OAuth 1.</summary>
    /// <exception cref="RefusedException">There is no such grant.</exception>
    public static void TakeVerifier(
        IReadOnlyDictionary<string, string> data, PlatformElement element, OrganizationChange change, DateTimeOffset now)
    {
        var missing = VerifierParts.Where(name => !(data.GetValueOrDefault(name) is { Length: > 0 }));
        if (string.Join(", ", missing) is { Length: > 0 } names)
            throw Refused($"'providerData' lacks {names}.");

        var granted = Find(change, authorization =>
            authorization.IsOAuth1
            && authorization.Id == data["oauth_token"]
            && authorization.Grant == data["oauth_verifier"]
            && authorization.RequestSecret == data["secret"]);
        Take(granted, "verifier", element, change, now);
    }

    private static void Take(Authorization? granted, string what, PlatformElement element, OrganizationChange change, DateTimeOffset now)
    {
        if (granted is null)
            throw Refused($"The {what} is unknown or was used already.");

        change.RemoveAuthorization(granted.Id);
        if (granted.ElementKey != element.Definition.Key)
            throw Refused($"The {what} is for '{granted.ElementKey}', not for '{element.Definition.Key}'.");
        if (now - granted.Granted > Lifetime)
            throw Refused($"The {what} has expired.");
    }

    private static Authorization? Find(OrganizationChange change, Func<Authorization, bool> isMeant) =>
        change.State.Authorizations.Values.FirstOrDefault(authorization => authorization.Grant is not null && isMeant(authorization));

    private static RefusedException Refused(string message) =>
        new(StatusCodes.Status400BadRequest, message, ProviderError);
}
