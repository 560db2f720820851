using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>
/// The request body of <c>POST /instances</c>. It is refused where the rules about instance files report an error, and only where they
/// report something.
/// </summary>
/// <param name="ElementKey">The key of the element; null when there is none.</param>
/// <param name="ElementId">The id of the element, or its key; null when there is none, or a key names the element.</param>
/// <param name="Name">The instance's name; "" when there is none, or it is blank. The platform does not ask for one.</param>
/// <param name="Configuration">The supplied values, objects and arrays as JSON. Null and "" count as not supplied.</param>
/// <param name="StructuredKeys">The keys whose values are objects or arrays.</param>
/// <param name="Tags">The instance's tags, without duplicates.</param>
internal sealed record CreateInstanceRequest(
    string? ElementKey,
    string? ElementId,
    string Name,
    IReadOnlyDictionary<string, string> Configuration,
    IReadOnlyCollection<string> StructuredKeys,
    IReadOnlyList<string> Tags)
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Reads the body of <paramref name="request"/>.</summary>
    /// <exception cref="RefusedException">The body is not JSON, or does not describe an instance.</exception>
    public static async Task<CreateInstanceRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, "The Content-Type must be application/json.");

        try
        {
            using var body = await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false);
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            // The exception's message quotes the body, and may quote a part of a secret.
            throw Refused(
                $"The request body is not valid JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}. "
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

        var element = ReadElement(OnlyMember(body, "element"));
        var configuration = ReadConfiguration(OnlyMember(body, "configuration"), out var structuredKeys);
        return new CreateInstanceRequest(
            element.Key, element.Id, ReadName(Member(body, "name")), configuration, structuredKeys, ReadTags(Member(body, "tags")));
    }

    private static (string? Key, string? Id) ReadElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => default,
        JsonValueKind.Object when ReadKey(OnlyMember(element, "key")) is { } key => (key, null),
        JsonValueKind.Object => (null, ReadId(Member(element, "id"))),
        _ => throw Refused("'element' must be an object with a 'key'."),
    };

    private static string? ReadKey(JsonElement key) => key.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String when !string.IsNullOrWhiteSpace(key.GetString()) => key.GetString(),
        _ => throw Refused("'element.key' must be a string that is not empty."),
    };

    private static string? ReadId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String when id.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => id.GetRawText(),
        _ => null,
    };

    private static string ReadName(JsonElement name) => name.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        JsonValueKind.String => string.IsNullOrWhiteSpace(name.GetString()) ? "" : name.GetString()!,
        _ => throw Refused("'name' must be a string."),
    };

    private static Dictionary<string, string> ReadConfiguration(JsonElement configuration, out HashSet<string> structuredKeys)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        structuredKeys = new HashSet<string>(StringComparer.Ordinal);
        if (configuration.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return values;

        if (configuration.ValueKind != JsonValueKind.Object)
            throw Refused("'configuration' must be an object that holds a value for each key.");

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in configuration.EnumerateObject())
        {
            if (!keys.Add(entry.Name))
                throw Refused($"'{entry.Name}' appears twice in 'configuration'.");

            if (entry.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                structuredKeys.Add(entry.Name);

            if (TextOf(entry.Value) is { Length: > 0 } value)
                values.Add(entry.Name, value);
        }

        return values;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    private static string[] ReadTags(JsonElement tags) => tags.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        JsonValueKind.Array => [.. tags.EnumerateArray().Select(TagOf).OfType<string>().Distinct(StringComparer.Ordinal)],
        _ => throw Refused("'tags' must be an array of strings."),
    };

    // In older answers, which callers send again, a tag is an object with a name.
    private static string? TagOf(JsonElement tag) => tag.ValueKind switch
    {
        JsonValueKind.String => tag.GetString(),
        JsonValueKind.Object => Member(tag, "name") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null,
        _ => throw Refused("'tags' must be an array of strings."),
    };

    // The last one counts when there are several.
    private static JsonElement Member(JsonElement parent, string name) =>
        parent.EnumerateObject().LastOrDefault(member => IsCalled(member, name)).Value;

    private static JsonElement OnlyMember(JsonElement parent, string name) =>
        parent.EnumerateObject().Count(member => IsCalled(member, name)) > 1
            ? throw Refused($"'{name}' appears twice in one object.")
            : Member(parent, name);

    private static bool IsCalled(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            // A name that is not Unicode is not one that the platform reads.
            return false;
        }
    }

    private static RefusedException Refused(string message) => new(StatusCodes.Status400BadRequest, message);
}
