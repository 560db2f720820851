using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ElementGen;

/// <summary>The body of the request that makes an instance.</summary>
internal static class CreateInstanceBody
{
    private const int UsualLength = 512;

    // An idle writer points here, and not at the last body, which holds secrets.
    private static readonly ArrayBufferWriter<byte> Nowhere = new();

    // The body is never part of an HTML page, so that "+17777777777" need not become "\u002B17777777777".
    private static readonly JsonWriterOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? _idleWriter;

    /// <summary>The body as JSON.</summary>
    /// <param name="name">The instance's name.</param>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="options">What else is asked for.</param>
    /// <param name="tag">A tag beside those of the caller; null for none.</param>
    /// <param name="areSecretsMasked">Whether a mask stands in place of each secret.</param>
    public static ReadOnlyMemory<byte> Of(
        string name, ElementConfiguration configuration, ProvisionOptions options, string? tag = null, bool areSecretsMasked = false)
    {
        var bytes = new ArrayBufferWriter<byte>(UsualLength);
        Write(bytes, name, configuration, options, tag, areSecretsMasked);
        return bytes.WrittenMemory;
    }

    /// <summary>
    /// Writes what is supplied; entries that are null or "" are left out. Allocates nothing beyond <paramref name="bytes"/>, because
    /// every thread keeps its writer.
    /// </summary>
    public static void Write(
        IBufferWriter<byte> bytes,
        string name,
        ElementConfiguration configuration,
        ProvisionOptions options,
        string? tag = null,
        bool areSecretsMasked = false)
    {
        var json = _idleWriter ?? new Utf8JsonWriter(Nowhere, Format);
        _idleWriter = null;
        json.Reset(bytes);
        try
        {
            WriteBody(json, name, configuration, options, tag, areSecretsMasked);
            json.Flush();
        }
        finally
        {
            json.Reset(Nowhere);
            _idleWriter = json;
        }
    }

    private static void WriteBody(
        Utf8JsonWriter json,
        string name,
        ElementConfiguration configuration,
        ProvisionOptions options,
        string? tag,
        bool areSecretsMasked)
    {
        json.WriteStartObject();
        json.WriteStartObject("element"u8);
        json.WriteString("key"u8, configuration.Element.Key);
        json.WriteEndObject();
        json.WriteStartObject("configuration"u8);
        WriteEntries(json, configuration, areSecretsMasked);
        json.WriteEndObject();
        if (options.Grant is { } grant)
            WriteGrant(json, grant, areSecretsMasked);

        WriteTags(json, options.Tags, tag);
        json.WriteString("name"u8, name);
        if (options.RetrieveObjectsAfterInstantiation is { } retrieve)
            json.WriteBoolean("retrieveObjectsAfterInstantiation"u8, retrieve);

        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, ElementConfiguration configuration, bool areSecretsMasked)
    {
        var keys = configuration.Element.EncodedKeys;
        for (var i = 0; i < keys.Length; i++)
        {
            if (configuration.Supplied(i) is { Length: > 0 } value)
                json.WriteString(keys[i], areSecretsMasked && configuration.Element.Entries[i].IsSecret ? Secret.Mask : value);
        }

        if (configuration.Additional.Count == 0)
            return;

        foreach (var (key, value) in configuration.Additional)
        {
            if (!configuration.Element.Lists(key) && !value.IsEmpty)
                json.WriteString(key, areSecretsMasked ? Secret.Mask : value.Reveal());
        }
    }

    /// <summary>Writes what authorizes an instance.</summary>
    public static void WriteGrant(Utf8JsonWriter json, OAuthGrant grant, bool areSecretsMasked = false)
    {
        if (grant.RefreshToken is not null)
        {
            json.WriteString("externalAuthentication"u8, "initial"u8);
            return;
        }

        json.WriteStartObject("providerData"u8);
        foreach (var (name, value) in grant.ProviderData)
            json.WriteString(name, areSecretsMasked ? Secret.Mask : value.Reveal());

        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyList<string> tags, string? tag)
    {
        if (tags.Count == 0 && tag is null)
            return;

        json.WriteStartArray("tags"u8);
        for (var i = 0; i < tags.Count; i++)
            json.WriteStringValue(tags[i]);

        if (tag is not null)
            json.WriteStringValue(tag);

        json.WriteEndArray();
    }
}
