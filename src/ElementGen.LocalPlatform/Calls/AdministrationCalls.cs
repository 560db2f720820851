using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>
/// The calls that steer the local platform from outside its process. Each is for the organization whose secrets it has. The real platform
/// has none of them.
/// </summary>
internal sealed class AdministrationCalls(LocalPlatformServer platform)
{
    private const string Path = "/admin";

    public void Map(IEndpointRouteBuilder application)
    {
        var routes = application.MapGroup(Path);
        routes.ForCall(Call.LocalPlatform);
        routes.MapGet("/requests", ListRequestsAsync);
        routes.MapGet("/faults", ListFaultsAsync);
        routes.MapPost("/faults", AddFaultAsync);
        routes.MapDelete("/faults", ClearFaultsAsync);
        routes.MapPost("/reset", context => DoAsync(context, context.Organization().ResetAsync()));
        routes.MapPut("/snapshots/{name}", context => DoAsync(context, context.Organization().SnapshotAsync(Name(context))));
        routes.MapPost("/snapshots/{name}/restore", RestoreAsync);
        routes.MapPut("/instances/{id}/use", context => SetInUseAsync(context, true));
        routes.MapDelete("/instances/{id}/use", context => SetInUseAsync(context, false));
        routes.MapPost("/organizations", AddOrganizationAsync);
    }

    private static Task ListRequestsAsync(HttpContext context)
    {
        var requests = context.Organization().Requests;
        return context.AnswerAsync(json =>
        {
            json.WriteStartArray();
            foreach (var request in requests)
                Write(json, request);
            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, RecordedRequest request)
    {
        json.WriteStartObject();
        json.WriteNumber("number", request.Number);
        json.WriteString("time", request.Time);
        json.WriteString("call", request.Call.ToString());
        json.WriteString("method", request.Method);
        json.WriteString("path", request.Path);
        json.WriteString("query", request.Query);
        json.WriteStartObject("headers");
        foreach (var (name, value) in request.Headers)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteString("requestId", request.RequestId);
        if (request.Status is { } status)
            json.WriteNumber("status", status);
        if (request.Instance is { } instance)
            json.WriteNumber("instance", instance);
        json.WriteBoolean("isReset", request.IsReset);
        json.WriteString("refusal", request.Refusal);
        json.WriteStartArray("faults");
        foreach (var fault in request.Faults)
            json.WriteStringValue(fault);
        json.WriteEndArray();
        if (request.Body is { } body)
            Write(json, body);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RecordedBody body)
    {
        json.WriteStartObject("body");
        json.WriteString("element", body.ElementKey);
        json.WriteString("name", body.Name);
        json.WriteStartArray("tags");
        foreach (var tag in body.Tags ?? [])
            json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteStartObject("configuration");
        foreach (var (key, value) in body.Configuration)
            json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteBoolean("hasGrant", body.HasGrant);
        json.WriteEndObject();
    }

    private Task ListFaultsAsync(HttpContext context)
    {
        var faults = platform.Faults.Describe(context.Organization());
        return context.AnswerAsync(json =>
        {
            json.WriteStartArray();
            foreach (var fault in faults)
                json.WriteStringValue(fault);
            json.WriteEndArray();
        });
    }

    private static async Task AddFaultAsync(HttpContext context)
    {
        using var document = await RequestJson.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        var asked = RequestJson.Interpret(document, FaultRequest.Read);
        context.Organization().Fail(asked.Call, asked.Fault, asked.Scope);
        await context.AnswerNothingAsync().ConfigureAwait(false);
    }

    private static Task ClearFaultsAsync(HttpContext context)
    {
        context.Organization().ClearFaults();
        return context.AnswerNothingAsync();
    }

    private static Task RestoreAsync(HttpContext context)
    {
        try
        {
            return DoAsync(context, context.Organization().RestoreAsync(Name(context)));
        }
        catch (KeyNotFoundException exception)
        {
            throw new RefusedException(StatusCodes.Status404NotFound, exception.Message);
        }
    }

    private static Task SetInUseAsync(HttpContext context, bool inUse)
    {
        context.Request.RouteValues.TryGetValue("id", out var text);
        return long.TryParse((string?)text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && context.Organization().State.Instances.Find(id) is not null
                ? DoAsync(context, context.Organization().SetInUseAsync(id, inUse))
                : throw InstancePaths.NotFound(text);
    }

    private async Task AddOrganizationAsync(HttpContext context)
    {
        if (context.Organization() != platform.DefaultOrganization)
            throw new RefusedException(StatusCodes.Status403Forbidden, "Only the default organization adds others.");

        var added = platform.AddOrganization(await ReadCredentialsAsync(context.Request, context.RequestAborted).ConfigureAwait(false));
        await context.AnswerAsync(json =>
        {
            json.WriteStartObject();
            json.WriteString("user", added.Credentials.UserSecret);
            json.WriteString("organization", added.Credentials.OrganizationSecret);
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    /// <summary>The secrets in the body; null when there is no body.</summary>
    private static async Task<LocalPlatformCredentials?> ReadCredentialsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType is null)
            return null;

        using var document = await RequestJson.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return RequestJson.Interpret(document, static body => new LocalPlatformCredentials(
                body.GetProperty("user").GetString()!, body.GetProperty("organization").GetString()!));
        }
        catch (Exception exception) when (exception is KeyNotFoundException or ArgumentException)
        {
            throw RequestJson.Refused("'user' and 'organization' must be the secrets of the organization: visible ASCII without a comma.");
        }
    }

    private static async Task DoAsync(HttpContext context, Task change)
    {
        await change.ConfigureAwait(false);
        await context.AnswerNothingAsync().ConfigureAwait(false);
    }

    private static string Name(HttpContext context) =>
        context.Request.RouteValues["name"] is string name && !string.IsNullOrWhiteSpace(name)
            ? name
            : throw RequestJson.Refused("A snapshot needs a name.");
}
