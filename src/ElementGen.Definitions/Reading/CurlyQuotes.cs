using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Finds the curly quotes that keep a text from being JSON. Those inside proper texts are content, and left alone.</summary>
internal static class CurlyQuotes
{
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
        var furthest = reading.FindBreak();
        for (var at = furthest; at is { } stop && reading.Straighten(stop) is { } quote; quotes.Add(quote))
        {
            cancellationToken.ThrowIfCancellationRequested();
            at = reading.FindBreak();
            if (at is null || at > furthest)
            {
                furthest = at;
                helpful = quotes.Count + 1;
            }
        }

        quotes.RemoveRange(helpful, quotes.Count - helpful);
        quotes.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        return quotes;
    }

    /// <summary>A text that is read again after each repair, from the line in which it was made: a long text has thousands.</summary>
    private sealed class Reading(byte[] text)
    {
        private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = JsonFault.MaximumDepth });
        private int _start;
        private int _line;

        /// <summary>Where the text stops being JSON; null when it is JSON.</summary>
        public int? FindBreak()
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
                var lineStart = text.AsSpan(0, _start).LastIndexOf((byte)'\n') + 1;
                return lineStart + JsonFault.OffsetOf(text.AsSpan(lineStart), (exception.LineNumber ?? 0) - _line, exception.BytePositionInLine ?? 0);
            }
        }

        /// <summary>Makes the curly quote straight that made the reading stop at <paramref name="stop"/>; null when something else did.</summary>
        public ByteRange? Straighten(int stop)
        {
            if (JsonFault.CurlyQuoteBefore(text, stop) is not { } quote)
                return null;

            // Spaces, which are harmless within a text and behind it, keep all other places where they are.
            var range = new ByteRange(quote, 3);
            text.AsSpan(range.Start, range.Length).Fill((byte)' ');
            text[quote] = (byte)'"';
            return range;
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
