using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>The calls that read elements.</summary>
internal sealed class ElementCalls(ElementIndex elements)
{
    private const int MaxPageSize = 200;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elements", ListAsync);
        routes.MapGet("/elements/{keyOrId}", GetAsync);
        routes.MapGet("/elements/{keyOrId}/configuration", GetConfigurationAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        // If the filter were ignored, the answer would have elements that the caller did not ask for.
        if (context.Request.Query.ContainsKey("where"))
            throw new RefusedException(StatusCodes.Status400BadRequest, "The local platform does not filter elements by 'where'.");

        context.Request.Query.RefuseOthersThan("pageSize", "nextPage");
        var page = Page.Read(context.Request.Query, MaxPageSize);
        return context.AnswerPageAsync(
            page, elements.List(page), elements.Count, element => element.Id, (json, element) => json.WriteElement(element));
    }

    private Task GetAsync(HttpContext context)
    {
        var element = ElementOf(context);
        return context.AnswerAsync(json => json.WriteElement(element));
    }

    private Task GetConfigurationAsync(HttpContext context)
    {
        var element = ElementOf(context);
        return context.AnswerAsync(json => json.WriteEntries(element.Definition));
    }

    private PlatformElement ElementOf(HttpContext context) => elements.Get((string)context.Request.RouteValues["keyOrId"]!);
}
