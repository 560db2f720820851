using System.Globalization;
using CsCheck;
using ElementGen.Definitions;
using ElementGen.HostileDefinitions;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>
/// Builds print messages, and take a line for an error by its form; terminals obey what they print. So what a message quotes stays on its line,
/// and all of it is seen.
/// </summary>
public class MessageTests
{
    private const int LongestMessage = 2_000;

    // Every rule whose message quotes something of a definition, an instance file, a key or a path.
    private static readonly string[] Quoting =
    [
        "ELG0001", "ELG0004", "ELG0102", "ELG0103", "ELG0104", "ELG0105", "ELG0201", "ELG0202", "ELG0203", "ELG0204", "ELG0206",
        "ELG0302", "ELG0303", "ELG0304", "ELG0305", "ELG0306",
    ];

    private static readonly Gen<string> Keys =
        HostileTexts.Any.Select(static text => HostileText.Repaired(text.Length <= 200 ? text : text[..200]));

    [Fact]
    public void Whatever_is_not_seen_or_ends_a_line_stays_on_its_line() => Assert.All(
        HostileText.Atoms.Where(static text => !HostileText.IsPlainLine(text) && !HostileText.HoldsHalfCharacter(text)).Chunk(HostileProject.Most), Judge);

    [Fact]
    public void Hostile_texts_stay_on_their_lines() => Keys.HoldInBatches(Judge, HostileText.ToJson);

    [Fact]
    public void A_break_at_a_hostile_character_stays_on_its_line() => Assert.All(HostileText.Atoms, static text =>
    {
        var reports = new Consumer().WithFile("a.element.json", $"{{ \"key\": {text} }}").WithInstance($"{{ \"element\": {text} }}").Analyze();

        Assert.All(reports, static report => JudgeMessage(report.Message));
    });

    [Fact]
    public void A_file_that_is_wrong_everywhere_is_reported_a_hundred_times_by_a_rule_at_most()
    {
        var entries = string.Join(", ", Enumerable.Range(0, 400).Select(static i => $$"""{ "key": "a{{i / 2}}{{(i % 2 == 0 ? "." : "_")}}b", "type": "ODD" }"""));
        var twice = string.Join(", ", Enumerable.Repeat("""{ "key": "acme", "configuration": [] }""", 400));
        var reports = new Consumer()
            .WithFile("odd.element.json", $$"""{ "key": "odd", "configuration": [ {{entries}} ] }""")
            .WithFile("acme.element.json", $"[ {twice} ]")
            .Analyze();

        Assert.Equal(
            ["ELG0103 100", "ELG0105 100"],
            reports.GroupBy(static report => report.Id).Select(static group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal));
    }

    private static void Judge(string[] texts)
    {
        texts = [.. texts.Distinct(StringComparer.Ordinal)];
        var project = new Consumer().With("using ElementGen;\n" + string.Concat(texts.Select(SourceFor)));
        for (var i = 0; i < texts.Length; i++)
        {
            project = project
                .WithFile(FormattableString.Invariant($"{i}.element.json"), DefinitionFor(texts[i], i))
                .WithFile(FormattableString.Invariant($"elements/{texts[i]}/{i}.json"), DefinitionFor(texts[i], i))
                .WithInstance(InstanceFor(texts[i], i), FormattableString.Invariant($"{i}.instance.json"));
        }

        var reports = project.AnalyzeUncompiled();
        Assert.All(reports, static report => JudgeMessage(report.Message));
        Assert.All(Quoting, id => Assert.True(
            reports.Count(report => report.Id == id) >= texts.Length, $"{id} is reported {reports.Count(report => report.Id == id)} times for {texts.Length} texts."));
    }

    private static void JudgeMessage(string message) =>
        Assert.True(message.Length <= LongestMessage && HostileText.IsPlainLine(message), HostileText.ToJson(message));

    private static string KeyOf(string text, int index) => string.Create(CultureInfo.InvariantCulture, $"e{text}e{index}");

    private static string DefinitionFor(string text, int index)
    {
        string Json(string value) => HostileText.ToJson(value);

        return $$"""
            {
              "key": {{Json(KeyOf(text, index))}},
              "configuration": [
                { "key": {{Json("need" + text)}}, "type": "TEXTFIELD_32", "required": true },
                { "key": {{Json(text + ".callback.url")}}, "type": "TEXTFIELD_1000" },
                { "key": {{Json(text + ".password")}}, "type": "PASSWORD" },
                { "key": {{Json("mode" + text)}}, "type": "COMBO", "options": [{{Json("one" + text)}}, {{Json("two" + text)}}] },
                { "key": {{Json("grouped" + text)}}, "type": "TEXTFIELD_32", "groupName": {{Json("two" + text)}} },
                { "key": {{Json("twin." + text)}}, "type": {{Json("ODD" + text)}} }, { "key": {{Json("twin_" + text)}}, "type": "BOOLEAN" },
                { "key": {{Json("need" + text)}}, "type": "TEXTFIELD_32" }
              ]
            }
            """;
    }

    private static string InstanceFor(string text, int index)
    {
        string Json(string value) => HostileText.ToJson(value);

        return $$"""
            [
              { "element": { "key": {{Json(KeyOf(text, index))}} }, "configuration": { {{Json("modes" + text)}}: "x", {{Json("mode" + text)}}: "x" } },
              { "element": { "key": {{Json(KeyOf(text, index))}} }, "configuration": { {{Json("need" + text)}}: "<INSERT_IT>" } },
              { "element": { "key": {{Json("x" + KeyOf(text, index))}} }, "configuration": {} }
            ]
            """;
    }

    private static string SourceFor(string text, int index)
    {
        static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

        var element = Assert.Single(DefinitionReader.Read(System.Text.Encoding.UTF8.GetBytes(DefinitionFor(text, index))).Definitions).Definition;
        var names = EntryNames.Of(element).ToDictionary(static named => named.Entry.Key);
        var mode = names["mode" + text];
        var name = HostileProject.ClassAt(index);
        return $$"""
            [ElementInstance({{Literal(element.Key)}}, Optional = [{{Literal(text + "?")}}])] public partial class {{name}};
            [ElementInstance({{Literal("y" + element.Key)}})] public partial class {{name}}Unknown;
            public static class {{name}}Uses
            {
                public static object Empty() => new {{name}}.Configuration();
                public static object Wrong() => new {{name}}.Configuration
                {
                    @{{names["need" + text].Property}} = "", @{{names[text + ".callback.url"].Property}} = "nope", @{{names[text + ".password"].Property}} = "s3cret",
                    @{{names["grouped" + text].Property}} = "x", @{{mode.Property}} = {{name}}.Configuration.@{{mode.OptionType}}.@{{mode.Options[0].Member}},
                };
            }

            """;
    }
}
