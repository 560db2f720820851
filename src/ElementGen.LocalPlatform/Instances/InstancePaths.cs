using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Finds the instance that the path of a request names.</summary>
internal static class InstancePaths
{
    /// <summary>The instance whose id stands in the path.</summary>
    /// <exception cref="RefusedException">The organization has none with that id.</exception>
    public static PlatformInstance InstanceInPath(this HttpContext context)
    {
        var text = (string)context.Request.RouteValues["id"]!;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            throw NotFound(text);

        context.Recording().Instance = id;
        return context.Organization().State.Instances.Find(id) ?? throw NotFound(id);
    }

    /// <summary>Says that there is no such instance.</summary>
    public static RefusedException NotFound<T>(T id) => new(StatusCodes.Status404NotFound, $"No instance found with id '{id}'.");
}
