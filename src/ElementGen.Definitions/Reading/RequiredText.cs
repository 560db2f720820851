using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Reads a text that must be there.</summary>
internal static class RequiredText
{
    /// <summary>The problem of a text with half a character in it.</summary>
    public const string HalfCharacter = "contains an invalid character (a lone surrogate, or bytes that are not UTF-8)";

    /// <summary>The current token's text; null, and reported, when it is not a text, empty, not whole, or too long.</summary>
    public static string? Read(ref Utf8JsonReader reader, string what, Action<ByteRange, string> report)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            report(reader.Token, $"{what} must be a string, not {JsonTokens.Describe(reader.TokenType)}");
            reader.Skip();
            return null;
        }

        var text = reader.Text(out var isWhole);
        var problem = !isWhole ? HalfCharacter
            : string.IsNullOrWhiteSpace(text) ? "is empty"
            : text.Length > DefinitionLimits.LongestKey ? DefinitionLimits.TooLong
            : null;
        if (problem is null)
            return text;

        report(reader.Token, $"{what} {problem}");
        return null;
    }
}
