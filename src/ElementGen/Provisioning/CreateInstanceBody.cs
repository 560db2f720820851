using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ElementGen;

/// <summary>The body of the request that makes an instance.</summary>
internal static class CreateInstanceBody
{
    // The body is no part of a page: "+17777777777" need not become "\u002B17777777777".
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes what is supplied; entries that are null or "" are left out.</summary>
    public static HttpContent Of(string name, ElementConfiguration configuration, ProvisionOptions options)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, AsItIs))
        {
            json.WriteStartObject();

            json.WriteStartObject("element"u8);
            json.WriteString("key"u8, configuration.Element.Key);
            json.WriteEndObject();

            json.WriteStartObject("configuration"u8);
            WriteEntries(json, configuration);
            json.WriteEndObject();

            if (options.Tags.Count > 0)
            {
                json.WriteStartArray("tags"u8);
                foreach (var tag in options.Tags)
                    json.WriteStringValue(tag);

                json.WriteEndArray();
            }

            json.WriteString("name"u8, name);
            if (options.RetrieveObjectsAfterInstantiation is { } retrieve)
                json.WriteBoolean("retrieveObjectsAfterInstantiation"u8, retrieve);

            json.WriteEndObject();
        }

        return new ReadOnlyMemoryContent(bytes.WrittenMemory) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private static void WriteEntries(Utf8JsonWriter json, ElementConfiguration configuration)
    {
        var element = configuration.Element;
        for (var i = 0; i < element.Entries.Count; i++)
        {
            if (configuration.Supplied(i) is { Length: > 0 } value)
                json.WriteString(element.Entries[i].Key, value);
        }

        foreach (var (key, value) in configuration.Additional)
        {
            if (!element.Lists(key) && !string.IsNullOrEmpty(value))
                json.WriteString(key, value);
        }
    }
}
