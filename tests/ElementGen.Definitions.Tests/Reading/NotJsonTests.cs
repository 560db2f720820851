namespace ElementGen.Definitions.Tests.Reading;

/// <summary>Texts that are not JSON: what is wrong, at its place, in words of our own.</summary>
public sealed class NotJsonTests
{
    [Theory]
    [InlineData("{ // note\n}", "/ | a comment, which JSON does not allow")]
    [InlineData("{ /* note */ }", "/ | a comment, which JSON does not allow")]
    [InlineData("""{ "a": 1 // note""", "/ | a comment, which JSON does not allow")]
    [InlineData("""{ "a": 1, }""", "} | a trailing comma before a closing bracket")]
    [InlineData("{ \"a\": [ 1,\n ] }", "] | a trailing comma before a closing bracket")]
    [InlineData("{ 'a': 1 }", "' | a single quote (') instead of a double one (\")")]
    [InlineData("""{ "a": 'b' }""", "' | a single quote (') instead of a double one (\")")]
    [InlineData("{ \"a\": \"b\nc\" }", "\n | a line break inside a string; write \\n, or close the string before it")]
    [InlineData("{ \"a\": \"b\r\nc\" }", "\r | a line break inside a string; write \\n, or close the string before it")]
    [InlineData("{ \"a\n\": 1 }", "\n | a line break inside a string; write \\n, or close the string before it")]
    [InlineData("""{ "a" "b" }""", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("""{ "a": "says "hello"" }""", "\" | the text ended at the quote in front of 'h'; write \\\" inside a text")]
    [InlineData("""{ "a": "5" wide" }""", "\" | the text ended at the quote in front of 'w'; write \\\" inside a text")]
    [InlineData("{ \"a\": \"says \"\"hello\"\"\" }", "\" | the text ended at the quote in front of '\"'; write \\\" inside a text")]
    [InlineData("""{ "a": "see "/elements"" }""", "\" | the text ended at the quote in front of '/'; write \\\" inside a text")]
    [InlineData("""{ "a": "b" c: "d" }""", "c | 'c', which is not allowed here")]
    [InlineData("""{ "a": "b""c": "d" }""", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("""{ "a": [ "b""c" ] }""", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("{ \"a\": 1\n \"b\": 2 }", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("""{ "a": {} "b": 2 }""", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("""{ "a": [] "b": 2 }""", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("""{ "a": true "b": 2 }""", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("""{ "a": null "b": 2 }""", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("""{ "a": 0 "b": 2 }""", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("""{ "a": 9 "b": 2 }""", "\" | a string directly after a value; a comma or a colon is missing before it")]
    [InlineData("""{ "a": -"b" }""", "\" | '\"', which is not allowed here")]
    [InlineData("""{ "a": tru" }""", "\" | '\"', which is not allowed here")]
    [InlineData("""{ "a": 1 { } }""", "{ | '{', which is not allowed here")]
    [InlineData("""{ "a": 1 [ ] }""", "[ | '[', which is not allowed here")]
    [InlineData("""[ ] ]""", "] | ']', which is not allowed here")]
    [InlineData("""{ "a": 1, , "b": 2 }""", ", | ',', which is not allowed here")]
    [InlineData("""{ "a": 1 ] """, "] | ']', which is not allowed here")]
    [InlineData("{ a: 1 }", "a | 'a', which is not allowed here")]
    [InlineData("""{ "a": NaN }""", "N | 'N', which is not allowed here")]
    [InlineData("""{ "a": }""", "} | '}', which is not allowed here")]
    [InlineData("""{ "a": 012 }""", "1 | '1', which is not allowed here")]
    [InlineData("""{ "a": "\q" }""", "q | 'q', which is not allowed here")]
    [InlineData("""{ "a": "\u12x4" }""", "x | 'x', which is not allowed here")]
    [InlineData("{ \"a\": \"\t\" }", "\t | the character U+0009, which is not allowed here")]
    [InlineData("{ \"a\": - 1 }", "  | the character U+0020, which is not allowed here")]
    [InlineData("{ \"a\": ! }", "! | '!', which is not allowed here")]
    [InlineData("{ \"a\": ~ }", "~ | '~', which is not allowed here")]
    [InlineData("{ \"a\": \u007F }", "\u007F | the character U+007F, which is not allowed here")]
    [InlineData("{ \"a\":\u0080 }", "\u0080 | the character U+0080, which is not allowed here")]
    [InlineData("{ \"a\":\u07FF }", "\u07FF | the character U+07FF, which is not allowed here")]
    [InlineData("{ \"a\":\u0800 }", "\u0800 | the character U+0800, which is not allowed here")]
    [InlineData("{ \"a\":\uFFFF }", "\uFFFF | the character U+FFFF, which is not allowed here")]
    [InlineData("{ \"a\":\U00010000 }", "\U00010000 | the character U+10000, which is not allowed here")]
    [InlineData("{ \"a\":\U0010FFFF }", "\U0010FFFF | the character U+10FFFF, which is not allowed here")]
    [InlineData("{ \"a\": \u2017b }", "\u2017 | the character U+2017, which is not allowed here")]
    [InlineData("{ \"a\": \u2020b }", "\u2020 | the character U+2020, which is not allowed here")]
    [InlineData("{ \"a\":\u00A01 }", "\u00A0 | the character U+00A0, which is not allowed here")]
    [InlineData("{ \u200B\"a\": 1 }", "\u200B | the character U+200B, which is not allowed here")]
    [InlineData("{ \"a\": 😀 }", "😀 | the character U+1F600, which is not allowed here")]
    [InlineData("\uFEFF\uFEFF{}", "\uFEFF | the character U+FEFF, which is not allowed here")]
    [InlineData("<html>", "< | '<', which is not allowed here")]
    [InlineData("key: infobip", "k | 'k', which is not allowed here")]
    public void What_is_wrong_is_named_at_its_place(string text, string expected)
    {
        var file = Definition.Read(text);
        // Places do not count a byte-order mark at the beginning.
        var places = text.StartsWith('\uFEFF') ? text[1..] : text;

        var problem = Assert.Single(file.Problems);
        Assert.Equal(expected, $"{Definition.At(places, problem.Range)} | {problem.Message}");
        Assert.Equal(DefinitionProblemKind.NotJson, problem.Kind);
        Assert.True(file.IsBroken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \t\r\n\r\n ")]
    public void A_file_without_anything_is_called_empty(string text)
    {
        var file = Definition.Read(text);

        Assert.Equal((DefinitionProblemKind.NotJson, "the file is empty"), (file.Problems[0].Kind, Assert.Single(file.Problems).Message));
        Assert.False(file.LooksLikeDefinition);
        Assert.Empty(file.Definitions);
    }

    [Fact]
    public void What_stands_behind_the_end_is_an_error_and_the_element_stays()
    {
        const string Text = """{ "key": "a", "configuration": [ { "key": "b" } ] } { "key": "c" }""";

        Assert.Equal(["{ | '{', which is not allowed here"], Definition.Problems(Text));
        Assert.Equal("a", Assert.Single(Definition.Read(Text).Definitions).Definition.Key);
    }

    [Fact]
    public void A_break_keeps_the_entries_before_it()
    {
        var file = Definition.Read("""
            {
              "key": "infobip", "name": "Infobip",
              "configuration": [
                { "key": "first", "type": "PASSWORD" },
                { "key": "second", "required": true },
                { "key": "third", "required" true },
                { "key": "fourth" }
              ]
            }
            """);

        var element = Assert.Single(file.Definitions).Definition;
        Assert.Equal(("infobip", "Infobip"), (element.Key, element.Name));
        Assert.Equal([new() { Key = "first", Type = "PASSWORD" }, new() { Key = "second", Required = true }], element.Entries);
        Assert.True(file.LooksLikeDefinition);
    }

    [Fact]
    public void A_break_before_the_key_keeps_the_entries_of_an_element_not_yet_named()
    {
        var element = Assert.Single(Definition.Read("""{ "configuration": [ { "key": "first" }, { "key": "second" ] }""").Definitions).Definition;

        Assert.Equal(("", "first"), (element.Key, Assert.Single(element.Entries).Key));
    }

    [Fact]
    public void A_break_keeps_the_elements_before_it_and_the_one_it_falls_into()
    {
        var file = Definition.Read("""
            { "elements": [
              { "key": "a", "configuration": [] },
              { "key": "b", "configuration": [ { "key": "kept" }, { "key": lost } ] },
              { "key": "c", "configuration": [] }
            ] }
            """);

        Assert.Equal(["a", "b"], file.Definitions.Select(located => located.Definition.Key));
        Assert.Equal("kept", Assert.Single(file.Definitions[1].Definition.Entries).Key);
    }

    [Fact]
    public void A_break_before_anything_was_read_leaves_no_element() =>
        Assert.Empty(Definition.Read("""{ "name": "Infobip", "resources": [ {""").Definitions);

    [Fact]
    public void A_break_in_an_element_with_elements_of_its_own_keeps_only_that_element()
    {
        var file = Definition.Read("""
            { "elements": [ 1, { "key": "other", "configuration": [] } ], "key": "a", "configuration": [ { "key": "kept" }, x ] }
            """);

        Assert.Equal(("a", "kept"), (Assert.Single(file.Definitions).Definition.Key, Assert.Single(file.Definitions[0].Definition.Entries).Key));
        Assert.Equal("'x', which is not allowed here", Assert.Single(file.Problems).Message);
    }

    [Fact]
    public void A_break_behind_the_elements_of_an_account_keeps_them()
    {
        var file = Definition.Read("""{ "elements": [ { "key": "a", "configuration": [] } ], "formulas": [ x ] }""");

        Assert.Equal("a", Assert.Single(file.Definitions).Definition.Key);
    }

    [Fact]
    public void Problems_before_a_break_are_named_with_it()
    {
        const string Text = """{ "key": "a", "configuration": [ { "name": "b" }, x ] }""";

        Assert.Equal(["{ | an entry has no 'key'", "x | 'x', which is not allowed here"], Definition.Problems(Text));
        Assert.True(Definition.Read(Text).IsBroken);
    }

    [Theory]
    [InlineData("key, configuration", true)]
    [InlineData("configuration, key", true)]
    [InlineData("""{ "key": "a", "config": """, false)]
    [InlineData("""{ "name": "a", "configuration": """, false)]
    [InlineData("""[ { "k\u0065y": "a", "conf\u0069guration": [] }, """, true)]
    public void A_broken_text_looks_like_a_definition_when_it_names_both_or_holds_an_element(string text, bool expected) =>
        Assert.Equal(expected, Definition.Read(text).LooksLikeDefinition);

    [Fact]
    public void A_sample_pasted_with_unescaped_quotes_is_stopped_at_the_first_of_them()
    {
        const string Text = """{ "key": "infobip", "configDescription": "see <a href="http://www.infobip.com">here</a>", "configuration": [] }""";
        var problem = Assert.Single(Definition.Read(Text).Problems);

        Assert.Equal(Text.IndexOf("\"http", StringComparison.Ordinal), problem.Range.Start);
        Assert.Equal("the text ended at the quote in front of 'h'; write \\\" inside a text", problem.Message);
    }

    [Fact]
    public void A_message_is_a_clause_on_one_line() =>
        Assert.All(
            new[] { "{", "{ // }", "[1,]", "{'", "\"\n\"", "{ “", "{ \u2028", "{ \0", "", "{{", "{ \"a\" \"b\" }" },
            text => Assert.All(Definition.Read(text).Problems, problem =>
            {
                Assert.DoesNotContain(problem.Message, char.IsControl);
                Assert.False(problem.Message.EndsWith('.') || problem.Message.Contains("BytePositionInLine", StringComparison.Ordinal));
            }));
}
