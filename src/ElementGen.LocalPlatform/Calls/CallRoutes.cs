using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>Routes of calls, and which call a request is.</summary>
internal static class CallRoutes
{
    /// <summary>Routes a method and a path to <paramref name="handler"/>; null stands for any method.</summary>
    public static void MapCall(this IEndpointRouteBuilder routes, Call call, string? method, string path, RequestDelegate handler)
    {
        var endpoint = method is null ? routes.Map(path, handler) : routes.MapMethods(path, [method], handler);
        endpoint.WithMetadata(new CallMetadata(call));
    }

    /// <summary>Says which call the routes of a group are.</summary>
    public static void ForCall(this RouteGroupBuilder group, Call call) => group.WithMetadata(new CallMetadata(call));

    /// <summary>Which call the request is, once it is routed.</summary>
    public static Call CallOf(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CallMetadata>()?.Call ?? Call.Unknown;

    private sealed record CallMetadata(Call Call);
}
