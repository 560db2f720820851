using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>
/// Reads and writes a generated enum as the text that is sent for it. The name of a member is read too; a number is not, because the order
/// of the options can change.
/// </summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ElementOptionJsonConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>
    : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    /// <summary>Reads an option.</summary>
    /// <exception cref="JsonException">The JSON is not the text of an option.</exception>
    /// <inheritdoc/>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
            ? OptionOf(reader.GetString()!)
            : throw new JsonException(ElementOptions<TEnum>.All.Refusal);

    /// <summary>Writes an option.</summary>
    /// <exception cref="JsonException">The value is not one of the options.</exception>
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(TextOf(value));
    }

    /// <inheritdoc/>
    public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        OptionOf(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(TextOf(value));
    }

    private static TEnum OptionOf(string text) =>
        ElementOptions<TEnum>.All.Parse(text) ?? throw new JsonException(ElementOptions<TEnum>.All.Refusal);

    private static string TextOf(TEnum option) =>
        ElementOptions<TEnum>.All.TextOf(option) ?? throw new JsonException(ElementOptions<TEnum>.All.Refusal);
}
