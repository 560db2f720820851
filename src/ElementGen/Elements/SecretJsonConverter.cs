using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// Reads a <see cref="Secret"/> from a JSON string, and refuses to write one. <see cref="RetainedInstance"/> writes instances for
/// stores.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretJsonConverter : JsonConverter<Secret>
{
    /// <inheritdoc/>
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
            ? reader.GetString()
            : throw new JsonException("A secret is read from a JSON string.");

    /// <summary>Always throws: a mask in place of the value would be lost data, the value itself a leak.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        throw new NotSupportedException(Secret.NotWritten);
}
