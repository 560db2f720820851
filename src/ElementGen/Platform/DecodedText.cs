using System.Globalization;
using System.Net;
using System.Text;

namespace ElementGen;

/// <summary>
/// A text in which escapes of JSON, URLs and HTML are decoded, and which knows where each of its characters stands in the original. Servers
/// write one character in many ways (<c>/</c>, <c>\/</c>, <c>\u002f</c>, <c>%2F</c>, <c>&amp;#x2F;</c>), and in layers; decoded, all of
/// them are the same.
/// </summary>
internal sealed class DecodedText
{
    private const int LongestEntity = 32;

    // Null where each character stands for itself.
    private readonly List<(int Start, int End)>? _places;

    private DecodedText(string text, List<(int Start, int End)>? places)
    {
        Text = text;
        _places = places;
    }

    /// <summary>The characters.</summary>
    public string Text { get; }

    /// <summary>A text as it is.</summary>
    public static DecodedText Of(string text) => new(text, null);

    /// <summary>Where the characters from <paramref name="start"/> to <paramref name="end"/> stand in the original.</summary>
    public (int Start, int End) PlaceOf(int start, int end) =>
        _places is null ? (start, end) : (_places[start].Start, _places[end - 1].End);

    /// <summary>The same text with one more layer of escapes decoded; null when it has no escape.</summary>
    public DecodedText? Decode()
    {
        if (Text.AsSpan().IndexOfAny('\\', '%', '&') is not (>= 0 and var first))
            return null;

        var decoded = new StringBuilder(Text.Length).Append(Text, 0, first);
        var places = new List<(int Start, int End)>(Text.Length);
        for (var i = 0; i < first; i++)
            places.Add(PlaceOf(i, i + 1));

        Span<char> characters = stackalloc char[2];
        var isDecoded = false;
        for (var i = first; i < Text.Length;)
        {
            var rest = Text.AsSpan(i);
            var read = ReadEscape(rest, characters, out var written);
            if (read == 0)
                (read, written, characters[0]) = (1, 1, rest[0]);
            else
                isDecoded = true;

            decoded.Append(characters[..written]);
            for (var n = 0; n < written; n++)
                places.Add(PlaceOf(i, i + read));

            i += read;
        }

        return isDecoded ? new DecodedText(decoded.ToString(), places) : null;
    }

    private static int ReadEscape(ReadOnlySpan<char> text, Span<char> characters, out int written)
    {
        written = 1;
        return text[0] switch
        {
            '\\' => ReadBackslash(text, out characters[0]),
            '%' => ReadPercent(text, characters, out written),
            '&' => ReadEntity(text, characters, out written),
            _ => 0,
        };
    }

    // Of JSON, JavaScript, Java, Python and PHP.
    private static int ReadBackslash(ReadOnlySpan<char> text, out char character)
    {
        character = '\0';
        if (text.Length < 2)
            return 0;

        var digits = text[1] switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0)
        {
            if (text.Length < 2 + digits
                || !int.TryParse(text.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return 0;
            }

            character = (char)code;
            return 2 + digits;
        }

        character = text[1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var c => c };
        return character != text[1] || char.IsAsciiLetterOrDigit(character) is false ? 2 : 0;
    }

    // Of URLs and forms: the bytes of UTF-8, else of Latin-1.
    private static int ReadPercent(ReadOnlySpan<char> text, Span<char> characters, out int written)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < bytes.Length && text.Length >= (count * 3) + 3 && text[count * 3] == '%'
            && byte.TryParse(
                text.Slice((count * 3) + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]))
        {
            count++;
        }

        written = 0;
        if (count == 0)
            return 0;

        if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out var consumed) is System.Buffers.OperationStatus.Done)
        {
            written = rune.EncodeToUtf16(characters);
            return consumed * 3;
        }

        characters[0] = (char)bytes[0];
        written = 1;
        return 3;
    }

    // Of HTML and XML, by number or by name.
    private static int ReadEntity(ReadOnlySpan<char> text, Span<char> characters, out int written)
    {
        written = 0;
        var end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end < 2)
            return 0;

        if (text[1] == '#' && CodeOf(text[2..end]) is <= char.MaxValue and var code)
        {
            // Half a surrogate pair is a character of its own for some servers.
            characters[0] = (char)code;
            written = 1;
            return end + 1;
        }

        var decoded = WebUtility.HtmlDecode(text[..(end + 1)].ToString());
        if (decoded.Length > characters.Length || (decoded[0] == '&' && decoded.Length > 1))
            return 0;

        decoded.CopyTo(characters);
        written = decoded.Length;
        return end + 1;
    }

    private static int? CodeOf(ReadOnlySpan<char> digits)
    {
        var isHexadecimal = digits is ['x' or 'X', ..];
        return int.TryParse(
            isHexadecimal ? digits[1..] : digits,
            isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var code)
            ? code
            : null;
    }
}
