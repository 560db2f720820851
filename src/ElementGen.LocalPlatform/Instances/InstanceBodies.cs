using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Records the bodies of requests.</summary>
internal static class InstanceBodies
{
    /// <summary>Records <paramref name="body"/> with its secrets masked.</summary>
    public static void Record(this HttpContext context, InstanceBody body, ElementIndex elements)
    {
        var key = body.ElementKey ?? body.ElementId ?? context.Request.RouteValues["keyOrId"] as string;
        var element = key is null ? null : elements.Find(key);
        context.Recording().Body = new RecordedBody(
            element?.Definition.Key ?? body.ElementKey,
            body.Name,
            body.Tags,
            InstanceJson.Masked(body.Configuration, element?.Definition),
            body.ProviderData is not null);
    }
}
