using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>
/// Says what is wrong with a text that is not JSON, in words of its own: the library's messages differ between hosts, and do not know that
/// definitions are pasted from word processors.
/// </summary>
internal static class JsonFault
{
    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The problem at the place where <paramref name="exception"/> stopped the reading of <paramref name="utf8"/>.</summary>
    public static DefinitionProblem Locate(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        var offset = OffsetOf(utf8, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        if (CurlyQuoteBefore(utf8, offset) is { } quote)
            return Problem(quote, utf8, DescribeCharacter(utf8, quote)) with { IsCurlyQuote = true };

        if (offset >= utf8.Length || IsLastComma(utf8, offset))
            return Problem(utf8.Length, utf8, IsBlank(utf8) ? "the file is empty" : "the text ends before its last object, array or text is closed");

        return Problem(offset, utf8, Describe(utf8, offset));
    }

    private static DefinitionProblem Problem(int offset, ReadOnlySpan<byte> utf8, string message) =>
        new(DefinitionProblemKind.NotJson, message, new ByteRange(offset, offset < utf8.Length ? CharacterLength(utf8, offset) : 0));

    /// <summary>The place in <paramref name="utf8"/> that the reader's line, counted from 0, and byte in the line stand for.</summary>
    public static int OffsetOf(ReadOnlySpan<byte> utf8, long line, long positionInLine)
    {
        var start = 0;
        for (; line > 0; line--)
            start += utf8.Slice(start).IndexOf((byte)'\n') + 1;

        return (int)Math.Min(start + positionInLine, utf8.Length);
    }

    // Where a text ends behind a comma, the reader stops at the comma; behind the outermost object there is nothing left to close.
    private static bool IsLastComma(ReadOnlySpan<byte> utf8, int offset) =>
        utf8[offset] == ',' && IsBlank(utf8.Slice(offset + 1)) && DepthAt(utf8.Slice(0, offset)) > 0;

    // A text opened by a straight quote and "closed" by a curly one goes on until something else is wrong, at the latest behind the
    // next straight quote. The curly quote to name is one that only what stands between texts follows, up to there.
    private static int? CurlyQuoteBefore(ReadOnlySpan<byte> utf8, int offset)
    {
        if (IsCurlyQuoteAt(utf8, offset))
            return offset;

        int? nextText = null;
        for (var i = offset - 1; i >= 0 && utf8[i] != '\n'; i--)
        {
            if (utf8[i] == '"')
            {
                if (nextText is not null)
                    return null;
                nextText = i;
            }
            else if (IsCurlyQuoteAt(utf8, i))
            {
                var behind = i + CharacterLength(utf8, i);
                if (StandsBetweenTexts(utf8.Slice(behind, (nextText ?? offset) - behind), isLast: nextText is null))
                    return i;
            }
        }

        return null;
    }

    private static bool IsCurlyQuoteAt(ReadOnlySpan<byte> utf8, int offset) =>
        offset < utf8.Length && utf8[offset] == 0xE2 && IsCurlyQuote(CharacterAt(utf8, offset));

    // Whether a closed text would be followed like this: by a colon, a comma or a bracket, then perhaps by values that are no texts.
    private static bool StandsBetweenTexts(ReadOnlySpan<byte> utf8, bool isLast)
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
                return "a comma before a closing bracket, where JSON has none";
            case (byte)'/':
                return "a comment, which JSON does not have";
            case (byte)'\'':
                return "a single quote (') where a double one (\") must stand";
            case (byte)'\r' or (byte)'\n':
                return "a line break inside a text; write \\n, or close the text before it";
            case (byte)'"' when before is '"' or '}' or ']' or 'e' or 'l' or (>= '0' and <= '9'):
                return "a text directly after a value; a comma or a colon is missing before it";
            case (byte)'{' or (byte)'[' when DepthAt(utf8.Slice(0, offset)) >= MaximumDepth:
                return $"objects and arrays nested more than {MaximumDepth} deep";
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
        if (IsCurlyQuote(character))
            return $"a curly quote ({number}) where a straight one (\") must stand";

        return character is > ' ' and < 0x7F ? $"'{(char)character}' where JSON allows none" : $"the character {number} where JSON allows none";
    }

    private static bool IsCurlyQuote(int character) => character is >= 0x2018 and <= 0x201F;

    private static int CharacterAt(ReadOnlySpan<byte> utf8, int offset)
    {
        var text = Encoding.UTF8.GetString(utf8.Slice(offset, CharacterLength(utf8, offset)).ToArray());
        return char.ConvertToUtf32(text, 0);
    }

    // Of a character that is cut short, as much as is there; of bytes that begin none, the first.
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

    // Only asked where the reader stopped outside a text, so brackets inside texts are the only ones that could mislead; they are skipped.
    private static int DepthAt(ReadOnlySpan<byte> utf8)
    {
        var depth = 0;
        var isText = false;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (isText && utf8[i] == '\\')
                i++;
            else if (utf8[i] == '"')
                isText = !isText;
            else if (!isText)
                depth += utf8[i] is (byte)'{' or (byte)'[' ? 1 : utf8[i] is (byte)'}' or (byte)']' ? -1 : 0;
        }

        return depth;
    }
}
