namespace ElementGen.Definitions.Tests.Reading;

/// <summary>Texts that are JSON, but somewhere do not describe an element: what is said, and where.</summary>
public sealed class NotAnElementTests
{
    [Theory]
    [InlineData("true", "true | expected an object here, not a boolean")]
    [InlineData("null", "null | expected an object here, not null")]
    [InlineData(" 12.5", "12.5 | expected an object here, not a number")]
    [InlineData("\"infobip\"", "\"infobip\" | expected an object here, not a string")]
    [InlineData("[ 1 ]", "1 | expected an element here, not a number")]
    [InlineData("[ [ {} ] ]", "[ | expected an element here, not an array")]
    [InlineData("""{ "elements": [ "a" ] }""", "\"a\" | expected an element here, not a string")]
    [InlineData("""[ { "configuration": [] } ]""", "{ | 'key' is missing")]
    [InlineData("""{ "key": "a" }""", "{ | 'configuration' is missing")]
    [InlineData("[]", "[ | the list of elements is empty")]
    [InlineData("""{ "formulas": [], "elements": [] }""", "{ | the list of elements is empty")]
    [InlineData("""{ "Key": "a", "configuration": [] }""", "\"Key\" | 'key' is missing; names are case-sensitive, write them in lower case")]
    [InlineData("""{ "key": "a", "Configuration": [] }""", "\"Configuration\" | 'configuration' is missing; names are case-sensitive, write them in lower case")]
    [InlineData("""{ "KEY": "a", "CONFIGURATION": [] }""", "\"KEY\" | 'key' and 'configuration' are missing; names are case-sensitive, write them in lower case")]
    [InlineData("""{ "key": " a", "configuration": [] }""", "\" a\" | 'key' has a blank at its beginning or end; remove it")]
    [InlineData("""{ "key": "a", "configuration": [ { "key": "b\t" } ] }""", "\"b\\t\" | an entry's 'key' has a blank at its beginning or end; remove it")]
    [InlineData("""{ "key": 5, "configuration": [] }""", "5 | 'key' must be a string, not a number")]
    [InlineData("""{ "key": null, "configuration": [] }""", "null | 'key' must be a string, not null")]
    [InlineData("""{ "key": { "a": 1 }, "configuration": [] }""", "{ | 'key' must be a string, not an object")]
    [InlineData("""{ "key": "", "configuration": [] }""", "\"\" | 'key' is empty")]
    [InlineData("""{ "key": " \t", "configuration": [] }""", "\" \\t\" | 'key' is empty")]
    [InlineData("""{ "key": "a", "configuration": null }""", "null | 'configuration' must be an array of entries, not null")]
    [InlineData("""{ "key": "a", "configuration": { "key": "b" } }""", "{ | 'configuration' must be an array of entries, not an object")]
    [InlineData("""{ "key": "a", "configuration": "b" }""", "\"b\" | 'configuration' must be an array of entries, not a string")]
    [InlineData("""{ "key": "a", "configuration": [ "b" ] }""", "\"b\" | an entry must be an object, not a string")]
    [InlineData("""{ "key": "a", "configuration": [ [ { "key": "b" } ] ] }""", "[ | an entry must be an object, not an array")]
    [InlineData("""{ "key": "a", "configuration": [ { "name": "b" } ] }""", "{ | an entry has no 'key'")]
    [InlineData("""{ "key": "a", "configuration": [ { "key": false } ] }""", "false | an entry's 'key' must be a string, not a boolean")]
    [InlineData("""{ "key": "a", "configuration": [ { "key": "" } ] }""", "\"\" | an entry's 'key' is empty")]
    public void A_value_of_the_wrong_kind_is_named_at_its_place(string text, string expected) =>
        Assert.Equal([expected], Definition.Problems(text));

    [Fact]
    public void An_object_that_is_no_element_lacks_both() =>
        Assert.Equal(["{ | 'key' and 'configuration' are missing"], Definition.Problems("""{ "elements": null, "formulas": [] }"""));

    [Theory]
    [InlineData("key", "\"b\"")]
    [InlineData("configuration", "[]")]
    [InlineData("name", "\"a\"")]
    [InlineData("hub", "null")]
    [InlineData("authentication", "{}")]
    [InlineData("typeOauth", "false")]
    [InlineData("active", "false")]
    public void A_member_of_an_element_that_stands_twice_is_seen_and_the_first_counts(string member, string json)
    {
        const string First = """
            "key": "a", "configuration": [ { "key": "b" } ], "name": "A", "hub": "h",
            "authentication": { "type": "basic" }, "typeOauth": true, "active": true
            """;

        AssertSeenAndFirstCounts("{" + First + $$""", "{{member}}": {{json}} }""", member, "{" + First + "}", "element");
    }

    [Theory]
    [InlineData("key", "\"c\"")]
    [InlineData("type", "\"TEXTAREA\"")]
    [InlineData("required", "false")]
    [InlineData("defaultValue", "\"d\"")]
    [InlineData("active", "false")]
    [InlineData("groupName", "null")]
    [InlineData("options", "[]")]
    [InlineData("displayOrder", "2")]
    public void A_member_of_an_entry_that_stands_twice_is_seen_and_the_first_counts(string member, string json)
    {
        const string Start = """{ "key": "a", "configuration": [ { """;
        const string First = """
            "key": "b", "type": "COMBO", "required": true, "defaultValue": null, "active": true,
            "groupName": "g", "options": [ "o" ], "displayOrder": 1
            """;

        AssertSeenAndFirstCounts(Start + First + $$""", "{{member}}": {{json}} } ] }""", member, Start + First + "} ] }", "entry");
    }

    [Fact]
    public void A_member_stands_twice_however_its_name_is_written() =>
        Assert.Equal(
            ["\"t\\u0079pe\" | 'type' appears twice in one entry"],
            Definition.Problems("""{ "key": "a", "configuration": [ { "key": "b", "type": "COMBO", "t\u0079pe": "PASSWORD" } ] }"""));

    [Fact]
    public void Unknown_members_may_stand_twice() =>
        Assert.Empty(Definition.Problems("""{ "key": "a", "x": 1, "x": 2, "configuration": [ { "key": "b", "y": 1, "y": 2 } ] }"""));

    [Fact]
    public void An_entry_that_stands_twice_is_named_and_the_first_counts()
    {
        const string Text = """
            { "key": "a", "configuration": [ { "key": "b", "type": "PASSWORD" }, { "key": "B" }, { "type": "COMBO", "key":   "b" } ] }
            """;

        Assert.Equal(["\"b\" | the entry 'b' appears twice"], Definition.Problems(Text));
        Assert.Equal(["b PASSWORD", "B "], Entries(Text));
    }

    [Fact]
    public void Several_problems_are_named_in_the_order_of_the_text_and_what_is_right_is_read()
    {
        const string Text = """
            [
              { "configuration": [ { "name": "no key" }, { "key": "kept", "type": "PASSWORD" }, 3 ], "key": "a" },
              "no element",
              { "key": 1, "configuration": {} },
              { "key": "b", "configuration": [ { "key": "also kept" } ] }
            ]
            """;

        Assert.Equal(
            [
                "{ | an entry has no 'key'",
                "3 | an entry must be an object, not a number",
                "\"no element\" | expected an element here, not a string",
                "1 | 'key' must be a string, not a number",
                "{ | 'configuration' must be an array of entries, not an object",
            ],
            Definition.Problems(Text));
        Assert.Equal(["kept PASSWORD", "also kept "], Entries(Text));
    }

    [Fact]
    public void What_is_wrong_in_elements_of_an_element_s_own_is_nobody_s_business() =>
        Assert.Equal(
            [
                "\"name\" | 'name' appears twice in one element", "1 | 'key' must be a string, not a number",
                "2 | an entry must be an object, not a number",
            ],
            Definition.Problems("""{ "name": "a", "name": "b", "elements": [ 3, { "key": 4 } ], "key": 1, "configuration": [ 2 ] }"""));

    [Fact]
    public void An_element_whose_key_has_blanks_around_it_is_found_without_them()
    {
        var element = Assert.Single(Definition.Read("""{ "key": " a ", "configuration": [ { "key": "b " } ] }""").Definitions).Definition;

        Assert.Equal(("a", "b "), (element.Key, Assert.Single(element.Entries).Key));
    }

    [Fact]
    public void What_stands_behind_something_wrong_is_read()
    {
        const string Text = """
            { "key": "a", "key": { "key": [ "b" ] },
              "configuration": [ [ { "key": "not an entry" } ], { "key": "c", "key": { "key": [] }, "type": "PASSWORD" }, { "key": "d" } ] }
            """;

        Assert.Equal(["c PASSWORD", "d "], Entries(Text));
        Assert.Equal("a", Assert.Single(Definition.Read(Text).Definitions).Definition.Key);
    }

    [Fact]
    public void Without_a_key_there_is_no_element_whatever_its_entries() =>
        Assert.Empty(Definition.Read("""{ "configuration": [ { "key": "b" } ] }""").Definitions);

    [Fact]
    public void A_text_that_is_wrong_everywhere_is_not_reported_without_end()
    {
        var file = Definition.Read($$"""{ "key": "a", "configuration": [ {{string.Join(",", Enumerable.Repeat("1", 10_000))}} ] }""");

        Assert.Equal(100, file.Problems.Count);
    }

    [Theory]
    [InlineData("\\u001f", "\uFFFD")]
    [InlineData("\\u202e", "\uFFFD")]
    [InlineData("\\ud83d\\ude00", "\uFFFD\uFFFD")]
    [InlineData("\\ue000", "\uFFFD")]
    [InlineData("\\u0378", "\uFFFD")]
    [InlineData("\\u2028", "\uFFFD")]
    [InlineData("\\u2029", "\uFFFD")]
    [InlineData(" é'日", " é'日")]
    public void What_cannot_be_printed_is_replaced_in_a_message(string json, string printed) =>
        Assert.Equal($"the entry 'a{printed}b' appears twice", MessageOnTwice($"a{json}b"));

    [Theory]
    [InlineData(80, "")]
    [InlineData(81, "…")]
    public void A_message_holds_the_first_80_characters_of_a_key(int length, string rest) =>
        Assert.Equal($"the entry '{new string('a', 80)}{rest}' appears twice", MessageOnTwice(new string('a', length)));

    [Fact]
    public void A_message_stays_one_short_printable_line_whatever_the_text_holds()
    {
        var key = "\\u0000\\r\\n\\u2028\\u202e\\u200d" + new string('a', 900);
        var problem = Assert.Single(Definition.Read($$"""{ "key": "a", "configuration": [ { "key": "{{key}}" }, { "key": "{{key}}" } ] }""").Problems);

        Assert.InRange(problem.Message.Length, 1, 200);
        Assert.DoesNotContain(problem.Message, c => char.IsControl(c) || c is '\u2028' or '\u202E' or '\u200D');
    }

    [Theory]
    [InlineData("""{ "key": "a", "configuration": [] }""", true)]
    [InlineData("""{ "key": 1, "configuration": 2 }""", false)]
    [InlineData("""{ "key": "metadata", "authentication": {}, "configuration": {} }""", false)]
    [InlineData("""{ "key": 1, "configuration": [ 2 ] }""", true)]
    [InlineData("""[ {}, { "key": "a", "configuration": [] } ]""", true)]
    [InlineData("""[ { "key": "a", "configuration": [] }, { "key": "b", "configuration": [] } ]""", true)]
    [InlineData("""{ "elements": [ { "configuration": [], "key": "a" } ] }""", true)]
    [InlineData("""{ "key": "a" }""", false)]
    [InlineData("""{ "configuration": [] }""", false)]
    [InlineData("""{ "elements": [ { "key": "a", "configuration": [] } ], "configuration": [] }""", false)]
    [InlineData("""{ "name": "configuration of a key" }""", false)]
    [InlineData("""{ "a": { "key": "a", "configuration": [] } }""", false)]
    [InlineData("""[ { "key": "a" }, { "configuration": [] } ]""", false)]
    [InlineData("""{ "key": "a", "configuration": [""", true)]
    [InlineData("""{ "some": "other", "file": """, false)]
    public void A_text_looks_like_a_definition_when_one_object_has_a_key_and_a_list_of_entries(string text, bool expected) =>
        Assert.Equal(expected, Definition.Read(text).LooksLikeDefinition);

    private static void AssertSeenAndFirstCounts(string text, string member, string without, string owner)
    {
        var file = Definition.Read(text);
        var problem = Assert.Single(file.Problems);

        Assert.Equal($"'{member}' appears twice in one {owner}", problem.Message);
        Assert.Equal((text.LastIndexOf($"\"{member}\"", StringComparison.Ordinal), member.Length + 2), (problem.Range.Start, problem.Range.Length));
        Assert.Equal(Definition.Of(without), Assert.Single(file.Definitions).Definition);
    }

    private static string MessageOnTwice(string key) =>
        Assert.Single(Definition.Read($$"""{ "key": "a", "configuration": [ { "key": "{{key}}" }, { "key": "{{key}}" } ] }""").Problems).Message;

    private static IEnumerable<string> Entries(string text) =>
        from located in Definition.Read(text).Definitions
        from entry in (IEnumerable<ConfigurationEntry>)located.Definition.Entries
        select $"{entry.Key} {entry.Type}";
}
