using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Reads a text that must be there.</summary>
internal static class RequiredText
{
    /// <summary>What is wrong with a text that is not valid Unicode, as the end of a clause.</summary>
    public const string InvalidCharacter = "contains an invalid character (a lone surrogate, or bytes that are not UTF-8)";

    /// <summary>The current string; null when it is not a string, empty, invalid or too long, which is reported.</summary>
    public static string? Read(ref Utf8JsonReader reader, string what, Action<ByteRange, string> report)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            report(reader.Token, $"{what} must be a string, not {JsonTokens.Describe(reader.TokenType)}");
            reader.Skip();
            return null;
        }

        var text = reader.Text(out var isValid);
        var problem = !isValid ? InvalidCharacter
            : string.IsNullOrWhiteSpace(text) ? "is empty"
            : text.Length > DefinitionLimits.LongestKey ? DefinitionLimits.TooLong
            : null;
        if (problem is null)
            return text;

        report(reader.Token, $"{what} {problem}");
        return null;
    }

    /// <summary>The same for a key; blanks around it are reported too.</summary>
    public static string? ReadKey(ref Utf8JsonReader reader, string what, Action<ByteRange, string> report)
    {
        var key = Read(ref reader, what, report);
        if (key is not null && WithoutBlanks(key).Length < key.Length)
            report(reader.Token, $"{what} has a blank at its beginning or end; remove it");

        return key;
    }

    /// <summary><paramref name="key"/> without the blanks around it.</summary>
    public static string WithoutBlanks(string key) => key.Trim(' ', '\t');
}
