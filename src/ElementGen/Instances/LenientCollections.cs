using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>Reads the names of tags, which come as strings or as <c>{"id","name"}</c> objects.</summary>
internal sealed class LenientTags : JsonConverter<IReadOnlyList<string>?>
{
    public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var names = new List<string>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var name = reader.TokenType is JsonTokenType.StartObject ? ReadName(ref reader) : LenientText.Read(ref reader);
            if (name is not null)
                names.Add(name);
        }

        return names.AsReadOnly();
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string>? value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var name in value ?? [])
            writer.WriteStringValue(name);

        writer.WriteEndArray();
    }

    private static string? ReadName(ref Utf8JsonReader reader)
    {
        string? name = null;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            if (isName)
                name = LenientText.Read(ref reader);
            else
                reader.Skip();
        }

        return name;
    }
}

/// <summary>
/// Reads the configuration, a flat map whose values are strings or null; numbers and booleans become text, deeper values are none, and
/// secrets are masked.
/// </summary>
internal sealed class LenientConfiguration : JsonConverter<IReadOnlyDictionary<string, string?>?>
{
    public override IReadOnlyDictionary<string, string?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var key = LenientText.Read(ref reader);
            reader.Read();
            var value = LenientText.Read(ref reader);
            if (key is not null)
                values[key] = ShownValues.Of(key, value);
        }

        return values.AsReadOnly();
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string?>? value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, text) in value ?? new Dictionary<string, string?>())
            writer.WriteString(key, ShownValues.Of(key, text));

        writer.WriteEndObject();
    }
}

/// <summary>Reads a list of whatever it holds; anything but an array is none.</summary>
internal sealed class LenientList : JsonConverter<IReadOnlyList<JsonElement>?>
{
    public override IReadOnlyList<JsonElement>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var items = new List<JsonElement>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (OpenJson.Read(ref reader) is { } item)
                items.Add(item);
        }

        return items.AsReadOnly();
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<JsonElement>? value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value ?? [])
            OpenJson.Masked(item, static text => text).WriteTo(writer);

        writer.WriteEndArray();
    }
}
