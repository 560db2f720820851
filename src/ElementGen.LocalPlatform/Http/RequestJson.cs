using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Reads request bodies that are JSON.</summary>
internal static class RequestJson
{
    /// <summary>The body of <paramref name="request"/>.</summary>
    /// <exception cref="RefusedException">The body is too large, or not JSON.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, "The Content-Type must be application/json.");

        var body = await RequestBodyBuffer.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            // The exception's message quotes the body, and may quote a part of a secret.
            throw Refused(
                $"The request body is not valid JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}. "
                + "Property names and texts stand in straight quotes (\").");
        }
    }

    /// <summary>What <paramref name="read"/> makes of a document.</summary>
    /// <exception cref="RefusedException">A text in the document is not Unicode.</exception>
    public static T Interpret<T>(JsonDocument document, Func<JsonElement, T> read)
    {
        try
        {
            return read(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            throw Refused("The request body is not valid JSON: a text in it is not Unicode.");
        }
    }

    /// <summary>For a body that makes no sense.</summary>
    public static RefusedException Refused(string message) => new(StatusCodes.Status400BadRequest, message);
}
