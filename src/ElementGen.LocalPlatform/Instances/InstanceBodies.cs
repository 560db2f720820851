using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Records the bodies of requests, shortened, with their secrets masked.</summary>
internal static class InstanceBodies
{
    /// <summary>Records <paramref name="body"/>, which is for <paramref name="element"/>; null when that is not known.</summary>
    public static void Record(this HttpContext context, InstanceBody body, PlatformElement? element)
    {
        var budget = new TextBudget();
        context.Recording().Body = new RecordedBody(
            (element?.Definition.Key ?? body.ElementKey) is { } key ? budget.Take(key) : null,
            body.Name is { } name ? budget.Take(name) : null,
            body.Tags is { } tags ? budget.TakeAll(tags) : null,
            budget.TakeAll(InstanceJson.Masked(body.Configuration, element?.Definition)),
            body.ProviderData is not null);
    }

    /// <summary>Records new values of entries of an instance of <paramref name="element"/>.</summary>
    public static void Record(this HttpContext context, IReadOnlyDictionary<string, string> values, PlatformElement element) =>
        context.Recording().Body = new RecordedBody(
            element.Definition.Key, null, null, new TextBudget().TakeAll(InstanceJson.Masked(values, element.Definition)), false);
}
