using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>
/// The page where a user allows an application to use an account. It stands in for the vendor's: a browser clicks a button, and a program
/// posts what the button posts.
/// </summary>
internal sealed class ConsentPage(OrganizationList organizations, TimeProvider clock)
{
    public const string Path = "/consent";

    private const int CodeBytes = 24;

    /// <summary>Where the page for <paramref name="authorization"/> is, on the address that the caller used.</summary>
    public static string AddressOf(HttpRequest request, Authorization authorization) =>
        $"{request.Scheme}://{request.Host}{Path}/{Uri.EscapeDataString(authorization.Id)}";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Path}/{{id}}", ShowAsync);
        routes.MapPost($"{Path}/{{id}}", DecideAsync);
    }

    private Task ShowAsync(HttpContext context)
    {
        var (_, authorization) = Find(context);
        var encode = HtmlEncoder.Default;
        return context.AnswerHtmlAsync(
            "Allow access?",
            $"""
             <p>The application <b>{encode.Encode(authorization.ClientId ?? "")}</b> asks for access to an account of
             <b>{encode.Encode(authorization.ElementKey)}</b>. The answer goes to <b>{encode.Encode(authorization.CallbackUrl!)}</b>.</p>
             <form method="post">
             <button name="decision" value="allow">Allow</button>
             <button name="decision" value="deny">Deny</button>
             </form>
             """);
    }

    private async Task DecideAsync(HttpContext context)
    {
        var (organization, authorization) = Find(context);
        if (!context.Request.HasFormContentType)
            throw RequestJson.Refused("Post a form with decision=allow or decision=deny.");

        var form = await ReadFormAsync(context).ConfigureAwait(false);
        context.Response.Redirect(form["decision"].ToString() switch
        {
            "allow" => Callback(await AllowAsync(organization, authorization.Id).ConfigureAwait(false)),
            "deny" => Callback(await DenyAsync(organization, authorization).ConfigureAwait(false)),
            _ => throw RequestJson.Refused("decision must be allow or deny."),
        });
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpContext context)
    {
        await RequestBodyBuffer.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw RequestJson.Refused("The form cannot be read.");
        }
    }

    private Task<Authorization> AllowAsync(PlatformOrganization organization, string id) => organization.ChangeAsync(change =>
    {
        // A page that was open twice gives one grant.
        if (!change.State.Authorizations.TryGetValue(id, out var pending) || pending.Grant is not null)
            throw NotFound();

        // Like many a provider's, it has characters that a callback must decode.
        var code = Convert.ToBase64String(RandomNumberGenerator.GetBytes(CodeBytes)) + "/+=";
        var allowed = pending with { Grant = code, Granted = clock.GetUtcNow() };
        change.Set(allowed);
        return allowed;
    });

    private static Task<Authorization> DenyAsync(PlatformOrganization organization, Authorization denied) =>
        organization.ChangeAsync(change =>
        {
            change.RemoveAuthorization(denied.Id);
            return denied;
        });

    private static string Callback(Authorization authorization)
    {
        var answer = new QueryBuilder();
        if (authorization.IsOAuth1)
            answer.Add("oauth_token", authorization.Id);
        if (authorization.Grant is { } grant)
            answer.Add(authorization.IsOAuth1 ? "oauth_verifier" : "code", grant);
        else
            answer.Add("error", "access_denied");
        if (authorization.State is { } state)
            answer.Add("state", state);

        var callback = new UriBuilder(authorization.CallbackUrl!);
        callback.Query = callback.Query.Length > 1 ? $"{callback.Query}&{answer.ToString()[1..]}" : answer.ToString();
        return callback.Uri.AbsoluteUri;
    }

    private (PlatformOrganization Organization, Authorization Authorization) Find(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        foreach (var organization in organizations.All)
        {
            if (organization.State.Authorizations.TryGetValue(id, out var found) && found is { CallbackUrl: not null, Grant: null })
                return (organization, found);
        }

        throw NotFound();
    }

    private static RefusedException NotFound() =>
        new(StatusCodes.Status404NotFound, "Nobody asked for this consent, or it was decided already.");
}
