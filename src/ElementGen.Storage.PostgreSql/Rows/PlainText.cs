using System.Globalization;
using System.Text;

namespace ElementGen.Storage;

/// <summary>
/// Any text in a form that the server takes: it has no place for a NUL, or for half of a surrogate pair. Texts without those, and without a
/// backslash, stay as they are.
/// </summary>
internal static class PlainText
{
    private const char Mark = '\\';

    /// <summary>The form that the server takes.</summary>
    public static string? Encode(string? text)
    {
        if (text is null || !NeedsMarks(text))
            return text;

        var encoded = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is Mark or '\0' || IsHalf(text, i))
                encoded.Append(CultureInfo.InvariantCulture, $"{Mark}{(int)text[i]:x4}");
            else
                encoded.Append(text[i]);
        }

        return encoded.ToString();
    }

    /// <summary>The text that <see cref="Encode"/> got.</summary>
    public static string? Decode(string? encoded)
    {
        const int digits = 4;
        if (encoded is null || !encoded.Contains(Mark, StringComparison.Ordinal))
            return encoded;

        var text = new StringBuilder();
        for (var i = 0; i < encoded.Length; i++)
        {
            var code = 0;
            var isMarked = encoded[i] == Mark && encoded.Length - i > digits
                && int.TryParse(encoded.AsSpan(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
            text.Append(isMarked ? (char)code : encoded[i]);
            i += isMarked ? digits : 0;
        }

        return text.ToString();
    }

    private static bool NeedsMarks(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is Mark or '\0' || IsHalf(text, i))
                return true;
        }

        return false;
    }

    private static bool IsHalf(string text, int i) => char.IsSurrogate(text[i])
        && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        && !(char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));
}
