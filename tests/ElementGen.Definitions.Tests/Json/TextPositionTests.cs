using System.Diagnostics;
using System.Text;

namespace ElementGen.Definitions.Tests.Json;

/// <summary>Lines and columns, counted as the compiler counts them.</summary>
public sealed class TextPositionTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void Whatever_ends_a_line_the_next_one_begins_behind_it(string end) =>
        Assert.Equal([(1, 1), (1, 2), (2, 1), (3, 1), (3, 3)], Positions($"◆a◆{end}◆{end}◆xy◆"));

    [Theory]
    [InlineData("\v")]
    [InlineData("\f")]
    [InlineData("\u00A0")]
    [InlineData("\u00C5\u0085", 2)]
    [InlineData("\u0445")]
    [InlineData("\u2027")]
    [InlineData("\u3028")]
    public void Nothing_else_ends_a_line(string text, int line = 1) => Assert.Equal(line, Positions($"a{text}◆b").Single().Line);

    [Fact]
    public void Lines_may_end_in_different_ways() => Assert.Equal([(2, 1), (3, 1), (4, 1), (5, 2)], Positions("a\r◆b\n◆c\r\n◆d\u2028 ◆e"));

    [Fact]
    public void A_carriage_return_and_a_line_feed_end_one_line_wherever_a_place_falls_between_them() =>
        Assert.Equal([(1, 3), (2, 1)], Positions("a\r◆\n◆b"));

    [Theory]
    [InlineData("é", 2)]
    [InlineData("日", 2)]
    [InlineData("😀", 3)]
    [InlineData("e\u0301", 3)]
    [InlineData("é😀日", 5)]
    public void A_column_counts_characters_in_UTF_16(string before, int column)
    {
        Assert.Equal([(1, column)], Positions($"{before}◆x"));
        Assert.Equal([(2, column)], Positions($"{before}\n{before}◆x"));
    }

    [Fact]
    public void Several_places_can_be_the_same_or_stand_in_one_line() =>
        Assert.Equal([(1, 2), (1, 2), (1, 5), (2, 1), (2, 2)], Positions("é◆◆a😀◆\n◆b◆"));

    [Fact]
    public void A_place_behind_the_end_is_the_end() =>
        Assert.Equal([new TextPosition(2, 3)], TextPosition.Of("a\nbc"u8, [new ByteRange(900, 1)]));

    [Fact]
    public void An_empty_text_has_one_place() => Assert.Equal([(1, 1)], Positions("◆"));

    [Fact]
    public void No_places_have_no_positions() => Assert.Empty(Positions("a\nb"));

    // Counting from the line's beginning for each place would take minutes.
    [Fact]
    public void Many_places_in_one_long_line_take_one_pass()
    {
        const int places = 100_000;
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é😀, ", places)));
        var length = text.Length / places;
        var watch = Stopwatch.StartNew();

        var positions = TextPosition.Of(text, Enumerable.Range(0, places).Select(i => new ByteRange(i * length, 1)));

        Assert.Equal(Enumerable.Range(0, places).Select(i => new TextPosition(1, 1 + (i * 5))), positions);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{places} places took {watch.Elapsed}.");
    }

    /// <summary>The positions of each ◆ in <paramref name="marked"/>, once they are taken out.</summary>
    private static IEnumerable<(int Line, int Column)> Positions(string marked)
    {
        var parts = marked.Split('◆');
        var ranges = new List<ByteRange>();
        var offset = 0;
        foreach (var part in parts.SkipLast(1))
        {
            offset += Encoding.UTF8.GetByteCount(part);
            ranges.Add(new ByteRange(offset, 0));
        }

        return TextPosition.Of(Encoding.UTF8.GetBytes(string.Concat(parts)), ranges).Select(position => (position.Line, position.Column));
    }
}
