using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>
/// What keeps a text from being JSON. The words are ours: those of the JSON library differ between hosts, and do not know that people paste from
/// word processors.
/// </summary>
/// <param name="Message">What is wrong, as a clause without a full stop; one line, and short whatever the text holds.</param>
/// <param name="Range">Where it is wrong.</param>
/// <param name="IsCurlyQuote">Whether a curly quote stands where a straight one must, so that straightening it repairs the text.</param>
internal sealed record JsonProblem(string Message, ByteRange Range, bool IsCurlyQuote = false)
{
    /// <summary>The problem at which reading of <paramref name="utf8"/> stopped with <paramref name="exception"/>.</summary>
    public static JsonProblem Of(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        var offset = OffsetOf(utf8, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        if (CurlyQuoteBefore(utf8, offset) is { } quote)
            return At(quote, utf8, DescribeCharacter(utf8, quote)) with { IsCurlyQuote = true };

        if (offset >= utf8.Length || IsLastComma(utf8, offset))
            return At(utf8.Length, utf8, IsBlank(utf8) ? "the file is empty" : "the file ends before its last object, array or string is closed");

        return At(offset, utf8, Describe(utf8, offset));
    }

    /// <summary>The offset in <paramref name="utf8"/> of a line, counted from 0, and a byte in that line.</summary>
    public static int OffsetOf(ReadOnlySpan<byte> utf8, long line, long positionInLine)
    {
        var start = 0;
        for (; line > 0; line--)
            start += utf8.Slice(start).IndexOf((byte)'\n') + 1;

        return (int)Math.Min(start + positionInLine, utf8.Length);
    }

    private static JsonProblem At(int offset, ReadOnlySpan<byte> utf8, string message) =>
        new(message, new ByteRange(offset, offset < utf8.Length ? CharacterLength(utf8, offset) : 0));

    // When a text ends after a comma, the reader stops at the comma. Outside any object or array the comma itself is what is wrong.
    private static bool IsLastComma(ReadOnlySpan<byte> utf8, int offset) =>
        utf8[offset] == ',' && IsBlank(utf8.Slice(offset + 1)) && DepthAt(utf8.Slice(0, offset)) > 0;

    // A string that a straight quote opens and a curly one "closes" runs on until something else is wrong, at the latest after the next straight
    // quote. The curly quote to name is the last one before that place that is followed only by what can stand between two strings.
    private static int? CurlyQuoteBefore(ReadOnlySpan<byte> utf8, int offset)
    {
        if (IsCurlyQuoteAt(utf8, offset))
            return offset;

        int? nextString = null;
        for (var i = offset - 1; i >= 0 && utf8[i] != '\n'; i--)
        {
            if (utf8[i] == '"')
            {
                if (nextString is not null)
                    return null;
                nextString = i;
            }
            else if (IsCurlyQuoteAt(utf8, i))
            {
                var next = i + CharacterLength(utf8, i);
                if (StandsBetweenStrings(utf8.Slice(next, (nextString ?? offset) - next), isLast: nextString is null))
                    return i;
            }
        }

        return null;
    }

    private static bool IsCurlyQuoteAt(ReadOnlySpan<byte> utf8, int offset) =>
        offset < utf8.Length && utf8[offset] == 0xE2 && IsCurly(CharacterAt(utf8, offset));

    // Whether this can follow a closed string: a colon, a comma or a bracket, then perhaps values that are no strings.
    private static bool StandsBetweenStrings(ReadOnlySpan<byte> utf8, bool isLast)
    {
        var isPunctuated = false;
        for (var i = 0; i < utf8.Length;)
        {
            var isPunctuation = utf8[i] is (byte)':' or (byte)',' or (byte)'}' or (byte)']';
            var length = isPunctuation || IsSpace(utf8[i]) ? 1 : isPunctuated ? ValueLength(utf8.Slice(i)) : 0;
            if (length == 0)
                return false;

            isPunctuated |= isPunctuation;
            i += length;
        }

        return isPunctuated || isLast;
    }

    private static int ValueLength(ReadOnlySpan<byte> utf8) =>
        utf8[0] is (byte)'{' or (byte)'[' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9') ? 1
        : utf8.StartsWith("true"u8) || utf8.StartsWith("null"u8) ? 4
        : utf8.StartsWith("false"u8) ? 5
        : 0;

    private static string Describe(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = LastOtherThanSpace(utf8.Slice(0, offset));
        switch (utf8[offset])
        {
            case (byte)']' or (byte)'}' when before == ',':
                return "a trailing comma before a closing bracket";
            case (byte)'/':
                return "a comment, which JSON does not allow";
            case (byte)'\'':
                return "a single quote (') instead of a double one (\")";
            case (byte)'\r' or (byte)'\n':
                return "a line break inside a string; write \\n, or close the string before it";
            case (byte)'"' when before is '"' or '}' or ']' or 'e' or 'l' or (>= '0' and <= '9'):
                return "a string directly after a value; a comma or a colon is missing before it";
            case (byte)'{' or (byte)'[' when DepthAt(utf8.Slice(0, offset)) >= JsonText.MaximumDepth:
                return $"objects and arrays nested more than {JsonText.MaximumDepth} levels deep";
            default:
                return DescribeCharacter(utf8, offset);
        }
    }

    private static string DescribeCharacter(ReadOnlySpan<byte> utf8, int offset)
    {
        var character = CharacterAt(utf8, offset);
        if (character == '\uFFFD' && utf8[offset] != 0xEF)
            return $"the byte 0x{utf8[offset]:X2}, which is not UTF-8";

        var number = "U+" + character.ToString("X4", CultureInfo.InvariantCulture);
        if (IsCurly(character))
            return $"a curly quote ({number}) instead of a straight one (\")";

        return character is > ' ' and < 0x7F ? $"'{(char)character}', which is not allowed here" : $"the character {number}, which is not allowed here";
    }

    private static bool IsCurly(int character) => character is >= 0x2018 and <= 0x201F;

    private static int CharacterAt(ReadOnlySpan<byte> utf8, int offset)
    {
        var text = Encoding.UTF8.GetString(utf8.Slice(offset, CharacterLength(utf8, offset)).ToArray());
        return char.ConvertToUtf32(text, 0);
    }

    // A character that is cut short counts as far as it goes; a byte that begins no character counts alone.
    private static int CharacterLength(ReadOnlySpan<byte> utf8, int offset)
    {
        var longest = utf8[offset] switch { < 0xC2 => 1, < 0xE0 => 2, < 0xF0 => 3, < 0xF5 => 4, _ => 1 };
        var length = 1;
        while (length < longest && offset + length < utf8.Length && (utf8[offset + length] & 0xC0) == 0x80)
            length++;

        return length;
    }

    private static int LastOtherThanSpace(ReadOnlySpan<byte> utf8)
    {
        for (var i = utf8.Length - 1; i >= 0; i--)
        {
            if (!IsSpace(utf8[i]))
                return utf8[i];
        }

        return -1;
    }

    private static bool IsBlank(ReadOnlySpan<byte> utf8) => LastOtherThanSpace(utf8) < 0;

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    // How many objects and arrays are open at the end of a text that ends outside a string.
    private static int DepthAt(ReadOnlySpan<byte> utf8)
    {
        var depth = 0;
        var isString = false;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (isString && utf8[i] == '\\')
                i++;
            else if (utf8[i] == '"')
                isString = !isString;
            else if (!isString)
                depth += utf8[i] is (byte)'{' or (byte)'[' ? 1 : utf8[i] is (byte)'}' or (byte)']' ? -1 : 0;
        }

        return depth;
    }
}
