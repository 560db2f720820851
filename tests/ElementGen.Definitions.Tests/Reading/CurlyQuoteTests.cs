namespace ElementGen.Definitions.Tests.Reading;

/// <summary>Quotes that a word processor made curly: called by their name where they stand.</summary>
public sealed class CurlyQuoteTests
{
    public static TheoryData<string> PlacesOfAnOpeningQuote { get; } =
    [
        """{ ◆key": "infobip" }""",
        """{ "key": ◆infobip" }""",
        """{ "key": "infobip", ◆configuration": [] }""",
        """{"key":"infobip",◆configuration":[]}""",
        """{ "configuration": [ { "key": ◆a" } ] }""",
        """{ "configuration": [ ◆a" ] }""",
        """◆infobip" """,
    ];

    public static TheoryData<string> PlacesOfAClosingQuote { get; } =
    [
        """{ "key◆: "infobip" }""",
        """{ "key◆ : "infobip" }""",
        """{"key◆:"infobip"}""",
        """{ "key": "infobip◆ }""",
        """{ "key": "infobip◆, "name": "Infobip" }""",
        """{"key":"infobip◆,"name":"Infobip"}""",
        """{ "key": "infobip◆, "active": true }""",
        """{ "required◆: true, "name": "Infobip" }""",
        """{ "required◆: false, "name": "Infobip" }""",
        """{ "groupName◆: null, "displayOrder": 1 }""",
        """{ "displayOrder◆: 90, "name": "Infobip" }""",
        """{ "displayOrder◆: -1.5, "options": [ false, null ], "name": "Infobip" }""",
        """{ "configuration◆: [ { "key": "a" } ] }""",
        """{ "configuration": [ { "key": "a◆ } ], "name": "b" }""",
        "{ \"key\": \"infobip◆,\n  \"name\": \"Infobip\" }",
        "{ \"key\": \"infobip◆\r\n}",
        "{ \"name\": \"Ünïcode – 日本\", \"key\": \"infobip◆",
    ];

    [Theory]
    [MemberData(nameof(PlacesOfAnOpeningQuote))]
    public void A_curly_quote_that_opens_a_text_is_named(string text)
    {
        AssertNamed(text, '“', "U+201C");
        AssertNamed(text, '”', "U+201D");
        AssertNamed(text, '„', "U+201E");
        AssertNamed(text, '‘', "U+2018");
        AssertNamed(text, '’', "U+2019");
    }

    [Theory]
    [MemberData(nameof(PlacesOfAClosingQuote))]
    public void A_curly_quote_that_closes_a_text_is_named(string text)
    {
        AssertNamed(text, '”', "U+201D");
        AssertNamed(text, '“', "U+201C");
        AssertNamed(text, '’', "U+2019");
        AssertNamed(text, '‘', "U+2018");
    }

    [Theory]
    [InlineData("{ “key”: “infobip” }", "“")]
    [InlineData("{ ‘key’: ‘infobip’ }", "‘")]
    [InlineData("{ \"key”: “infobip”, \"name\": \"a\" }", "”")]
    public void Of_many_curly_quotes_one_is_named(string text, string expected)
    {
        var problem = Assert.Single(Definition.Read(text).Problems);

        Assert.Equal(expected, Definition.At(text, problem.Range));
        Assert.Contains("curly quote", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Curly_quotes_inside_a_text_are_fine() =>
        Assert.Equal(
            "say “hello”, ‘friend’: “it’s fine”",
            Definition.Of("""{ "key": "a", "description": "say “hello”, ‘friend’: “it’s fine”", "configuration": [] }""").Description);

    [Theory]
    [InlineData("""{ "description": "say “hello”, friend" ◆}""", 'x')]
    [InlineData("""{ "description": "say “hello”" ◆}""", 'x')]
    [InlineData("""{ "description": "the users’ ", ◆name": 1 }""", 'x')]
    [InlineData("""{ "description": "the users’, all of them", ◆name": 1 }""", 'x')]
    [InlineData("""{ "description": "one “a”, 2 and trueish", ◆name": 1 }""", 'x')]
    [InlineData("""{ "description": "the users’ 2, 3", ◆name": 1 }""", 'x')]
    [InlineData("""{ "description": "it’s, fine", "name": ◆ }""", 'x')]
    [InlineData("{ \"description\": \"users’, all◆\" }", '\n')]
    [InlineData("""{ "a”": 1, "b”": ◆ }""", 'x')]
    public void Curly_quotes_inside_a_text_are_not_blamed_for_what_is_wrong_elsewhere(string template, char wrong)
    {
        var text = template.Replace('◆', wrong);
        var problem = Assert.Single(Definition.Read(text).Problems);

        Assert.DoesNotContain("curly", problem.Message, StringComparison.Ordinal);
        Assert.Equal(wrong.ToString(), Definition.At(text, problem.Range));
        Assert.Equal(template.IndexOf('◆', StringComparison.Ordinal), Definition.At(text, new ByteRange(0, problem.Range.Start)).Length);
    }

    private static void AssertNamed(string template, char quote, string number)
    {
        var text = template.Replace('◆', quote);
        var file = Definition.Read(text);
        var problem = file.Problems[^1];

        Assert.Equal($"a curly quote ({number}) instead of a straight one (\")", problem.Message);
        Assert.Equal(template.IndexOf('◆', StringComparison.Ordinal), Definition.At(text, new ByteRange(0, problem.Range.Start)).Length);
        Assert.Equal(quote.ToString(), Definition.At(text, problem.Range));
        Assert.True(file.IsBroken);
    }
}
