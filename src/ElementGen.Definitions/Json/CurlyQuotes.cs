using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Finds the curly quotes that keep a text from being JSON. Curly quotes inside a string are content and left alone.</summary>
internal static class CurlyQuotes
{
    // Of U+2018 to U+201F, in UTF-8.
    private const int QuoteLength = 3;

    private static readonly JsonReaderState InitialState = new(JsonText.ReaderOptions);

    /// <summary>
    /// The curly quotes in <paramref name="utf8"/>, a text without a byte-order mark, that must become straight before it can be read; in the
    /// text's order. A quote counts only if straightening it lets the reader get further: where something else is wrong, a straight quote
    /// would hide it.
    /// </summary>
    public static IReadOnlyList<ByteRange> FindBreaking(ReadOnlySpan<byte> utf8, CancellationToken cancellationToken)
    {
        if (utf8.Length > JsonText.MaximumLength)
            return [];

        var reading = new Reading(utf8.ToArray());
        var quotes = new List<ByteRange>();
        var helpful = 0;
        var stop = reading.FindBreak();
        var furthest = stop?.Offset;
        while (stop is { Quote: { } quote })
        {
            cancellationToken.ThrowIfCancellationRequested();
            quotes.Add(reading.Straighten(quote));
            // A quote at the place of the break opens a string; its closing quote is nearby, and need not be found by reading to the end.
            if (quote == stop.Value.Offset && reading.FindClosing(quote) is { } closing)
                quotes.Add(reading.Straighten(closing));

            stop = reading.FindBreak();
            if (stop is null || stop.Value.Offset > furthest)
            {
                furthest = stop?.Offset;
                helpful = quotes.Count;
            }
        }

        quotes.RemoveRange(helpful, quotes.Count - helpful);
        quotes.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        return quotes;
    }

    private static bool IsCurlyQuote(ReadOnlySpan<byte> utf8) => utf8 is [0xE2, 0x80, >= 0x98 and <= 0x9F, ..];

    private static bool IsFollowedAsClosing(ReadOnlySpan<byte> utf8)
    {
        var next = WithoutSpaces(utf8);
        return next is [] or [(byte)'}' or (byte)']' or (byte)'\r' or (byte)'\n', ..]
            || (next is [(byte)':', ..] && BeginsValue(WithoutSpaces(next.Slice(1))))
            || (next is [(byte)',', ..] && StandsBehindComma(WithoutSpaces(next.Slice(1))));
    }

    // A comma too many is a problem of its own; the quote before it still closes a string.
    private static bool StandsBehindComma(ReadOnlySpan<byte> utf8) => utf8 is [(byte)'}' or (byte)']', ..] || BeginsValue(utf8);

    private static bool BeginsValue(ReadOnlySpan<byte> utf8) =>
        IsCurlyQuote(utf8)
        || utf8 is [] or [(byte)'\r' or (byte)'\n' or (byte)'"' or (byte)'{' or (byte)'[' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
        || utf8.StartsWith("true"u8) || utf8.StartsWith("false"u8) || utf8.StartsWith("null"u8);

    private static ReadOnlySpan<byte> WithoutSpaces(ReadOnlySpan<byte> utf8)
    {
        var start = 0;
        while (start < utf8.Length && utf8[start] is (byte)' ' or (byte)'\t')
            start++;

        return utf8.Slice(start);
    }

    /// <summary>
    /// A text that is read again after each repair. Reading resumes at the repaired token, because a long text can need thousands of repairs.
    /// </summary>
    private sealed class Reading(byte[] text)
    {
        private Place _from;

        /// <summary>Where the text stops being JSON, and the curly quote that is to blame, if one is; null when it is JSON.</summary>
        public (int Offset, int? Quote)? FindBreak()
        {
            var at = _from;
            var start = at.Offset;
            var reader = new Utf8JsonReader(text.AsSpan(start), isFinalBlock: true, at.State ?? InitialState);
            try
            {
                while (reader.Read())
                {
                    _from = at;
                    at = Behind(at, reader.CurrentState, start + (int)reader.BytesConsumed);
                }

                return null;
            }
            catch (JsonException exception)
            {
                return Locate(at, exception);
            }
        }

        /// <summary>Makes the curly quote at <paramref name="quote"/> straight, and says where it stood.</summary>
        public ByteRange Straighten(int quote)
        {
            // A curly quote takes three bytes, a straight one takes one. Spaces fill the rest, so that no other place moves.
            text.AsSpan(quote, QuoteLength).Fill((byte)' ');
            text[quote] = (byte)'"';
            return new ByteRange(quote, QuoteLength);
        }

        /// <summary>The curly quote that closes the string opened at <paramref name="opening"/>; null when no curly quote closes it.</summary>
        public int? FindClosing(int opening)
        {
            for (var i = opening + 1; i < text.Length && text[i] is not ((byte)'"' or (byte)'\n'); i++)
            {
                if (text[i] == '\\')
                    i++;
                else if (IsClosing(i))
                    return i;
            }

            return null;
        }

        private (int Offset, int? Quote) Locate(in Place at, JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) - at.Line;
            var rest = text.AsSpan(at.LineStart);
            var stop = at.LineStart + JsonProblem.OffsetOf(rest, line, exception.BytePositionInLine ?? 0);
            var problem = JsonProblem.Of(rest, new JsonException(null, null, line, exception.BytePositionInLine));
            if (!problem.IsCurlyQuote)
                return (stop, null);

            var quote = FirstClosing(at.LineStart + problem.Range.Start);
            if (quote < _from.Offset)
                _from = default;
            return (stop, quote);
        }

        // When a straight quote opens a string and the rest are curly, the string runs across several of them. The first one should close it.
        private int FirstClosing(int quote)
        {
            var start = quote - 1;
            while (start >= 0 && text[start] != '\n' && (text[start] != '"' || (start > 0 && text[start - 1] == '\\')))
                start--;

            for (var i = start + 1; i < quote; i++)
            {
                if (IsClosing(i))
                    return i;
            }

            return quote;
        }

        private bool IsClosing(int offset) => IsCurlyQuote(text.AsSpan(offset)) && IsFollowedAsClosing(text.AsSpan(offset + QuoteLength));

        private Place Behind(in Place at, JsonReaderState state, int offset)
        {
            var (line, lineStart) = (at.Line, at.LineStart);
            for (var i = at.Offset; text.AsSpan(i, offset - i).IndexOf((byte)'\n') is >= 0 and var length; i = lineStart)
                (line, lineStart) = (line + 1, i + length + 1);

            return new Place(state, offset, line, lineStart);
        }
    }

    /// <summary>A place between two tokens.</summary>
    /// <param name="State">What the reader knows there; null at the start of the text.</param>
    /// <param name="Offset">The place.</param>
    /// <param name="Line">Its line, counted from 0.</param>
    /// <param name="LineStart">Where that line begins.</param>
    private readonly record struct Place(JsonReaderState? State, int Offset, int Line, int LineStart);
}
