using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// Reads <see cref="AdditionalEntries"/> from a JSON object of strings, and refuses to write entries: any of their values can be a secret.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AdditionalEntriesJsonConverter : JsonConverter<AdditionalEntries>
{
    /// <inheritdoc/>
    public override AdditionalEntries Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
            throw new JsonException("Additional entries are read from a JSON object.");

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            if (!reader.Read() || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
                throw new JsonException($"The additional entry '{key}' is not a JSON string.");

            values[key] = reader.GetString() ?? "";
        }

        return values;
    }

    /// <summary>Writes an empty object, or throws.</summary>
    /// <exception cref="NotSupportedException">There are entries.</exception>
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AdditionalEntries value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Count > 0)
            throw new NotSupportedException("Additional entries are not written as JSON: any of them can be a secret.");

        writer.WriteStartObject();
        writer.WriteEndObject();
    }
}
