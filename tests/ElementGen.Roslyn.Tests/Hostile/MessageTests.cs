using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using ElementGen.Definitions;
using ElementGen.HostileDefinitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>
/// Builds print messages, and take a line for an error by its form; terminals obey what they print. So a message stays on one line, and all of it
/// is visible, whatever it quotes.
/// </summary>
public partial class MessageTests
{
    private const int LongestMessage = 2_000;

    // Every rule that puts something into its message, with the form that its messages have: two rules can share an id.
    private static readonly IReadOnlyList<(Rule Rule, Regex Message)> Completed =
    [
        .. CodeRules.All.Concat(FileRules.All)
            .Where(static rule => rule.Format.Contains('{', StringComparison.Ordinal))
            .Select(static rule => (rule, new Regex("^" + Placeholder().Replace(Regex.Escape(rule.Format), ".*") + "$"))),
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
        IReadOnlyList<Report> reports = [.. ProjectOf(texts).AnalyzeUncompiled(), .. ProjectInOlderLanguage(texts).AnalyzeUncompiled()];

        Assert.All(reports, static report => JudgeMessage(report.Message));
        Assert.All(Completed, completed =>
        {
            var count = reports.Count(report => report.Id == completed.Rule.Id && completed.Message.IsMatch(report.Message));
            Assert.True(count >= texts.Length, $"{completed.Rule.Id} ({completed.Rule.Title}) is reported {count} times for {texts.Length} texts.");
        });
    }

    /// <summary>A project that breaks every rule for each text, but the one about the language.</summary>
    private static Consumer ProjectOf(string[] texts)
    {
        var project = (new Consumer() with { TracksSteps = false }).With("using ElementGen;\n" + string.Concat(texts.Select(SourceFor)));
        for (var i = 0; i < texts.Length; i++)
        {
            var (text, name) = (texts[i], i.ToString(CultureInfo.InvariantCulture));
            project = project
                .WithFile($"{name}.element.json", DefinitionFor(text, i))
                .WithFile($"elements/{text}/{name}.json", DefinitionFor(text, i))
                .WithFile($"other/{text}/{name}.json", $$"""{ "key": {{HostileText.ToJson(KeyOf(text, i))}}, "configuration": [] }""")
                .WithFile($"{name}.broken.element.json", BrokenFor(text))
                .WithInstance(InstanceFor(text, i), $"{name}.instance.json")
                .WithInstance(BrokenFor(text), $"{name}.broken.instance.json");
        }

        return project;
    }

    /// <summary>A project that breaks the rule about the language, and so no other, for each text.</summary>
    private static Consumer ProjectInOlderLanguage(string[] texts) =>
        (new Consumer() with { TracksSteps = false, ParseOptions = new CSharpParseOptions(LanguageVersion.CSharp11) })
            .With(string.Concat(texts.Select(static (text, i) =>
                $"[ElementGen.ElementInstance({Literal(KeyOf(text, i))})] public partial class {HostileProject.ClassAt(i)} {{ }}\n")));

    private static void JudgeMessage(string message) =>
        Assert.True(message.Length <= LongestMessage && HostileText.IsPlainLine(message), HostileText.ToJson(message));

    private static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    // No JSON, whatever the text is.
    private static string BrokenFor(string text) => $"[ \"x\" {text} !";

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
              {
                "element": { "key": {{Json(KeyOf(text, index))}} }, "providerData": {},
                "configuration": { {{Json("mode" + text)}}: {{Json("one" + text)}}, {{Json("grouped" + text)}}: "x" }
              },
              { "element": { "key": {{Json("x" + KeyOf(text, index))}} }, "configuration": {} }
            ]
            """;
    }

    private static string SourceFor(string text, int index)
    {
        var element = Assert.Single(DefinitionReader.Read(System.Text.Encoding.UTF8.GetBytes(DefinitionFor(text, index))).Definitions).Definition;
        var names = EntryNames.Of(element).ToDictionary(static named => named.Entry.Key);
        var mode = names["mode" + text];
        var name = HostileProject.ClassAt(index);
        return $$"""
            [ElementInstance({{Literal(element.Key)}}, Optional = [{{Literal(text + "?")}}])] public partial class {{name}};
            [ElementInstance({{Literal("y" + element.Key)}})] public partial class {{name}}Unknown;
            [ElementInstance({{Literal(element.Key)}})] public class {{name}}Whole;
            [ElementInstance({{Literal(element.Key)}})] public static partial class {{name}}Static;
            [ElementInstance({{Literal(element.Key)}})] public partial class {{name}}Own { public int Instance; }
            public static class {{name}}Uses
            {
                public static void Lose({{name}}.Configuration configuration) => {{name}}.ProvisionAsync(new ElementsClient(new()), "x", configuration);
                public static object Empty() => new {{name}}.Configuration();
                public static object Wrong() => new {{name}}.Configuration
                {
                    @{{names["need" + text].Property}} = "", @{{names[text + ".callback.url"].Property}} = "nope", @{{names[text + ".password"].Property}} = "s3cret",
                    @{{names["grouped" + text].Property}} = "x", @{{mode.Property}} = {{name}}.Configuration.@{{mode.OptionType}}.@{{mode.Options[0].Member}},
                };
            }

            """;
    }

    [GeneratedRegex(@"\\{\d+}")]
    private static partial Regex Placeholder();
}
