using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Reads a text that a definition cannot do without.</summary>
internal static class RequiredText
{
    /// <summary>What is wrong with a text that is not whole.</summary>
    public const string HalfCharacter = "holds half a character (a lone surrogate, or bytes that are not UTF-8)";

    /// <summary>The current token's text; null, and reported, when it is not a text, empty, or not whole.</summary>
    public static string? Read(ref Utf8JsonReader reader, string what, Action<ByteRange, string> report)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            report(reader.Token, $"{what} must be a text, not {JsonToken.Describe(reader.TokenType)}");
            reader.Skip();
            return null;
        }

        var text = reader.Text(out var isWhole);
        if (isWhole && !string.IsNullOrWhiteSpace(text))
            return text;

        report(reader.Token, isWhole ? $"{what} is empty" : $"{what} {HalfCharacter}");
        return null;
    }
}
