using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>Reads the type out of an element's authentication, an object that can be empty; anything else is none.</summary>
internal sealed class LenientAuthentication : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? type = null;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
                type = LenientText.Read(ref reader);
            else
                reader.Skip();
        }

        return type;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
