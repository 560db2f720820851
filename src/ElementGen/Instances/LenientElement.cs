using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>Reads the element of an instance from an object; anything else is none.</summary>
internal sealed class LenientElement : JsonConverter<ElementAnswer?>
{
    public override ElementAnswer? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.StartObject)
            return JsonSerializer.Deserialize(ref reader, InstanceAnswerJson.Default.ElementAnswer);

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, ElementAnswer? value, JsonSerializerOptions options)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            JsonSerializer.Serialize(writer, value, InstanceAnswerJson.Default.ElementAnswer);
    }
}

/// <summary>Reads what was asked for from an object; anything else is none.</summary>
internal sealed class LenientAskedFor : JsonConverter<AskedFor?>
{
    public override AskedFor? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.StartObject)
            return JsonSerializer.Deserialize(ref reader, InstanceAnswerJson.Default.AskedFor);

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, AskedFor? value, JsonSerializerOptions options)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            JsonSerializer.Serialize(writer, value, InstanceAnswerJson.Default.AskedFor);
    }
}
