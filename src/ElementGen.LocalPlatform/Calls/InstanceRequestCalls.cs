using System.Buffers;
using System.Text.Json;
using ElementGen.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>Calls with an instance's token: a ping, and an echo, which answers with what arrived.</summary>
internal sealed class InstanceRequestCalls(TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCall(Call.Ping, HttpMethods.Get, "/ping", PingAsync);
        routes.MapCall(Call.Ping, HttpMethods.Get, "/hubs/{hub}/ping", PingAsync);
        routes.MapCall(Call.Echo, null, "/echo", EchoAsync);
        routes.MapCall(Call.Echo, null, "/hubs/{hub}/echo", EchoAsync);
    }

    private Task PingAsync(HttpContext context)
    {
        var instance = Caller(context, "A ping");
        return context.AnswerAsync(json =>
        {
            json.WriteStartObject();
            json.WriteString("dateTime", clock.GetUtcNow().UtcDateTime);
            json.WriteString("endpoint", instance.ElementKey);
            json.WriteEndObject();
        });
    }

    private static async Task EchoAsync(HttpContext context)
    {
        var instance = Caller(context, "An echo");
        var body = await RequestBodyBuffer.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        await context.AnswerAsync(json =>
        {
            json.WriteStartObject();
            json.WriteString("method", context.Request.Method);
            json.WriteString("path", context.Recording().Path);
            json.WriteString("query", context.Recording().Query);
            json.WriteNumber("instance", instance.Id);
            json.WriteStartObject("headers");
            foreach (var (name, values) in context.Request.Headers)
                json.WriteString(name, SecretHeaders.Mask(name, values));
            json.WriteEndObject();
            json.WritePropertyName("body");
            json.WriteRawValue(Shown(body));
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private static PlatformInstance Caller(HttpContext context, string what)
    {
        var instance = context.InstanceOfToken() ?? throw new RefusedException(
            StatusCodes.Status401Unauthorized,
            $"{what} is a call on an instance: the Authorization header must hold 'Element <token>' too.");
        return instance.Disabled
            ? throw new RefusedException(StatusCodes.Status403Forbidden, $"Instance {instance.Id} is disabled.")
            : instance;
    }

    private static ReadOnlySpan<byte> Shown(ReadOnlyMemory<byte> body)
    {
        var shown = new ArrayBufferWriter<byte>();
        try
        {
            using var document = JsonDocument.Parse(body);
            using var json = new Utf8JsonWriter(shown);
            WriteMasked(json, document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return JsonSerializer.SerializeToUtf8Bytes($"{body.Length} bytes that are no JSON", StateJson.Default.String);
        }

        return shown.WrittenSpan;
    }

    private static void WriteMasked(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && SecretWords.EndIn(member.Name))
                        json.WriteStringValue(ValueProblems.Mask);
                    else
                        WriteMasked(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    WriteMasked(json, item);
                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
