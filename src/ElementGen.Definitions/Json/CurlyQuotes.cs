using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Finds the curly quotes that keep a text from being JSON. Curly quotes inside a string are content, so they stay.</summary>
internal static class CurlyQuotes
{
    // In UTF-8, each of U+2018 to U+201F.
    private const int QuoteLength = 3;

    private static readonly JsonReaderState InitialState = new(JsonText.ReaderOptions);

    /// <summary>
    /// The curly quotes that must become straight before the text can be read, in text order. A quote is listed only if straightening it
    /// lets the reader get further. Otherwise something else is wrong there, and a straight quote would hide it.
    /// </summary>
    /// <param name="utf8">The text, without a byte-order mark.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
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
            // A quote at the break opens a string. Its closing quote is nearby, so no reading to the end is needed to find it.
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

    private static bool CanFollowClosingQuote(ReadOnlySpan<byte> utf8)
    {
        var next = WithoutSpaces(utf8);
        return next is [] or [(byte)'}' or (byte)']' or (byte)'\r' or (byte)'\n', ..]
            || (next is [(byte)':', ..] && BeginsValue(WithoutSpaces(next.Slice(1))))
            || (next is [(byte)',', ..] && CanFollowComma(WithoutSpaces(next.Slice(1))));
    }

    // A trailing comma is a problem of its own. The quote before it closes a string all the same.
    private static bool CanFollowComma(ReadOnlySpan<byte> utf8) => utf8 is [(byte)'}' or (byte)']', ..] || BeginsValue(utf8);

    private static bool BeginsValue(ReadOnlySpan<byte> utf8) =>
        IsCurlyQuote(utf8)
        || utf8 is []
        || utf8 is [(byte)'\r' or (byte)'\n' or (byte)'"' or (byte)'{' or (byte)'[' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
        || utf8.StartsWith("true"u8) || utf8.StartsWith("false"u8) || utf8.StartsWith("null"u8);

    private static ReadOnlySpan<byte> WithoutSpaces(ReadOnlySpan<byte> utf8)
    {
        var start = 0;
        while (start < utf8.Length && utf8[start] is (byte)' ' or (byte)'\t')
            start++;

        return utf8.Slice(start);
    }

    /// <summary>
    /// A text that is read again after each repair. Reading resumes at the repaired token and not at the start, because a long text can
    /// need thousands of repairs.
    /// </summary>
    private sealed class Reading(byte[] text)
    {
        private Place _from;

        /// <summary>Where the text stops being JSON, and the curly quote that is the reason, if any; null when the text is JSON.</summary>
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
                    at = Advance(at, reader.CurrentState, start + (int)reader.BytesConsumed);
                }

                return null;
            }
            catch (JsonException exception)
            {
                return Locate(at, exception);
            }
        }

        /// <summary>Makes the curly quote at <paramref name="quote"/> straight, and returns its range.</summary>
        public ByteRange Straighten(int quote)
        {
            // A curly quote takes three bytes, a straight one takes one. Spaces fill the rest, so that no other offset changes.
            text.AsSpan(quote, QuoteLength).Fill((byte)' ');
            text[quote] = (byte)'"';
            return new ByteRange(quote, QuoteLength);
        }

        /// <summary>The curly quote that closes the string opened at <paramref name="opening"/>; null when none does.</summary>
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

        // If a straight quote opens a string and curly ones follow, the string runs across several of them. The first should close it.
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

        private bool IsClosing(int offset) =>
            IsCurlyQuote(text.AsSpan(offset)) && CanFollowClosingQuote(text.AsSpan(offset + QuoteLength));

        // Steps over a token that ends at offset, and counts the lines in it.
        private Place Advance(in Place at, JsonReaderState state, int offset)
        {
            var (line, lineStart) = (at.Line, at.LineStart);
            for (var i = at.Offset; text.AsSpan(i, offset - i).IndexOf((byte)'\n') is >= 0 and var length; i = lineStart)
                (line, lineStart) = (line + 1, i + length + 1);

            return new Place(state, offset, line, lineStart);
        }
    }

    /// <summary>A place between two tokens, at which reading can resume.</summary>
    /// <param name="State">The reader's state; null at the start of the text.</param>
    /// <param name="Offset">The offset in the text.</param>
    /// <param name="Line">The line, counted from 0.</param>
    /// <param name="LineStart">The offset at which the line begins.</param>
    private readonly record struct Place(JsonReaderState? State, int Offset, int Line, int LineStart);
}
