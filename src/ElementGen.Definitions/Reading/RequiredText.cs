using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Reads a text that a definition cannot do without.</summary>
internal static class RequiredText
{
    /// <summary>What is wrong with a text that is not whole.</summary>
    public const string HalfCharacter = "holds half a character (a lone surrogate, or bytes that are not UTF-8)";

    /// <summary>The current token's text; null, and reported, when it is not a text, empty, not whole, or too long.</summary>
    public static string? Read(ref Utf8JsonReader reader, string what, Action<ByteRange, string> report)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            report(reader.Token, $"{what} must be a text, not {JsonToken.Describe(reader.TokenType)}");
            reader.Skip();
            return null;
        }

        var text = reader.Text(out var isWhole);
        var fault = !isWhole ? HalfCharacter
            : string.IsNullOrWhiteSpace(text) ? "is empty"
            : text.Length > DefinitionLimits.LongestKey ? DefinitionLimits.TooLong
            : null;
        if (fault is null)
            return text;

        report(reader.Token, $"{what} {fault}");
        return null;
    }
}
