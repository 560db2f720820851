using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using ElementGen.Definitions;

namespace ElementGen;

/// <summary>
/// JSON of an answer that is handed on as it is, except for secrets, which are masked: the value of a property whose name says so, whatever
/// it holds. What nobody could write again is none: JSON that is too deep for most readers, or has text that is no Unicode.
/// </summary>
internal static class OpenJson
{
    // Serializers read 64 levels unless told otherwise. The rest is for the instance around it.
    private const int Deepest = 56;

    /// <summary>Reads the value that the reader is at; null when it is none.</summary>
    public static JsonElement? Read(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        var ahead = reader;
        var isPlain = true;
        do
        {
            if (ahead.CurrentDepth - depth > Deepest || !IsText(ref ahead))
            {
                reader.Skip();
                return null;
            }

            isPlain &= ahead.TokenType is not JsonTokenType.PropertyName || !SecretWords.EndIn(ahead.GetString()!);
        }
        while ((ahead.CurrentDepth > depth || ahead.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && ahead.Read());

        var json = JsonElement.ParseValue(ref reader);
        return isPlain ? json : Masked(json, static text => text);
    }

    /// <summary><paramref name="json"/> with secrets masked.</summary>
    /// <param name="json">A value that <see cref="Read"/> gave.</param>
    /// <param name="mask">Gives a text as it may be shown.</param>
    public static JsonElement Masked(JsonElement json, Func<string, string> mask)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
            Write(writer, json, mask);

        var reader = new Utf8JsonReader(bytes.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json, Func<string, string> mask)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in json.EnumerateObject())
                {
                    writer.WritePropertyName(mask(property.Name));
                    if (CanBeSecret(property.Value) && SecretWords.EndIn(property.Name))
                        writer.WriteStringValue(Secret.Mask);
                    else
                        Write(writer, property.Value, mask);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                    Write(writer, item, mask);

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(mask(json.GetString()!));
                break;
            case JsonValueKind.Number when mask(json.GetRawText()) is var shown && shown != json.GetRawText():
                writer.WriteStringValue(shown);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static bool CanBeSecret(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False => false,
        JsonValueKind.String => ShownValues.IsSecret(json.GetString()),
        _ => true,
    };

    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            return true;

        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            return false;
        }
    }
}

/// <summary>Reads <see cref="OpenJson"/>.</summary>
internal sealed class LenientJson : JsonConverter<JsonElement?>
{
    public override JsonElement? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? null : OpenJson.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement? value, JsonSerializerOptions options)
    {
        if (value is { } json)
            OpenJson.Masked(json, static text => text).WriteTo(writer);
        else
            writer.WriteNullValue();
    }
}
