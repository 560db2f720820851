using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>
/// The request body that creates or changes an instance. That of a creation is refused where the rules about instance files report an
/// error, and only where they report something.
/// </summary>
internal sealed record InstanceBody
{
    /// <summary>The key of the element; null when there is none.</summary>
    public string? ElementKey { get; private init; }

    /// <summary>The id of the element, or its key; null when there is none, or a key names the element.</summary>
    public string? ElementId { get; private init; }

    /// <summary>The instance's name; null when there is none, or it is blank. The platform does not ask for one.</summary>
    public string? Name { get; private init; }

    /// <summary>The supplied values, objects and arrays as JSON. Null and "" count as not supplied.</summary>
    public required IReadOnlyDictionary<string, string> Configuration { get; init; }

    /// <summary>The keys whose value is "", which takes a value away.</summary>
    public required IReadOnlyCollection<string> ClearedKeys { get; init; }

    /// <summary>The keys whose values are objects or arrays.</summary>
    public required IReadOnlyCollection<string> StructuredKeys { get; init; }

    /// <summary>The instance's tags, without duplicates; null when there are none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>What the provider sent to the callback; null when there is none.</summary>
    public IReadOnlyDictionary<string, string>? ProviderData { get; private init; }

    /// <summary>Where the authentication comes from instead of a grant; null when it does not.</summary>
    public string? ExternalAuthentication { get; private init; }

    /// <summary>Reads the body of <paramref name="request"/>.</summary>
    /// <exception cref="RefusedException">The body is not JSON, or does not describe an instance.</exception>
    public static async Task<InstanceBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var document = await RequestJson.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return RequestJson.Interpret(document, Read);
    }

    /// <summary>Reads a body.</summary>
    /// <exception cref="RefusedException">The body does not describe an instance.</exception>
    /// <exception cref="InvalidOperationException">A text in the body is not Unicode.</exception>
    public static InstanceBody Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw Refused("The request body must be a JSON object.");

        var element = ReadElement(OnlyMember(body, "element"));
        var configuration = ReadConfiguration(OnlyMember(body, "configuration"), out var clearedKeys, out var structuredKeys);
        return new InstanceBody
        {
            ElementKey = element.Key,
            ElementId = element.Id,
            Name = ReadName(Member(body, "name")),
            Configuration = configuration,
            ClearedKeys = clearedKeys,
            StructuredKeys = structuredKeys,
            Tags = ReadTags(Member(body, "tags")),
            ProviderData = ReadProviderData(Member(body, "providerData")),
            ExternalAuthentication = ReadExternalAuthentication(Member(body, "externalAuthentication")),
        };
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

    private static string? ReadName(JsonElement name) => name.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => string.IsNullOrWhiteSpace(name.GetString()) ? null : name.GetString(),
        _ => throw Refused("'name' must be a string."),
    };

    private static Dictionary<string, string> ReadConfiguration(
        JsonElement configuration, out HashSet<string> clearedKeys, out HashSet<string> structuredKeys)
    {
        clearedKeys = new HashSet<string>(StringComparer.Ordinal);
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

            var value = TextOf(entry.Value);
            if (value is { Length: > 0 })
                values.Add(entry.Name, value);
            else if (value is not null)
                clearedKeys.Add(entry.Name);
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

    // Answers, which callers send again, have "none".
    private static string? ReadExternalAuthentication(JsonElement external) =>
        external.ValueKind == JsonValueKind.String && external.GetString() is { Length: > 0 } text && text != "none" ? text : null;

    private static Dictionary<string, string>? ReadProviderData(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return null;

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in data.EnumerateObject())
            values[member.Name] = TextOf(member.Value) ?? "";

        return values;
    }

    private static string[]? ReadTags(JsonElement tags) => tags.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
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

    private static RefusedException Refused(string message) => RequestJson.Refused(message);
}
