using System.Text;

namespace ElementGen.Definitions.Tests.Reading;

/// <summary>Texts out of a word processor: which of their curly quotes must be straight for them to be read.</summary>
public sealed class StraightQuoteTests
{
    // A text as it should be, its breaking quotes as ◆: whatever stands behind a closing quote, on one line or on several.
    public static TheoryData<string> Texts { get; } =
    [
        "{◆a◆:◆b◆}",
        "{ ◆a◆ : ◆b◆ }",
        "{\t◆a◆\t:\t◆b◆\t}",
        "[◆a◆,◆b◆]",
        "[ ◆a◆ , ◆b◆ ]",
        "◆a◆",
        "◆◆",
        "{ ◆a◆: 1, ◆b◆: 0 , ◆c◆: 9, ◆d◆: -1 }",
        "{ ◆a◆: true, ◆b◆: false, ◆c◆: null }",
        "{ ◆a◆: {}, ◆b◆: [], ◆c◆: [ { } ] }",
        "{\n  ◆a◆\n  :\n  ◆b◆\n}",
        "{\r\n  ◆a◆:\r\n  ◆b◆,\r\n  ◆c◆: [\r\n    ◆d◆\r\n  ]\r\n}",
        "{\n  ◆a◆: \n 1,\n  ◆b◆: 2 }",
        "{ \"a\": ◆b◆, ◆c◆: \"d\" }",
        "{ ◆a◆: \"b\", \"c\": ◆d◆ }",
        "{ ◆ä – 日本 😀◆: ◆é◆ }",
        """{ ◆a◆: ◆say \"b\", c◆ }""",
        """{ ◆a◆: ◆b\\◆ }""",
        "[ ◆a…] b◆, ◆c◆ ]",
        """{ ◆a, b: c◆: ◆d: e, f◆ }""",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_curly_quote_that_breaks_a_text_is_found_in_the_order_of_the_text(string template)
    {
        foreach (var (opening, closing) in new[] { ('“', '”'), ('„', '“'), ('‘', '’'), ('”', '”'), ('‟', '‛') })
        {
            var text = Curled(template, opening, closing);

            Assert.Equal(Places(template), Found(text));
            Assert.Equal(template.Replace('◆', '"'), Straightened(text));
        }
    }

    [Theory]
    [InlineData("""{ ◆a": 1 }""")]
    [InlineData("""{ "a◆: 1 }""")]
    [InlineData("""{ "a◆: "b", "c◆: "d◆ }""")]
    [InlineData("""{ "a": "b◆, "c": [ "d◆, "e" ] }""")]
    [InlineData("""{ "a": ◆b", "c": ◆d" }""")]
    [InlineData("{ \"a\": \"b◆,\n  \"c\": \"d◆\n}")]
    [InlineData("{ \"a\": \"b◆\r\n}")]
    [InlineData("[\n \"a\",\n \"b\",\n \"c◆, \"d\",\n ◆e\" ]")]
    public void One_straight_quote_of_a_pair_is_enough_to_find_the_other(string template)
    {
        var text = template.Replace('◆', '”');

        Assert.Equal(Places(template), Found(text));
    }

    [Theory]
    [InlineData("◆◆}")]
    [InlineData("◆◆]")]
    [InlineData("◆◆\r")]
    [InlineData("◆◆\n")]
    [InlineData("◆◆: \"")]
    [InlineData("◆◆,\r\n")]
    [InlineData("◆◆,\n")]
    [InlineData("◆:}")]
    [InlineData("◆\n“")]
    [InlineData("\"◆")]
    [InlineData("◆\\◆◆")]
    [InlineData("{◆\\\"◆")]
    [InlineData("[\"◆,[◆◆, \"],\n\"\"]")]
    public void However_little_is_left_of_a_text_its_quotes_are_found(string template) =>
        Assert.Equal(Places(template), Found(template.Replace('◆', '”')));

    [Theory]
    [InlineData("""{ ◆a◆: ◆say “b” to c◆, ◆d◆: "the users’ “e”" }""")]
    [InlineData("""{ ◆a◆: ◆it’s b◆ }""")]
    [InlineData("""{ ◆a◆: ◆b”: c, “d”, e◆ }""")]
    [InlineData("""{ "a": "“b”", "c": "d”, e", ◆f◆: 1 }""")]
    [InlineData("""{ "a": "“b”\n”, “c”", ◆d": "”" }""")]
    public void Curly_quotes_inside_a_text_are_left_alone(string template)
    {
        var text = Curled(template, '“', '”');

        Assert.Equal(Places(template), Found(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "a": "“b”" }""")]
    [InlineData("""{ "a": 'b' }""")]
    [InlineData("""{ "a": "say “b”, ok" "c": 1 }""")]
    [InlineData("\"”,”")]
    [InlineData("\"\\\"”,1{\\\"“")]
    public void Nothing_is_found_where_straight_quotes_would_not_help(string text) => Assert.Empty(Found(text));

    [Theory]
    [InlineData("""{ ◆a◆: ◆b◆, }""")]
    [InlineData("""[ ◆a◆, ◆b◆ , ]""")]
    [InlineData("""{ ◆a◆: 1, 'b': “c” }""")]
    [InlineData("{\n ◆a◆: 1\n “b”: 2,\n \"c\": 3 }")]
    public void Those_are_found_with_which_reading_gets_further_though_something_else_is_wrong_behind(string template) =>
        Assert.Equal(Places(template), Found(Curled(template, '“', '”')));

    [Fact]
    public void A_text_longer_than_any_export_is_not_searched()
    {
        var text = new byte[JsonText.MaximumLength + 1];
        Encoding.UTF8.GetBytes("[“a”]").CopyTo(text, 0);

        Assert.Empty(CurlyQuotes.FindBreaking(text, CancellationToken.None));
        Assert.Equal(2, CurlyQuotes.FindBreaking(text.AsSpan(0, JsonText.MaximumLength), CancellationToken.None).Count);
    }

    [Fact]
    public void A_search_that_nobody_waits_for_any_more_is_given_up() =>
        Assert.Throws<OperationCanceledException>(() => CurlyQuotes.FindBreaking("[“a”]"u8, new CancellationToken(canceled: true)));

    private static string Curled(string template, char opening, char closing)
    {
        var isOpen = false;
        return string.Concat(template.Select(c => c != '◆' ? c : (isOpen = !isOpen) ? opening : closing));
    }

    private static IEnumerable<int> Places(string template) =>
        template.Select((c, i) => (c, i)).Where(place => place.c == '◆').Select(place => Encoding.UTF8.GetByteCount(template.AsSpan(0, place.i)));

    private static IEnumerable<int> Found(string text)
    {
        var quotes = CurlyQuotes.FindBreaking(Encoding.UTF8.GetBytes(text), CancellationToken.None);
        Assert.All(quotes, quote => Assert.Equal(3, quote.Length));
        return quotes.Select(quote => quote.Start);
    }

    private static string Straightened(string text)
    {
        var straight = new List<byte>(Encoding.UTF8.GetBytes(text));
        foreach (var quote in CurlyQuotes.FindBreaking(straight.ToArray(), CancellationToken.None).Reverse())
        {
            straight.RemoveRange(quote.Start, quote.Length);
            straight.Insert(quote.Start, (byte)'"');
        }

        return Encoding.UTF8.GetString([.. straight]);
    }
}
