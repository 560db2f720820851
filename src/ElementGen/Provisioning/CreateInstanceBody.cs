using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ElementGen;

/// <summary>The body of the request that makes an instance.</summary>
internal static class CreateInstanceBody
{
    // What is written is put together here alone: there is nothing to check.
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = Encoder, SkipValidation = true };

    private static readonly JsonEncodedText Element = JsonEncodedText.Encode("element");
    private static readonly JsonEncodedText Key = JsonEncodedText.Encode("key");
    private static readonly JsonEncodedText Configuration = JsonEncodedText.Encode("configuration");
    private static readonly JsonEncodedText Tags = JsonEncodedText.Encode("tags");
    private static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText Retrieve = JsonEncodedText.Encode("retrieveObjectsAfterInstantiation");

    /// <summary>How texts are written. The body is no part of a page: "+17777777777" need not become "\u002B17777777777".</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    // A writer costs more than many a body.
    [ThreadStatic]
    private static Utf8JsonWriter? writerOfThread;

    /// <summary>The body as the content of a request.</summary>
    public static HttpContent Of(string name, ElementConfiguration configuration, ProvisionOptions options)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        Write(bytes, name, configuration, options);
        return new ReadOnlyMemoryContent(bytes.WrittenMemory) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    /// <summary>Writes what is supplied; entries that are null or "" are left out. Allocates nothing but what <paramref name="bytes"/> does.</summary>
    public static void Write(IBufferWriter<byte> bytes, string name, ElementConfiguration configuration, ProvisionOptions options)
    {
        var json = writerOfThread ?? new Utf8JsonWriter(bytes, AsItIs);
        // Out of reach until it is done: a configuration's own code could ask for another body meanwhile.
        writerOfThread = null;
        json.Reset(bytes);
        try
        {
            WriteBody(json, name, configuration, options);
            json.Flush();
        }
        finally
        {
            // It holds secrets, and a half-written body if something was thrown.
            json.Reset(Nowhere.Instance);
            writerOfThread = json;
        }
    }

    private static void WriteBody(Utf8JsonWriter json, string name, ElementConfiguration configuration, ProvisionOptions options)
    {
        json.WriteStartObject();

        json.WriteStartObject(Element);
        json.WriteString(Key, configuration.Element.Key);
        json.WriteEndObject();

        json.WriteStartObject(Configuration);
        WriteEntries(json, configuration);
        json.WriteEndObject();

        if (options.Tags.Count > 0)
        {
            json.WriteStartArray(Tags);
            for (var i = 0; i < options.Tags.Count; i++)
                json.WriteStringValue(options.Tags[i]);

            json.WriteEndArray();
        }

        json.WriteString(Name, name);
        if (options.RetrieveObjectsAfterInstantiation is { } retrieve)
            json.WriteBoolean(Retrieve, retrieve);

        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, ElementConfiguration configuration)
    {
        var element = configuration.Element;
        var keys = element.EncodedKeys;
        for (var i = 0; i < keys.Length; i++)
        {
            if (configuration.Supplied(i) is { Length: > 0 } value)
                json.WriteString(keys[i], value);
        }

        if (configuration.Additional.Count == 0)
            return;

        foreach (var (key, value) in configuration.Additional)
        {
            if (!element.Lists(key) && !string.IsNullOrEmpty(value))
                json.WriteString(key, value);
        }
    }

    /// <summary>Where a writer writes that nobody uses.</summary>
    private sealed class Nowhere : IBufferWriter<byte>
    {
        public static Nowhere Instance { get; } = new();

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => new byte[Math.Max(1, sizeHint)];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
