using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>How tokens are looked at here: whatever a text holds, nothing throws but the reader itself.</summary>
internal static class JsonToken
{
    extension(ref Utf8JsonReader reader)
    {
        /// <summary>Where the current token stands, quotes included.</summary>
        public ByteRange Token => new((int)reader.TokenStartIndex, reader.TokenType == JsonTokenType.PropertyName
            ? reader.ValueSpan.Length + 2 // The reader has consumed the colon, too.
            : (int)(reader.BytesConsumed - reader.TokenStartIndex));
    }

    /// <summary>Whether the current property is called <paramref name="name"/>.</summary>
    public static bool NameIs(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.Utf8().SequenceEqual(name);

    /// <summary>The bytes of the current name or string as they are without escapes.</summary>
    public static ReadOnlySpan<byte> Utf8(this ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.Text(out _)) : reader.ValueSpan;

    /// <summary>The current string's text. <paramref name="isWhole"/> is false when it held half a surrogate pair or bytes that are not UTF-8, which become U+FFFD.</summary>
    public static string Text(this ref Utf8JsonReader reader, out bool isWhole)
    {
        try
        {
            isWhole = true;
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            isWhole = false;
            return Repaired(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
        }
    }

    /// <summary>The current token's text when it is a string, a number or a boolean; null for all else, which is passed over.</summary>
    public static string? ScalarText(this ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.Text(out _);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>The text of the value behind the current property's name; null when it has none.</summary>
    public static string? NextText(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.ScalarText();
    }

    /// <summary>The value behind the current property's name as a flag; <paramref name="otherwise"/> when it is none.</summary>
    public static bool NextFlag(this ref Utf8JsonReader reader, bool otherwise)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String when reader.NameIs("true"u8):
                return true;
            case JsonTokenType.String when reader.NameIs("false"u8):
                return false;
            default:
                reader.Skip();
                return otherwise;
        }
    }

    /// <summary>The value behind the current property's name as a number; 0 when it is none, or too large.</summary>
    public static int NextInt32(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetInt32(out var number) ? number : 0;

        reader.Skip();
        return 0;
    }

    /// <summary>What a token is called in a message.</summary>
    public static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "this",
    };

    /// <summary><paramref name="text"/> in quotes for a message: one line, printable, and not long.</summary>
    public static string Quote(string text) => $"'{Printable(text)}'";

    /// <summary><paramref name="text"/> for a message: one line, printable, and not long.</summary>
    public static string Printable(string text)
    {
        const int longest = 80;
        return OnOneLine(text.Length <= longest ? text : text.Remove(longest) + "…");
    }

    /// <summary><paramref name="text"/> however long it is, as one line that a terminal shows as it is.</summary>
    public static string OnOneLine(string text) =>
        text.All(IsPrintable) ? text : string.Concat(text.Select(static c => IsPrintable(c) ? c : '\uFFFD'));

    private static bool IsPrintable(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Repaired(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
                text.Append(escaped[i]);
            else
                text.Append(Unescaped(escaped, ref i));
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                text[i] = '\uFFFD';
        }

        return text.ToString();
    }

    // The reader has checked the escapes; only what they stand for is left to say.
    private static char Unescaped(string escaped, ref int i)
    {
        switch (escaped[++i])
        {
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u':
                i += 4;
                return (char)Convert.ToInt32(escaped.Substring(i - 3, 4), 16);
            default: return escaped[i];
        }
    }
}
