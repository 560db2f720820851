using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>Tells whether the platform is ready. Whoever asks before it is gets the answer when it is.</summary>
internal sealed class HealthCheck(ElementIndex elements, StateLog log)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/health", AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        var isReady = log.IsWorking;
        return context.AnswerAsync(
            json =>
            {
                json.WriteStartObject();
                json.WriteString("status", isReady ? "ready" : "the state file cannot be written");
                json.WriteNumber("elements", elements.Count);
                json.WriteEndObject();
            },
            isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
