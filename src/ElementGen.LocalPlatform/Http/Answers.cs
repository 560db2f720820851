using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Writes answers. All of them are JSON, including errors.</summary>
internal static class Answers
{
    private const string RequestIdHeader = "elements-request-id";

    // Answers are never part of an HTML page, so a + in a token need not be written as \u002B.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with the JSON that <paramref name="write"/> writes.</summary>
    public static async Task AnswerAsync(this HttpContext context, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        // The whole body is written before anything is sent, so that an exception can still become an error answer.
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Options))
            write(json);

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Answers with a page of a list. Headers give its size and the token of the next page.</summary>
    public static Task AnswerPageAsync<T>(
        this HttpContext context, Page page, IReadOnlyList<T> items, long total, Func<T, long> idOf, Action<Utf8JsonWriter, T> write)
    {
        var headers = context.Response.Headers;
        headers["elements-returned-count"] = $"{items.Count}";
        headers["elements-total-count"] = $"{total}";
        // Like the platform, gives a full page the token of the next one, even if nothing follows.
        if (items.Count == page.Size)
            headers["elements-next-page-token"] = Page.TokenAfter(idOf(items[^1]));

        return context.AnswerAsync(json =>
        {
            json.WriteStartArray();
            foreach (var item in items)
                write(json, item);
            json.WriteEndArray();
        });
    }

    /// <summary>Gives every request an id, and turns every exception into an error answer.</summary>
    public static async Task AnswerErrorsAsync(HttpContext context, RequestDelegate next)
    {
        context.TraceIdentifier = Guid.NewGuid().ToString("N");
        context.Response.Headers[RequestIdHeader] = context.TraceIdentifier;
        try
        {
            await next(context).ConfigureAwait(false);
            // Routing rejects a request without writing a body.
            if (!context.Response.HasStarted && context.Response.StatusCode >= StatusCodes.Status400BadRequest)
                await AnswerErrorAsync(context, context.Response.StatusCode, MessageOf(context)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var (status, message) = Describe(exception);
            await AnswerErrorAsync(context, status, message).ConfigureAwait(false);
        }
    }

    private static Task AnswerErrorAsync(HttpContext context, int status, string message) => context.AnswerAsync(
        json =>
        {
            json.WriteStartObject();
            json.WriteString("requestId", context.TraceIdentifier);
            json.WriteString("message", message);
            json.WriteEndObject();
        },
        status);

    private static (int Status, string Message) Describe(Exception exception) => exception switch
    {
        RefusedException refused => (refused.Status, refused.Message),
        BadHttpRequestException bad => (bad.StatusCode, "The request could not be read."),
        StateException state => (StatusCodes.Status500InternalServerError, state.Message),
        // The message of any other exception may have a part of what the caller sent.
        _ => (StatusCodes.Status500InternalServerError, $"The local platform failed with {exception.GetType().FullName}."),
    };

    private static string MessageOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is no {context.Request.Path}.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not a method of {context.Request.Path}.",
        var status => $"The request was refused with status {status}.",
    };
}
