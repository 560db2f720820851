using System.Text;

namespace ElementGen.Definitions.Tests.Reading;

/// <summary>Texts that nobody writes by hand: halves of characters, binary files, nesting without end, numbers beyond measure.</summary>
public sealed class HostileTextTests
{
    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("a\\ud83dz")]
    [InlineData("\\ude00\\ud83d")]
    public void A_key_with_half_a_surrogate_pair_is_refused(string half)
    {
        const string Halved = "contains an invalid character (a lone surrogate, or bytes that are not UTF-8)";

        Assert.Equal([$"\"{half}\" | 'key' {Halved}"], Definition.Problems($$"""{ "key": "{{half}}", "configuration": [] }"""));
        Assert.Equal(
            [$"\"{half}\" | an entry's 'key' {Halved}"],
            Definition.Problems($$"""{ "key": "a", "configuration": [ { "key": "{{half}}" } ] }"""));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_any_other_text_becomes_a_replacement_character()
    {
        const string Half = "\"\\ud800 \\b\\f\\n\\r\\t\\/\\\\\\\"\\u004a \\ud83d\\ude00\\ud83d\\ude00 \\udc00\"";
        const string Repaired = "\uFFFD \b\f\n\r\t/\\\"J 😀😀 \uFFFD";
        var element = Definition.Of($$"""
            { "key": "a", "name": {{Half}}, "\ud800": 1, "resources": { {{Half}}: {{Half}} },
              "configuration": [ { "key": "b", "type": {{Half}}, "\udc00": 1, "defaultValue": {{Half}}, "required": {{Half}},
                                   "options": [ {{Half}}, { "value": {{Half}}, {{Half}}: 1 } ] } ] }
            """);

        Assert.Equal(Repaired, element.Name);
        Assert.Equal((Repaired, Repaired, false), (element.Entries[0].Type, element.Entries[0].DefaultValue, element.Entries[0].Required));
        Assert.Equal([new(Repaired), new(Repaired)], element.Entries[0].Options);
    }

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0xC3)]
    [InlineData(0xE2, 0x80)]
    [InlineData(0xC0, 0x80)]
    [InlineData(0xED, 0xA0, 0x80)]
    [InlineData(0xF5, 0x80, 0x80, 0x80)]
    public void Bytes_that_are_not_UTF_8_are_replaced_in_a_text_and_refused_in_a_key(params int[] bytes)
    {
        byte[] wrong = [.. bytes.Select(b => (byte)b)];
        var name = DefinitionReader.Read([.. "{ \"key\": \"a\", \"configuration\": [], \"name\": \"b"u8, .. wrong, .. "c\" }"u8]);
        var key = DefinitionReader.Read([.. "{ \"key\": \"b"u8, .. wrong, .. "c\", \"configuration\": [] }"u8]);

        Assert.Matches("^b\uFFFD+c$", Definition.One(name).Definition.Name);
        var problem = Assert.Single(key.Problems);
        Assert.StartsWith("'key' contains an invalid character", problem.Message, StringComparison.Ordinal);
        Assert.Equal(new ByteRange(9, 4 + wrong.Length), problem.Range);
        Assert.Empty(key.Definitions);
    }

    [Theory]
    [InlineData("the byte 0xFF, which is not UTF-8", 0xFF, 0xFE, (int)'{', 0x00)]
    [InlineData("the byte 0xE2, which is not UTF-8", 0xE2, (int)'\n', (int)'}')]
    [InlineData("the byte 0xF0, which is not UTF-8", 0xF0, (int)'"', (int)'}')]
    [InlineData("the byte 0x80, which is not UTF-8", 0x80, 0x80)]
    [InlineData("the byte 0xC1, which is not UTF-8", 0xC1, 0xBF)]
    [InlineData("the byte 0xF5, which is not UTF-8", 0xF5, 0x80, 0x80, 0x80)]
    [InlineData("the byte 0xFE, which is not UTF-8", 0xFE, 0x80, 0x80, 0x80)]
    [InlineData("the character U+0000, which is not allowed here", 0x00, 0x00)]
    [InlineData("the character U+001F, which is not allowed here", 0x1F, 0x8B, 0x08)]
    [InlineData("'P', which is not allowed here", (int)'P', (int)'K', 0x03, 0x04)]
    public void A_binary_file_is_wrong_at_its_first_byte(string expected, params int[] bytes)
    {
        var problem = Assert.Single(DefinitionReader.Read([.. bytes.Select(b => (byte)b)]).Problems);

        Assert.Equal(new DefinitionProblem(DefinitionProblemKind.NotJson, expected, new ByteRange(0, 1)), problem);
    }

    [Fact]
    public void A_replacement_character_is_a_character_like_any_other() =>
        Assert.Equal(["\uFFFD | the character U+FFFD, which is not allowed here"], Definition.Problems("{ \uFFFD }"));

    [Fact]
    public void NUL_may_be_written_but_not_stand_in_a_text()
    {
        Assert.Equal("a\0b", Definition.Of("""{ "key": "a\u0000b", "configuration": [] }""").Key);
        Assert.Equal(["\0 | the character U+0000, which is not allowed here"], Definition.Problems("{ \"key\": \"a\0b\" }"));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"elements\":[")]
    [InlineData("{\"configuration\":[")]
    [InlineData("{\"key\":\"a\",\"resources\":{\"b\":[\"[\\\"{\",")]
    [InlineData("[{},[],\"]]}}\\\"]]}}\\\\\",")]
    public void Nesting_without_end_is_refused_where_it_gets_too_deep(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 50_000));
        var problem = Definition.Read(text).Problems[^1];

        Assert.Equal((DefinitionProblemKind.NotJson, "objects and arrays nested more than 64 levels deep"), (problem.Kind, problem.Message));
        Assert.Contains(Definition.At(text, problem.Range), (string[])["[", "{"]);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void What_is_passed_over_may_be_nested_as_deep_as_what_is_read(int depth, bool expected)
    {
        var text = $$"""{ "key": "a", "configuration": [], "resources": {{new string('[', depth)}}{{new string(']', depth)}} }""";

        Assert.Equal(expected, Definition.Read(text).Problems.Count == 0);
    }

    [Theory]
    [InlineData("{},[]")]
    [InlineData("\"{[\"")]
    [InlineData("\"\\\"{[\\\\\"")]
    public void What_is_closed_or_stands_in_a_text_is_no_nesting(string value) =>
        Assert.Equal(
            ["{ | '{', which is not allowed here"],
            Definition.Problems($$"""{ "a": [ {{string.Join(',', Enumerable.Repeat(value, 100))}} {"""));

    [Fact]
    public void Numbers_beyond_measure_are_read()
    {
        var digits = new string('9', 100_000);
        var element = Definition.Of($$"""
            { "id": {{digits}}, "key": "a", "configuration": [ { "key": "b", "displayOrder": {{digits}}, "defaultValue": {{digits}} } ] }
            """);

        Assert.Equal((0, digits), (element.Entries[0].DisplayOrder, element.Entries[0].DefaultValue));
    }

    [Fact]
    public void A_key_or_an_option_of_more_than_a_thousand_characters_is_refused()
    {
        var text = $"\"{new string('é', 1_001)}\"";
        var file = Definition.Read(WithKeysAndOptions(text));

        Assert.Equal(
            [
                $"{text} | 'key' is longer than 1000 characters", $"{text} | an entry's 'key' is longer than 1000 characters",
                $"{text} | the 'value' of an option is longer than 1000 characters", $"{text} | the 'value' of an option is longer than 1000 characters",
            ],
            Definition.Problems(WithKeysAndOptions(text)));
        Assert.Equal([new("c"), new("")], Assert.Single(Assert.Single(file.Definitions).Definition.Entries.AsSpan().ToArray()).Options);
    }

    [Fact]
    public void A_key_or_an_option_of_a_thousand_characters_is_read() =>
        Assert.Equal(2, Definition.Read(WithKeysAndOptions($"\"{new string('é', 1_000)}\"")) is { Problems.Count: 0, Definitions: var elements } ? elements.Count : 0);

    [Theory]
    [InlineData(2_000, 0)]
    [InlineData(1_990, 10)]
    public void As_many_entries_and_options_are_read_as_soon_compile(int entries, int options) =>
        Assert.Equal(entries, Definition.Of(WithMany(entries, options)).Entries.Count);

    [Theory]
    [InlineData(2_001, 0, 2_000)]
    [InlineData(5_000, 0, 2_000)]
    [InlineData(2_000, 1, 1_999)]
    [InlineData(1, 2_000, 0)]
    public void More_of_them_are_refused_from_the_first_that_is_too_much(int entries, int options, int expected)
    {
        var file = Definition.Read(WithMany(entries, options));

        Assert.Equal(
            [$"\"k{expected}\" | the element has more than 2000 entries and options; this entry and those after it are ignored"],
            Definition.Problems(WithMany(entries, options)));
        Assert.Equal(expected, Assert.Single(file.Definitions).Definition.Entries.Count);
    }

    [Fact]
    public void A_file_longer_than_any_export_is_refused_unread()
    {
        var file = DefinitionReader.Read(new byte[JsonText.MaximumLength + 1]);

        Assert.Equal(
            new DefinitionProblem(DefinitionProblemKind.NotJson, "it is longer than 64 MB", new ByteRange(0, 0)), Assert.Single(file.Problems));
        Assert.Empty(file.Definitions);
        Assert.False(file.LooksLikeDefinition);
    }

    [Fact]
    public void A_file_as_long_as_the_longest_is_read()
    {
        var text = new byte[JsonText.MaximumLength];

        Assert.Equal("the character U+0000, which is not allowed here", Assert.Single(DefinitionReader.Read(text).Problems).Message);
    }

    [Fact]
    public void No_single_changed_byte_makes_reading_throw()
    {
        var text = Encoding.UTF8.GetBytes("""
            { "key": "é", "authentication": { "type": null }, "configuration": [
              { "key": "b\u00e9", "type": "COMBO", "options": [ "c", { "value": "d" } ], "displayOrder": -1.5e3, "required": true } ] }
            """);

        for (var i = 0; i < text.Length; i++)
        {
            var original = text[i];
            for (var value = 0; value <= byte.MaxValue; value++)
            {
                text[i] = (byte)value;
                var file = DefinitionReader.Read(text);
                Assert.True(file.Problems.Count > 0 || file.Definitions.Count > 0);
                Assert.All(file.Problems, problem => Assert.InRange(problem.Range.End, problem.Range.Start, text.Length));
            }

            text[i] = original;
        }
    }

    private static string WithKeysAndOptions(string text) => $$"""
        [
          { "key": {{text}}, "configuration": [] },
          { "key": "a", "configuration": [ { "key": {{text}} }, { "key": "b", "options": [ {{text}}, "c", { "value": {{text}} } ] } ] }
        ]
        """;

    // The last entry has the options.
    private static string WithMany(int entries, int options)
    {
        var keys = Enumerable.Range(0, entries - 1).Select(static i => $$"""{ "key": "k{{i}}" }""");
        var last = $$"""{ "key": "k{{entries - 1}}", "options": [ {{string.Join(", ", Enumerable.Range(0, options).Select(static i => $"\"o{i}\""))}} ] }""";
        return $$"""{ "key": "a", "configuration": [ {{string.Join(", ", keys.Append(last))}} ] }""";
    }
}
