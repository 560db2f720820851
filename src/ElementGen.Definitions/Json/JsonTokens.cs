using System.Text;
using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Reads the values of JSON tokens. No value makes these methods throw; only the reader does, when the text is not JSON.</summary>
internal static class JsonTokens
{
    extension(ref Utf8JsonReader reader)
    {
        /// <summary>The range of the current token, quotes included.</summary>
        public ByteRange Token => new((int)reader.TokenStartIndex, reader.TokenType == JsonTokenType.PropertyName
            ? reader.ValueSpan.Length + 2 // The reader has already consumed the colon as well.
            : (int)(reader.BytesConsumed - reader.TokenStartIndex));
    }

    /// <summary>Whether the current property is called <paramref name="name"/>.</summary>
    public static bool NameIs(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.Utf8().SequenceEqual(name);

    /// <summary>The bytes of the current name or string, unescaped.</summary>
    public static ReadOnlySpan<byte> Utf8(this ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.Text(out _)) : reader.ValueSpan;

    /// <summary>The current string's text.</summary>
    /// <param name="reader">The reader, at a string or a property name.</param>
    /// <param name="isValid">False when the text has a lone surrogate or bytes that are not UTF-8. They become U+FFFD.</param>
    public static string Text(this ref Utf8JsonReader reader, out bool isValid)
    {
        try
        {
            isValid = true;
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            isValid = false;
            return Repaired(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
        }
    }

    /// <summary>The text of the current string, number or boolean. Any other value is skipped, and null is returned.</summary>
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

    /// <summary>The text of the current property's value; null unless the value is a string, a number or a boolean.</summary>
    public static string? NextText(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.ScalarText();
    }

    /// <summary>The current property's value as a boolean; <paramref name="otherwise"/> when it is not one.</summary>
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

    /// <summary>The current property's value as an integer; 0 when it is not one, or too large.</summary>
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
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "this",
    };

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

    // The reader has checked that each escape is valid.
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
