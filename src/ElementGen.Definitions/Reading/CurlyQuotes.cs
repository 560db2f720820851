using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Finds the curly quotes that keep a text from being JSON. Those inside proper texts are content, and left alone.</summary>
internal static class CurlyQuotes
{
    // Of U+2018 to U+201F, in UTF-8.
    private const int QuoteLength = 3;

    /// <summary>
    /// The curly quotes of <paramref name="utf8"/>, a text without a byte-order mark, that must be straight for it to be read; in the text's
    /// order. Only those count with which reading gets further: where something else is wrong, straight quotes would hide it.
    /// </summary>
    public static IReadOnlyList<ByteRange> FindBreaking(ReadOnlySpan<byte> utf8, CancellationToken cancellationToken)
    {
        if (utf8.Length > DefinitionReader.MaximumLength)
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

    private static bool IsCurlyQuote(ReadOnlySpan<byte> utf8) => utf8.Length >= QuoteLength && utf8[0] == 0xE2 && utf8[1] == 0x80 && utf8[2] is >= 0x98 and <= 0x9F;

    private static bool IsFollowedAsClosing(ReadOnlySpan<byte> utf8)
    {
        var next = WithoutSpaces(utf8);
        return next.Length > 0 && next[0] is (byte)':' or (byte)',' && WithoutSpaces(next.Slice(1)) is var value
            && (IsCurlyQuote(value) || value is [(byte)'"' or (byte)'{' or (byte)'[' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
                || value.StartsWith("true"u8) || value.StartsWith("false"u8) || value.StartsWith("null"u8));
    }

    private static ReadOnlySpan<byte> WithoutSpaces(ReadOnlySpan<byte> utf8)
    {
        var start = 0;
        while (start < utf8.Length && utf8[start] is (byte)' ' or (byte)'\t')
            start++;

        return utf8.Slice(start);
    }

    /// <summary>A text that is read again after each repair, from the line in which it was made: a long text has thousands.</summary>
    private sealed class Reading(byte[] text)
    {
        private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = JsonFault.MaximumDepth });
        private int _start;
        private int _line;

        /// <summary>Where the text stops being JSON, and the curly quote that is to blame, if one is; null when it is JSON.</summary>
        public (int Offset, int? Quote)? FindBreak()
        {
            var start = _start;
            var end = _start;
            var line = _line;
            var reader = new Utf8JsonReader(text.AsSpan(start), isFinalBlock: true, _state);
            try
            {
                while (true)
                {
                    var state = reader.CurrentState;
                    var before = end;
                    if (!reader.Read())
                        return null;

                    end = start + (int)reader.BytesConsumed;
                    var lines = LinesIn(before, end);
                    if (lines > 0)
                        (_state, _start, _line) = (state, before, line);
                    line += lines;
                }
            }
            catch (JsonException exception)
            {
                return Locate(exception);
            }
        }

        /// <summary>Makes the curly quote at <paramref name="quote"/> straight, and says where it stood.</summary>
        public ByteRange Straighten(int quote)
        {
            // Spaces, which are harmless within a text and behind it, keep all other places where they are.
            text.AsSpan(quote, QuoteLength).Fill((byte)' ');
            text[quote] = (byte)'"';
            return new ByteRange(quote, QuoteLength);
        }

        private (int Offset, int? Quote) Locate(JsonException exception)
        {
            var lineStart = text.AsSpan(0, _start).LastIndexOf((byte)'\n') + 1;
            var line = (exception.LineNumber ?? 0) - _line;
            var rest = text.AsSpan(lineStart);
            var stop = lineStart + JsonFault.OffsetOf(rest, line, exception.BytePositionInLine ?? 0);
            var problem = JsonFault.Locate(rest, new JsonException(null, null, line, exception.BytePositionInLine));
            return (stop, problem.IsCurlyQuote ? FirstClosing(lineStart + problem.Range.Start) : null);
        }

        // Where all quotes are curly, a text that a straight one opened runs over several; it is the first that was to close it.
        private int FirstClosing(int quote)
        {
            var start = quote - 1;
            while (start >= 0 && text[start] != '\n' && (text[start] != '"' || (start > 0 && text[start - 1] == '\\')))
                start--;

            for (var i = start + 1; i < quote; i++)
            {
                if (IsCurlyQuote(text.AsSpan(i)) && IsFollowedAsClosing(text.AsSpan(i + QuoteLength)))
                    return i;
            }

            return quote;
        }

        private int LinesIn(int start, int end)
        {
            var lines = 0;
            for (var rest = text.AsSpan(start, end - start); rest.IndexOf((byte)'\n') is >= 0 and var at; rest = rest.Slice(at + 1))
                lines++;

            return lines;
        }
    }
}
