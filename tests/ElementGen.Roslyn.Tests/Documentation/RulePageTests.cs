using System.Text.RegularExpressions;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Documentation;

public partial class RulePageTests
{
    // One of each id: the rule of ELG0103 that is a warning shares its page with the one that is an info.
    private static readonly IReadOnlyList<Rule> Rules =
        [.. CodeRules.All.Concat(FileRules.All).DistinctBy(static rule => rule.Id).OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids => [.. Rules.Select(static rule => rule.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Equal(
        Rules.Select(static rule => rule.Id),
        Directory.EnumerateFiles(Repository.RulePages, "ELG*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_leads_to_its_page_which_names_it(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);

        Assert.EndsWith($"/blob/main/src/ElementGen.Roslyn/Rules/{id}.md", RuleDescriptors.Of(rule).HelpLinkUri, StringComparison.Ordinal);
        Assert.StartsWith($"# {id}: {rule.Title}\n", File.ReadAllText(PageOf(id)), StringComparison.Ordinal);
        Assert.Contains($"(src/ElementGen.Roslyn/Rules/{id}.md)", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Wrong_examples_are_reported_by_their_rule_alone_and_right_ones_by_none(string id)
    {
        var examples = Snippet.Of(PageOf(id)).Where(static snippet => snippet.Verdict.Length > 0).ToList();
        Assert.Contains(examples, static example => example.Verdict == "wrong");
        Assert.Contains(examples, static example => example.Verdict == "right");

        foreach (var example in examples)
        {
            // What is said of the catalogue's own files is no part of an example.
            var reports = Analyze(id, example).Where(static report => !report.Place.StartsWith("elements/", StringComparison.Ordinal)).ToList();
            if (example.Verdict == "right")
                Assert.True(reports.Count == 0, $"{example}: {string.Join('\n', reports)}");
            else
                Assert.True(reports.Count > 0 && reports.All(report => report.Id == id), $"{example}: {string.Join('\n', reports)}");
        }
    }

    /// <summary>
    /// A JSON example stands in a file of the rule's kind; a C# one sees every element of the catalogue, whose own reports are none of its; an XML one
    /// is what the project file says.
    /// </summary>
    private static IReadOnlyList<Report> Analyze(string id, Snippet example) => example.Language switch
    {
        "json" when id.StartsWith("ELG03", StringComparison.Ordinal) => new Consumer()
            .WithElements(Repository.ElementKeys).WithFile("example.instance.json", example.Text, kind: "Instance").AnalyzeUncompiled(),
        "json" => new Consumer().WithFile("example.element.json", example.Text).AnalyzeUncompiled(),
        "xml" => (new Consumer() with { ParseOptions = new CSharpParseOptions(LanguageOf(example)) })
            .WithElements("infobip").With("[ElementGen.ElementInstance(\"infobip\")] public partial class InfobipSms { }").AnalyzeUncompiled(),
        _ => new Consumer().WithElements(Repository.ElementKeys).With(Usings + example.Text).AnalyzeUncompiled(),
    };

    private static LanguageVersion LanguageOf(Snippet project)
    {
        Assert.True(LanguageVersionFacts.TryParse(LanguageProperty().Match(project.Text).Groups[1].Value, out var language));
        return language;
    }

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using ElementGen;

        """;

    private static string PageOf(string id) => Path.Combine(Repository.RulePages, id + ".md");

    [GeneratedRegex("<LangVersion>(.+)</LangVersion>")]
    private static partial Regex LanguageProperty();
}
