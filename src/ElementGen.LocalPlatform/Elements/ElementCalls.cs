using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>The calls that read elements.</summary>
internal sealed class ElementCalls(ElementIndex elements, ListParameters parameters)
{
    private const int MaxPageSize = 200;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCall(Call.ListElements, HttpMethods.Get, "/elements", ListAsync);
        routes.MapCall(Call.GetElement, HttpMethods.Get, "/elements/{keyOrId}", GetAsync);
        routes.MapCall(Call.GetElementConfiguration, HttpMethods.Get, "/elements/{keyOrId}/configuration", GetConfigurationAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        parameters.RefuseOthersThan(query, "where", "pageSize", "nextPage");
        var filter = ElementFilter.Read(query["where"].ToString());
        var page = Page.Read(query, MaxPageSize);
        var total = elements.CountOf(filter);
        if (total == 0)
            throw new RefusedException(StatusCodes.Status404NotFound, "No elements found.");

        return context.AnswerPageAsync(
            page, elements.List(page, filter), total, element => element.Id, (json, element) => json.WriteElement(element));
    }

    private Task GetAsync(HttpContext context)
    {
        var element = context.ElementInPath(elements);
        return context.AnswerAsync(json => json.WriteElement(element));
    }

    private Task GetConfigurationAsync(HttpContext context)
    {
        var element = context.ElementInPath(elements);
        return context.AnswerAsync(json => json.WriteEntries(element.Definition));
    }
}

/// <summary>Finds the element that the path of a request names.</summary>
internal static class ElementPaths
{
    /// <summary>The element whose key or id stands in the path.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static PlatformElement ElementInPath(this HttpContext context, ElementIndex elements) =>
        elements.Get((string)context.Request.RouteValues["keyOrId"]!);
}
