using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Writes answers. All those of the API are JSON, including errors.</summary>
internal static class Answers
{
    public const string RequestIdHeader = "elements-request-id";

    private const string TraceIdHeader = "elements-trace-id";

    /// <summary>How much of a list is written before it is sent, in bytes.</summary>
    private const int FlushSize = 32 * 1024;

    // Answers are never part of an HTML page, so a + in a token need not be written as \u002B.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with the JSON that <paramref name="write"/> writes.</summary>
    public static async Task AnswerAsync(this HttpContext context, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        // The whole body is written before anything is sent, so that an exception can still become an error answer.
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Options))
            write(json);

        BeginJson(context, status);
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Answers with an empty object.</summary>
    public static Task AnswerNothingAsync(this HttpContext context) => context.AnswerAsync(static json =>
    {
        json.WriteStartObject();
        json.WriteEndObject();
    });

    /// <summary>
    /// Answers with a page of a list. Headers give its size and the token of the next page. What is written is sent before more is written.
    /// </summary>
    public static async Task AnswerPageAsync<T>(
        this HttpContext context, Page page, IReadOnlyList<T> items, long total, Func<T, long> idOf, Action<Utf8JsonWriter, T> write)
    {
        var headers = context.Response.Headers;
        headers["elements-returned-count"] = $"{items.Count}";
        headers["elements-total-count"] = $"{total}";
        // Like the platform, gives a full page the token of the next one, even if nothing follows.
        if (items.Count == page.Size)
            headers["elements-next-page-token"] = Page.TokenAfter(idOf(items[^1]));

        BeginJson(context, StatusCodes.Status200OK);
        var body = context.Response.BodyWriter;
        using var json = new Utf8JsonWriter(body, Options);
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(json, item);
            if (json.BytesPending + body.UnflushedBytes < FlushSize)
                continue;

            json.Flush();
            await SendAsync(body, context.RequestAborted).ConfigureAwait(false);
        }

        json.WriteEndArray();
        json.Flush();
        await SendAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Tells every caller the request's id, and turns every exception into an error answer.</summary>
    public static async Task AnswerErrorsAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers[RequestIdHeader] = context.TraceIdentifier;
        context.Response.Headers[TraceIdHeader] = context.TraceIdentifier;
        try
        {
            await next(context).ConfigureAwait(false);
            // Routing rejects a request without writing a body.
            if (!context.Response.HasStarted && context.Response.StatusCode >= StatusCodes.Status400BadRequest
                && context.Response.ContentType is null)
            {
                await context.AnswerErrorAsync(context.Response.StatusCode, MessageOf(context)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
            context.Recording().IsReset = true;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var (status, message, providerMessage) = Describe(exception);
            await context.AnswerErrorAsync(status, message, providerMessage).ConfigureAwait(false);
        }
    }

    /// <summary>Answers with an error in the platform's shape.</summary>
    public static Task AnswerErrorAsync(this HttpContext context, int status, string message, string? providerMessage = null)
    {
        context.Recording().Refusal = new TextBudget().Take(message);
        return context.AnswerAsync(
            json =>
            {
                json.WriteStartObject();
                json.WriteString("requestId", context.TraceIdentifier);
                json.WriteString("message", message);
                if (providerMessage is not null)
                    json.WriteString("providerMessage", providerMessage);
                json.WriteEndObject();
            },
            status);
    }

    private static void BeginJson(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
    }

    private static async Task SendAsync(PipeWriter body, CancellationToken cancellationToken) =>
        await body.FlushAsync(cancellationToken).ConfigureAwait(false);

    private static (int Status, string Message, string? ProviderMessage) Describe(Exception exception) => exception switch
    {
        RefusedException refused => (refused.Status, refused.Message, refused.ProviderMessage),
        BadHttpRequestException bad => (bad.StatusCode, "The request could not be read.", null),
        StateException state => (StatusCodes.Status500InternalServerError, state.Message, null),
        // The message of any other exception may have a part of what the caller sent.
        _ => (StatusCodes.Status500InternalServerError, $"The local platform failed with {exception.GetType().FullName}.", null),
    };

    private static string MessageOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is no {ShownPath(context)}.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not a method of {ShownPath(context)}.",
        var status => $"The request was refused with status {status}.",
    };

    // The address of a consent is a secret.
    private static string ShownPath(HttpContext context) =>
        context.Request.Path.StartsWithSegments(ConsentPage.Path, StringComparison.Ordinal)
            ? context.Recording().Path
            : $"{context.Request.Path}";
}
