using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>An instance's id in the platform's JSON.</summary>
/// <param name="Number">The id; 0 when it is no 64-bit whole number.</param>
/// <param name="Text">The id as the platform wrote it when it is no such number; null otherwise.</param>
[JsonConverter(typeof(LenientId))]
internal readonly record struct InstanceId(long Number, string? Text)
{
    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Reads an id from a number or a string; anything else is none.</summary>
internal sealed class LenientId : JsonConverter<InstanceId?>
{
    public override InstanceId? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (LenientNumber.Read(ref reader) is { } number)
            return new InstanceId(number, null);

        return reader.TokenType is JsonTokenType.String or JsonTokenType.Number && LenientText.Read(ref reader) is { Length: > 0 } text
            ? new InstanceId(0, text)
            : null;
    }

    public override void Write(Utf8JsonWriter writer, InstanceId? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case { Text: { } text }:
                writer.WriteStringValue(text);
                break;
            case { Number: var number }:
                writer.WriteNumberValue(number);
                break;
        }
    }
}
