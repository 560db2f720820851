using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>The calls that begin an authorization. They lead to the <see cref="ConsentPage"/>, which stands in for the vendor's.</summary>
internal sealed class AuthorizationCalls(ElementIndex elements, bool isLoose, TimeProvider clock)
{
    private const int IdBytes = 18;

    /// <summary>How long an authorization is remembered.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCall(Call.GetOAuthUrl, HttpMethods.Get, "/elements/{keyOrId}/oauth/url", GetUrlAsync);
        routes.MapCall(Call.GetOAuthToken, HttpMethods.Get, "/elements/{keyOrId}/oauth/token", GetTokenAsync);
    }

    private async Task GetUrlAsync(HttpContext context)
    {
        var element = GrantElement(context);
        var query = context.Request.Query;
        RefuseWithout(query, "apiKey", "apiSecret", "callbackUrl");
        var requestToken = query["requestToken"].ToString();
        if (requestToken.Length == 0 && !isLoose && element.IsOAuth1(query))
            throw RequestJson.Refused($"'{element.Definition.Key}' needs a requestToken. Ask for one at …/oauth/token.");

        var callback = CallbackOf(query);
        var authorization = await context.Organization().ChangeAsync(change =>
        {
            var asked = requestToken.Length == 0
                ? New(element)
                : change.State.Authorizations.GetValueOrDefault(requestToken) is { IsOAuth1: true, Grant: null } known
                    && known.ElementKey == element.Definition.Key
                        ? known
                        : throw RequestJson.Refused("The requestToken is unknown or was used already. Ask for one at …/oauth/token.");
            asked = asked with
            {
                CallbackUrl = callback,
                ClientId = query["apiKey"].ToString(),
                State = query["state"] is { Count: > 0 } state ? state.ToString() : null,
            };
            change.RemoveAuthorizationsBefore(clock.GetUtcNow() - Patience);
            change.Set(asked);
            return asked;
        }).ConfigureAwait(false);

        await context.AnswerAsync(json =>
        {
            json.WriteStartObject();
            json.WriteString("element", element.Definition.Key);
            json.WriteString("oauthUrl", ConsentPage.AddressOf(context.Request, authorization));
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private async Task GetTokenAsync(HttpContext context)
    {
        var element = GrantElement(context);
        RefuseWithout(context.Request.Query, "apiKey", "apiSecret", "callbackUrl");
        var token = await context.Organization().ChangeAsync(change =>
        {
            var made = New(element) with { RequestSecret = RandomId() };
            change.RemoveAuthorizationsBefore(clock.GetUtcNow() - Patience);
            change.Set(made);
            return made;
        }).ConfigureAwait(false);

        await context.AnswerAsync(json =>
        {
            json.WriteStartObject();
            json.WriteString("token", token.Id);
            json.WriteString("secret", token.RequestSecret);
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private string CallbackOf(IQueryCollection query) =>
        Uri.TryCreate(query["callbackUrl"].ToString(), UriKind.Absolute, out var callback)
        && (isLoose || callback.Scheme == Uri.UriSchemeHttps || callback.Scheme == Uri.UriSchemeHttp)
            ? callback.OriginalString
            : throw RequestJson.Refused("callbackUrl must be an absolute http or https address.");

    private static string RandomId() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(IdBytes)).Replace('+', '-').Replace('/', '_');

    private PlatformElement GrantElement(HttpContext context)
    {
        var element = context.ElementInPath(elements);
        return element.MayTakeGrant || isLoose
            ? element
            : throw RequestJson.Refused($"'{element.Definition.Key}' is not authorized by OAuth.");
    }

    private Authorization New(PlatformElement element) =>
        new() { Id = RandomId(), ElementKey = element.Definition.Key, Created = clock.GetUtcNow() };

    private static void RefuseWithout(IQueryCollection query, params ReadOnlySpan<string> names)
    {
        var missing = new List<string>();
        foreach (var name in names)
        {
            if (string.IsNullOrWhiteSpace(query[name]))
                missing.Add(name);
        }

        if (missing.Count > 0)
            throw RequestJson.Refused($"The query lacks {string.Join(", ", missing)}.");
    }
}

/// <summary>Which authentication a query for an authorization selects.</summary>
file static class SelectedAuthentication
{
    public static bool IsOAuth1(this PlatformElement element, IQueryCollection query)
    {
        // Entries of the configuration are passed on as parameters.
        var values = query.ToDictionary(static value => value.Key, static value => value.Value.ToString(), StringComparer.Ordinal);
        return element.AuthenticationOf(values)?.StartsWith("oauth1", StringComparison.OrdinalIgnoreCase) == true;
    }
}
