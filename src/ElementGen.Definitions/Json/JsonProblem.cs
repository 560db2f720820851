using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>
/// What keeps a text from being JSON. The messages are not the JSON library's: its own differ between hosts, and do not name the curly
/// quotes that people paste from word processors.
/// </summary>
/// <param name="Message">What is wrong: one short line, a clause without a full stop.</param>
/// <param name="Range">Where it is wrong.</param>
/// <param name="IsCurlyQuote">Whether the problem is a curly quote that must be straight.</param>
internal sealed record JsonProblem(string Message, ByteRange Range, bool IsCurlyQuote = false)
{
    /// <summary>The problem for which reading <paramref name="utf8"/> ended in <paramref name="exception"/>.</summary>
    public static JsonProblem Of(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        var offset = OffsetOf(utf8, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        if (CurlyQuoteBefore(utf8, offset) is { } quote)
            return At(quote, utf8, DescribeCharacter(utf8, quote)) with { IsCurlyQuote = true };

        if (offset >= utf8.Length || IsLastComma(utf8, offset))
        {
            return At(
                utf8.Length,
                utf8,
                IsBlank(utf8) ? "the file is empty" : "the file ends before its last object, array or string is closed");
        }

        if (EndedAtQuote(utf8, offset) is { } end)
            return At(end, utf8, $"the text ended at the quote in front of {NameOf(utf8, offset)}; write \\\" inside a text");

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

    // When a text ends after a comma, the reader stops at the comma. Outside any object or array, the comma itself is wrong.
    private static bool IsLastComma(ReadOnlySpan<byte> utf8, int offset) =>
        utf8[offset] == ',' && IsBlank(utf8.Slice(offset + 1)) && DepthAt(utf8.Slice(0, offset)) > 0;

    // If a straight quote opens a string and a curly one should close it, the string runs on, and the reader stops later: at the latest
    // after the next straight quote. The quote to name is the last curly one that only punctuation and values separate from that place.
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
                if (CanBeBetweenStrings(utf8.Slice(next, (nextString ?? offset) - next), isLast: nextString is null))
                    return i;
            }
        }

        return null;
    }

    private static bool IsCurlyQuoteAt(ReadOnlySpan<byte> utf8, int offset) =>
        offset < utf8.Length && utf8[offset] == 0xE2 && IsCurly(CharacterAt(utf8, offset));

    // Whether this can follow a closed string: a colon, a comma or a bracket, then perhaps values that are not strings.
    private static bool CanBeBetweenStrings(ReadOnlySpan<byte> utf8, bool isLast)
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

    // The quote that ended a string although the text goes on, because a backslash is missing before it.
    private static int? EndedAtQuote(ReadOnlySpan<byte> utf8, int offset)
    {
        var quote = offset - 1;
        while (quote >= 0 && utf8[quote] == ' ')
            quote--;

        if (quote < 0 || utf8[quote] != '"')
            return null;

        var rest = utf8.Slice(offset);
        var canBeText = rest[0] is >= (byte)' ' and not ((byte)'{' or (byte)'[' or (byte)'}' or (byte)']' or (byte)':' or (byte)',')
            && !rest.StartsWith("//"u8)
            && !rest.StartsWith("/*"u8);
        var isAdjacent = quote == offset - 1;
        return canBeText && (rest[0] == '"' ? isAdjacent && !IsString(rest) : isAdjacent || EndsAsString(rest)) ? quote : null;
    }

    // Another string: a comma or a colon is missing before it.
    private static bool IsString(ReadOnlySpan<byte> utf8)
    {
        var rest = utf8.Slice(1);
        var end = rest.IndexOf((byte)'"');
        return end < 0 || CanFollowString(rest.Slice(end + 1));
    }

    // After a blank, only what ends as a string does is the rest of one.
    private static bool EndsAsString(ReadOnlySpan<byte> utf8)
    {
        var end = utf8.IndexOfAny((byte)'"', (byte)'\n', (byte)':');
        return end >= 0 && utf8[end] == '"' && CanFollowString(utf8.Slice(end + 1)) && !IsFollowedByColon(utf8.Slice(end + 1));
    }

    private static bool CanFollowString(ReadOnlySpan<byte> utf8) => NonSpace(utf8) is -1 or ',' or ':' or '}' or ']';

    private static bool IsFollowedByColon(ReadOnlySpan<byte> utf8) => NonSpace(utf8) == ':';

    private static int NonSpace(ReadOnlySpan<byte> utf8)
    {
        foreach (var b in utf8)
        {
            if (!IsSpace(b))
                return b;
        }

        return -1;
    }

    private static string Describe(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = LastNonSpace(utf8.Slice(0, offset));
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

        return IsCurly(character)
            ? $"a curly quote ({NumberOf(character)}) instead of a straight one (\")"
            : $"{NameOf(utf8, offset)}, which is not allowed here";
    }

    private static string NameOf(ReadOnlySpan<byte> utf8, int offset)
    {
        var character = CharacterAt(utf8, offset);
        return character is > ' ' and < 0x7F ? $"'{(char)character}'" : $"the character {NumberOf(character)}";
    }

    private static string NumberOf(int character) => "U+" + character.ToString("X4", CultureInfo.InvariantCulture);

    private static bool IsCurly(int character) => character is >= 0x2018 and <= 0x201F;

    private static int CharacterAt(ReadOnlySpan<byte> utf8, int offset)
    {
        var text = Encoding.UTF8.GetString(utf8.Slice(offset, CharacterLength(utf8, offset)).ToArray());
        return char.ConvertToUtf32(text, 0);
    }

    // The length in bytes. A character that is cut short counts up to the cut; a byte that cannot begin a character counts as one.
    private static int CharacterLength(ReadOnlySpan<byte> utf8, int offset)
    {
        var longest = utf8[offset] switch { < 0xC2 => 1, < 0xE0 => 2, < 0xF0 => 3, < 0xF5 => 4, _ => 1 };
        var length = 1;
        while (length < longest && offset + length < utf8.Length && (utf8[offset + length] & 0xC0) == 0x80)
            length++;

        return length;
    }

    private static int LastNonSpace(ReadOnlySpan<byte> utf8)
    {
        for (var i = utf8.Length - 1; i >= 0; i--)
        {
            if (!IsSpace(utf8[i]))
                return utf8[i];
        }

        return -1;
    }

    private static bool IsBlank(ReadOnlySpan<byte> utf8) => LastNonSpace(utf8) < 0;

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    // How many objects and arrays are still open at the end. The text must end outside a string.
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
