using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>The request body of <c>POST /instances</c>.</summary>
/// <param name="ElementKeyOrId">The key or the id of the element; null when there is none.</param>
/// <param name="Name">The instance's name; null when there is none, or it is blank.</param>
/// <param name="Configuration">The supplied values. Null and "" count as not supplied.</param>
/// <param name="Tags">The instance's tags, without duplicates.</param>
internal sealed record CreateInstanceRequest(
    string? ElementKeyOrId, string? Name, IReadOnlyDictionary<string, string> Configuration, IReadOnlyList<string> Tags)
{
    private const int BufferSize = 16 * 1024;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the body of <paramref name="request"/>.</summary>
    /// <exception cref="RefusedException">The body is not JSON, or does not describe an instance.</exception>
    public static async Task<CreateInstanceRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, "The Content-Type must be application/json.");

        try
        {
            using var body = await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false);
            using var document = JsonDocument.Parse(body, Options);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            // The exception's message quotes the body, and may quote a part of a secret.
            throw Refused(exception.LineNumber is null
                ? "The request body is not valid JSON: a property occurs twice in one object."
                : $"The request body is not valid JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}. "
                    + "Property names and texts stand in straight quotes (\").");
        }
        catch (InvalidOperationException)
        {
            throw Refused("The request body is not valid JSON: a text in it is not Unicode.");
        }
    }

    private static async Task<MemoryStream> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (body.Length + read > LocalPlatformServer.MaxRequestBytes)
            {
                throw new RefusedException(
                    StatusCodes.Status413PayloadTooLarge, $"The request body is larger than {LocalPlatformServer.MaxRequestBytes} bytes.");
            }

            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        return body;
    }

    private static CreateInstanceRequest Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw Refused("The request body must be a JSON object.");

        return new CreateInstanceRequest(
            ReadElement(Member(body, "element")),
            ReadName(Member(body, "name")),
            ReadConfiguration(Member(body, "configuration")),
            ReadTags(Member(body, "tags")));
    }

    private static string? ReadElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Object => ReadKey(Member(element, "key")) ?? ReadKey(Member(element, "id")),
        _ => throw Refused("'element' must be an object with a 'key'."),
    };

    private static string? ReadKey(JsonElement key) => key.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => key.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => key.GetRawText(),
        _ => throw Refused("'element.key' must be a string."),
    };

    private static string? ReadName(JsonElement name) => name.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => name.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        _ => throw Refused("'name' must be a string."),
    };

    private static Dictionary<string, string> ReadConfiguration(JsonElement configuration)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (configuration.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return values;

        if (configuration.ValueKind != JsonValueKind.Object)
            throw Refused("'configuration' must be an object that holds a value for each key.");

        foreach (var entry in configuration.EnumerateObject())
        {
            if (TextOf(entry) is { Length: > 0 } value)
                values.Add(entry.Name, value);
        }

        return values;
    }

    private static string? TextOf(JsonProperty entry) => entry.Value.ValueKind switch
    {
        JsonValueKind.String => entry.Value.GetString(),
        JsonValueKind.Null => null,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => entry.Value.GetRawText(),
        _ => throw Refused($"'configuration' is flat: the value of '{entry.Name}' must be a string, not an object or an array."),
    };

    private static string[] ReadTags(JsonElement tags) => tags.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        JsonValueKind.Array when tags.EnumerateArray().All(tag => tag.ValueKind == JsonValueKind.String) =>
            [.. tags.EnumerateArray().Select(tag => tag.GetString()!).Distinct(StringComparer.Ordinal)],
        _ => throw Refused("'tags' must be an array of strings."),
    };

    private static JsonElement Member(JsonElement parent, string name) => parent.TryGetProperty(name, out var member) ? member : default;

    private static RefusedException Refused(string message) => new(StatusCodes.Status400BadRequest, message);
}
