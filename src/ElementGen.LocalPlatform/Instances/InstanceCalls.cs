using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>The calls that create, list, read and delete instances.</summary>
internal sealed class InstanceCalls(ElementIndex elements, InstanceRequirements requirements, ListParameters parameters, TimeProvider clock)
{
    private const int MaxPageSize = 5000;
    private const int TokenBytes = 32;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCall(Call.CreateInstance, HttpMethods.Post, "/instances", CreateAsync);
        routes.MapCall(Call.CreateInstance, HttpMethods.Post, "/elements/{keyOrId}/instances", CreateAsync);
        routes.MapCall(Call.ListInstances, HttpMethods.Get, "/instances", ListAsync);
        routes.MapCall(Call.GetInstance, HttpMethods.Get, "/instances/{id}", GetAsync);
        routes.MapCall(Call.DeleteInstance, HttpMethods.Delete, "/instances/{id}", DeleteAsync);
    }

    /// <summary>The instance that <paramref name="body"/> describes, as it is added to an organization.</summary>
    /// <exception cref="RefusedException">The body is incomplete, or has no grant where one is needed.</exception>
    public PlatformInstance Create(InstanceBody body, PlatformElement element, OrganizationChange change)
    {
        requirements.RefuseStructures(body, element);
        requirements.RefuseIncomplete(body.Configuration, element);
        requirements.TakeGrant(body, body.Configuration, element, change, clock.GetUtcNow());
        return change.Add(New(element.Definition.Key, body.Name ?? "") with
        {
            Tags = body.Tags ?? [],
            Configuration = InstanceJson.Masked(body.Configuration, element.Definition),
            ExternalAuthentication = body.ExternalAuthentication ?? "none",
        });
    }

    /// <summary>The element that a body, or the path before it, names.</summary>
    /// <exception cref="RefusedException">Neither does, or they name different ones, or one that is not served.</exception>
    public PlatformElement ElementOf(InstanceBody body, string? keyOrIdInPath)
    {
        var inBody = body.ElementKey is { } key ? elements.GetByKey(key)
            : body.ElementId is { } id ? elements.Get(id)
            : null;
        var inPath = keyOrIdInPath is null ? null : elements.Get(keyOrIdInPath);
        if (inBody is not null && inPath is not null && inBody != inPath)
            throw RequestJson.Refused($"The path names the element '{inPath.Definition.Key}', the body '{inBody.Definition.Key}'.");

        return inPath ?? inBody ?? throw RequestJson.Refused("'element.key' is missing: it names the element.");
    }

    private async Task CreateAsync(HttpContext context)
    {
        var body = await InstanceBody.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        var inPath = (string?)context.Request.RouteValues["keyOrId"];
        context.Record(body, (body.ElementKey ?? body.ElementId ?? inPath) is { } named ? elements.Find(named) : null);
        var element = ElementOf(body, inPath);
        if (FaultsInEffect.Find(context, FaultKind.DropTags) is not null)
            body = body with { Tags = [] };

        var isForeign = FaultsInEffect.Find(context, FaultKind.ForeignInstance) is not null;
        var created = await context.Organization().ChangeAsync(change =>
        {
            if (isForeign)
                change.Add(New(element.Definition.Key, body.Name ?? ""));
            return Create(body, element, change);
        }).ConfigureAwait(false);
        context.Recording().Instance = created.Id;
        await context.AnswerAsync(json => json.WriteInstance(created, element)).ConfigureAwait(false);
    }

    private PlatformInstance New(string elementKey, string name) => new()
    {
        ElementKey = elementKey,
        Name = name,
        Token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes)),
        Tags = [],
        Configuration = new Dictionary<string, string>(),
        Created = clock.GetUtcNow(),
    };

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        parameters.RefuseOthersThan(query, "tags[]", "searchText", "hydrate", "pageSize", "nextPage");
        var hydrated = query["hydrate"].ToString() switch
        {
            "" or "true" => true,
            "false" => false,
            _ => throw RequestJson.Refused("hydrate must be true or false."),
        };
        var asked = InstanceQuery.Read(query);
        if (asked.IsSearch && FaultsInEffect.Find(context, FaultKind.SearchLag) is { } lag)
            asked = asked with { CreatedBefore = clock.GetUtcNow() - lag.Time };

        var page = Page.Read(query, MaxPageSize);
        var (items, total) = context.Organization().State.Instances.List(asked, page);
        if (total == 0)
            throw new RefusedException(StatusCodes.Status404NotFound, "No instances found.");

        return context.AnswerPageAsync(page, items, total, instance => instance.Id,
            (json, instance) => json.WriteInstance(instance, elements.OfInstance(instance), hydrated));
    }

    private Task GetAsync(HttpContext context)
    {
        var instance = context.InstanceInPath();
        return context.AnswerAsync(json => json.WriteInstance(instance, elements.OfInstance(instance)));
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        if (context.InstanceOfToken() is not null)
        {
            throw RequestJson.Refused(
                "With an Element token the platform takes this for a call on the element's own resources. "
                + "Delete an instance without the token.");
        }

        var id = context.InstanceInPath().Id;
        await context.Organization().ChangeAsync(change =>
        {
            var instance = change.State.Instances.Find(id) ?? throw InstancePaths.NotFound(id);
            if (instance.InUse)
                throw new RefusedException(StatusCodes.Status409Conflict, $"Instance {id} is in use and cannot be deleted.");

            change.Remove(id);
            return instance;
        }).ConfigureAwait(false);
        await context.AnswerNothingAsync().ConfigureAwait(false);
    }
}
