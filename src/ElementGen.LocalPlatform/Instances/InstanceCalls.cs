using System.Globalization;
using System.Security.Cryptography;
using ElementGen.Definitions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>The calls that create, read and delete instances, and the ping, which tests an instance's token.</summary>
internal sealed class InstanceCalls(ElementIndex elements, InstanceTable instances, TimeProvider clock)
{
    private const int MaxPageSize = 5000;
    private const int TokenBytes = 32;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/instances", CreateAsync);
        routes.MapPost("/elements/{keyOrId}/instances", CreateAsync);
        routes.MapGet("/instances", ListAsync);
        routes.MapGet("/instances/{id}", GetAsync);
        routes.MapDelete("/instances/{id}", DeleteAsync);
        routes.MapGet("/ping", PingAsync);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var request = await CreateInstanceRequest.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        var element = ElementOf(request, (string?)context.Request.RouteValues["keyOrId"]);
        RefuseStructures(request, element);
        RefuseIncomplete(request, element);

        var id = instances.Add(new PlatformInstance
        {
            ElementKey = element.Definition.Key,
            Name = request.Name,
            Token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes)),
            Tags = request.Tags,
            Configuration = InstanceJson.Masked(request.Configuration, element.Definition),
            Created = clock.GetUtcNow(),
        });
        await AnswerAsync(context, Get(id)).ConfigureAwait(false);
    }

    private PlatformElement ElementOf(CreateInstanceRequest request, string? keyOrIdInPath)
    {
        var inBody = request.ElementKey is { } key ? elements.GetByKey(key)
            : request.ElementId is { } id ? elements.Get(id)
            : null;
        var inPath = keyOrIdInPath is null ? null : elements.Get(keyOrIdInPath);
        if (inBody is not null && inPath is not null && inBody != inPath)
        {
            throw new RefusedException(
                StatusCodes.Status400BadRequest,
                $"The path names the element '{inPath.Definition.Key}', the body '{inBody.Definition.Key}'.");
        }

        return inPath ?? inBody ?? throw new RefusedException(
            StatusCodes.Status400BadRequest, "'element.key' is missing: it names the element.");
    }

    // A configuration is flat, but a few entries take JSON.
    private static void RefuseStructures(CreateInstanceRequest request, PlatformElement element)
    {
        var takesJson = element.Definition.Entries.Where(EntryKinds.TakesJson).Select(entry => entry.Key);
        if (request.StructuredKeys.Except(takesJson, StringComparer.Ordinal).FirstOrDefault() is { } key)
        {
            throw new RefusedException(
                StatusCodes.Status400BadRequest,
                $"'configuration' is flat: the value of '{key}' must be a string, not an object or an array.");
        }
    }

    /// <summary>Rejects an incomplete request with one message that names everything that is missing.</summary>
    private static void RefuseIncomplete(CreateInstanceRequest request, PlatformElement element)
    {
        var missing = element.MissingEntries(request.Configuration).Select(entry => entry.Key).ToArray();
        if (missing.Length > 0)
        {
            throw new RefusedException(
                StatusCodes.Status400BadRequest,
                $"Required configuration of element '{element.Definition.Key}' is missing: {string.Join(", ", missing)}.");
        }
    }

    private Task ListAsync(HttpContext context)
    {
        var parameters = context.Request.Query;
        parameters.RefuseOthersThan("tags[]", "searchText", "hydrate", "pageSize", "nextPage");
        var hydrated = parameters["hydrate"].ToString() switch
        {
            "" or "true" => true,
            "false" => false,
            _ => throw new RefusedException(StatusCodes.Status400BadRequest, "hydrate must be true or false."),
        };
        var query = InstanceQuery.Read(parameters);
        var page = Page.Read(parameters, MaxPageSize);
        var total = instances.Count(query);
        if (total == 0)
            throw new RefusedException(StatusCodes.Status404NotFound, "No instances found.");

        return context.AnswerPageAsync(page, instances.List(query, page), total, instance => instance.Id,
            (json, instance) => json.WriteInstance(instance, elements.OfInstance(instance), hydrated));
    }

    private Task GetAsync(HttpContext context) => AnswerAsync(context, Get(IdIn(context)));

    private Task DeleteAsync(HttpContext context)
    {
        if (context.Features.Get<PlatformInstance>() is not null)
        {
            throw new RefusedException(
                StatusCodes.Status400BadRequest,
                "With an Element token the platform takes this for a call on the element's own resources. "
                + "Delete an instance without the token.");
        }

        var id = IdIn(context);
        if (!instances.Remove(id))
            throw NotFound(id);

        return context.AnswerAsync(json =>
        {
            json.WriteStartObject();
            json.WriteEndObject();
        });
    }

    private Task PingAsync(HttpContext context)
    {
        var instance = context.Features.Get<PlatformInstance>() ?? throw new RefusedException(
            StatusCodes.Status401Unauthorized,
            "A ping is a call on an instance: the Authorization header must hold 'Element <token>' too.");
        return context.AnswerAsync(json =>
        {
            json.WriteStartObject();
            json.WriteString("dateTime", clock.GetUtcNow().UtcDateTime);
            json.WriteString("endpoint", instance.ElementKey);
            json.WriteEndObject();
        });
    }

    private Task AnswerAsync(HttpContext context, PlatformInstance instance) =>
        context.AnswerAsync(json => json.WriteInstance(instance, elements.OfInstance(instance)));

    private PlatformInstance Get(long id) => instances.Find(id) ?? throw NotFound(id);

    private static long IdIn(HttpContext context)
    {
        var text = (string)context.Request.RouteValues["id"]!;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw NotFound(text);
    }

    private static RefusedException NotFound<T>(T id) => new(StatusCodes.Status404NotFound, $"No instance found with id '{id}'.");
}
