namespace ElementGen.Tests;

/// <summary>The person who is asked for consent: does what a browser does with the page of the local platform.</summary>
internal static class Consent
{
    /// <summary>Allows, and returns the address that the browser is sent to.</summary>
    public static Task<string> AllowAsync(LocalElementsPlatform platform, PendingAuthorization pending) =>
        DecideAsync(platform, pending, "allow");

    /// <summary>Refuses, and returns the address that the browser is sent to.</summary>
    public static Task<string> DenyAsync(LocalElementsPlatform platform, PendingAuthorization pending) =>
        DecideAsync(platform, pending, "deny");

    private static async Task<string> DecideAsync(LocalElementsPlatform platform, PendingAuthorization pending, string decision)
    {
        using var browser = new HttpClient(platform.CreateHandler());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["decision"] = decision });
        using var answer = await browser.PostAsync(pending.Address, form);
        return answer.Headers.Location!.OriginalString;
    }
}
