using System.Text;

namespace ElementGen.Definitions;

/// <summary>A line and a column in a text, as compilers print them.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 code units.</param>
internal readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The position at which each of <paramref name="ranges"/> begins, found in one pass over the text.</summary>
    /// <param name="utf8">The text, without a byte-order mark.</param>
    /// <param name="ranges">The ranges, ordered by their start.</param>
    public static IReadOnlyList<TextPosition> Of(ReadOnlySpan<byte> utf8, IEnumerable<ByteRange> ranges)
    {
        var positions = new List<TextPosition>();
        var (line, column, counted) = (1, 1, 0);
        foreach (var range in ranges)
        {
            var start = Math.Min(range.Start, utf8.Length);
            for (var i = counted; i < start; i++)
            {
                if (EndsLine(utf8, i))
                    (line, column, counted) = (line + 1, 1, i + 1);
            }

            column += Encoding.UTF8.GetCharCount(utf8.Slice(counted, start - counted).ToArray());
            counted = start;
            positions.Add(new TextPosition(line, column));
        }

        return positions;
    }

    // The compiler's rule: LF, CR, CR LF, U+0085, U+2028 and U+2029 end a line.
    private static bool EndsLine(ReadOnlySpan<byte> utf8, int offset) => utf8[offset] switch
    {
        (byte)'\n' => true,
        (byte)'\r' => offset + 1 == utf8.Length || utf8[offset + 1] != '\n',
        0x85 => offset > 0 && utf8[offset - 1] == 0xC2,
        0xA8 or 0xA9 => offset > 1 && utf8[offset - 1] == 0x80 && utf8[offset - 2] == 0xE2,
        _ => false,
    };
}
