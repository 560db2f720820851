using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>Knows which texts can be the token of an instance.</summary>
internal static class InstanceToken
{
    // "********" in full, or a few characters of the token around it.
    private const string MaskedPart = "****";

    /// <summary>
    /// Whether requests can carry <paramref name="token"/>: it is not empty, not masked, and has no character that cannot stand in the
    /// authorization header.
    /// </summary>
    public static bool IsUsable(string? token) =>
        token is not null && SecretInHeader.ProblemOf(token) is null && !token.Contains(MaskedPart, StringComparison.Ordinal);
}

/// <summary>Reads a token from a string or a number; anything else is none.</summary>
internal sealed class LenientToken : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            return LenientText.Read(ref reader);

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
