using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ElementGen;

/// <summary>The bodies of the requests that change an instance.</summary>
internal static class ChangeInstanceBody
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of the request that changes parts.</summary>
    /// <param name="changes">The changes, but for the tags.</param>
    /// <param name="tags">All tags that the instance is to have; null to leave them.</param>
    public static ReadOnlyMemory<byte> Of(InstanceChanges changes, IReadOnlyList<string>? tags) => Write(json =>
    {
        if (changes.Name is { } name)
            json.WriteString("name", name);
        if (changes.Configuration.Count > 0)
            WriteConfiguration(json, changes.Configuration);
        if (tags is not null)
        {
            json.WriteStartArray("tags");
            foreach (var tag in tags)
                json.WriteStringValue(tag);
            json.WriteEndArray();
        }
    });

    /// <summary>Of the request that authenticates an instance again.</summary>
    public static ReadOnlyMemory<byte> Of(OAuthGrant grant, AdditionalEntries configuration) => Write(json =>
    {
        if (grant.ElementKey is { } key)
        {
            json.WriteStartObject("element");
            json.WriteString("key", key);
            json.WriteEndObject();
        }

        if (configuration.Count > 0)
            WriteConfiguration(json, configuration);
        CreateInstanceBody.WriteGrant(json, grant);
    });

    /// <summary>Of the request that changes one entry.</summary>
    public static ReadOnlyMemory<byte> OfEntry(Secret value) => Write(json => json.WriteString("propertyValue", value.Reveal()));

    private static void WriteConfiguration(Utf8JsonWriter json, AdditionalEntries configuration)
    {
        json.WriteStartObject("configuration");
        foreach (var (key, value) in configuration)
            json.WriteString(key, value.Reveal());
        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Format))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
