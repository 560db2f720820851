using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>The calls that change an instance. Its id and its token stay.</summary>
internal sealed class InstanceChangeCalls(ElementIndex elements, InstanceRequirements requirements, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCall(Call.ReplaceInstance, HttpMethods.Put, "/instances/{id}", ReplaceAsync);
        routes.MapCall(Call.UpdateInstance, HttpMethods.Patch, "/instances/{id}", UpdateAsync);
        routes.MapCall(Call.EnableInstance, HttpMethods.Put, "/instances/{id}/enabled", context => SetDisabledAsync(context, false));
        routes.MapCall(Call.DisableInstance, HttpMethods.Delete, "/instances/{id}/enabled", context => SetDisabledAsync(context, true));
    }

    /// <summary>
    /// Changes an instance as a PATCH does: parts that the body lacks stay, as do values that it does not name; "" takes a value away, and
    /// tags replace all tags.
    /// </summary>
    public PlatformInstance Update(PlatformInstance instance, InstanceBody body, PlatformElement element)
    {
        requirements.RefuseStructures(body, element);
        var configuration = new Dictionary<string, string>(instance.Configuration, StringComparer.Ordinal);
        foreach (var key in body.ClearedKeys)
            configuration.Remove(key);
        foreach (var (key, value) in body.Configuration)
            configuration[key] = value;

        if (body.Configuration.Count > 0 || body.ClearedKeys.Count > 0)
            requirements.RefuseIncomplete(configuration, element);
        return instance with
        {
            Name = body.Name ?? instance.Name,
            Tags = body.Tags ?? instance.Tags,
            Configuration = InstanceJson.Masked(configuration, element.Definition),
        };
    }

    private Task UpdateAsync(HttpContext context) => ChangeAsync(context, Update);

    // With a grant, a PUT authenticates the instance again.
    private Task ReplaceAsync(HttpContext context) => ChangeAsync(context, (instance, body, element, change) =>
    {
        var updated = Update(instance, body, element);
        if (body.ProviderData is not null || body.ExternalAuthentication is not null)
            requirements.TakeGrant(body, updated.Configuration, element, change, clock.GetUtcNow());
        return updated with { ExternalAuthentication = body.ExternalAuthentication ?? updated.ExternalAuthentication };
    });

    private Task ChangeAsync(HttpContext context, Func<PlatformInstance, InstanceBody, PlatformElement, PlatformInstance> update) =>
        ChangeAsync(context, (instance, body, element, _) => update(instance, body, element));

    private async Task ChangeAsync(
        HttpContext context, Func<PlatformInstance, InstanceBody, PlatformElement, OrganizationChange, PlatformInstance> update)
    {
        var asked = context.InstanceInPath();
        var id = asked.Id;
        var body = await InstanceBody.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        context.Record(body, elements.OfInstance(asked));
        var changed = await context.Organization().ChangeAsync(change =>
        {
            var instance = change.State.Instances.Find(id) ?? throw InstancePaths.NotFound(id);
            var element = elements.OfInstance(instance);
            if (body.ElementKey is { } key && key != instance.ElementKey)
                throw RequestJson.Refused($"Instance {id} is one of '{instance.ElementKey}' and cannot become one of '{key}'.");

            var updated = update(instance, body, element, change);
            change.Set(updated);
            return updated;
        }).ConfigureAwait(false);
        await context.AnswerAsync(json => json.WriteInstance(changed, elements.OfInstance(changed))).ConfigureAwait(false);
    }

    private static async Task SetDisabledAsync(HttpContext context, bool disabled)
    {
        var id = context.InstanceInPath().Id;
        await context.Organization().ChangeAsync(change =>
        {
            var instance = change.State.Instances.Find(id) ?? throw InstancePaths.NotFound(id);
            change.Set(instance with { Disabled = disabled });
            return instance;
        }).ConfigureAwait(false);
        await context.AnswerNothingAsync().ConfigureAwait(false);
    }
}
