using System.Text.RegularExpressions;
using ElementGen.CodeFixes;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ElementGen.Roslyn.Tests.Documentation;

/// <summary>Every list of the rules is written from the rules: the index, the README's table and the files for release tracking.</summary>
public partial class RuleListTests
{
    private static readonly IReadOnlyList<Rule> Rules =
        [.. CodeRules.All.Concat(FileRules.All).DistinctBy(static rule => rule.Id).OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    private static readonly HashSet<string> FixableIds =
    [
        .. typeof(MissingEntriesFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds),
    ];

    private static string Index => Path.Combine(Repository.RulePages, "README.md");

    [Fact]
    public void The_index_is_written_from_the_rules()
    {
        var text = File.ReadAllText(Index);
        var fixes = FixColumnOf(text);
        var rows = Rules.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {SeverityOf(rule)} | {rule.Title} |{Cell(fixes.GetValueOrDefault(rule.Id))}|");

        ApprovedFile.AssertHolds(Index, WithRows(text, rows));
    }

    [Fact]
    public void The_index_names_the_fix_of_each_rule_that_has_one() =>
        Assert.Equal(
            Rules.Select(static rule => rule.Id).Where(FixableIds.Contains),
            FixColumnOf(File.ReadAllText(Index)).Where(static fix => fix.Value.Length > 0).Select(static fix => fix.Key));

    [Fact]
    public void The_table_of_the_README_is_written_from_the_rules()
    {
        var readme = Path.Combine(Repository.Root, "README.md");
        var rows = Rules.Select(static rule => $"| [{rule.Id}](src/ElementGen.Roslyn/Rules/{rule.Id}.md) | {rule.Title} |");

        ApprovedFile.AssertHolds(readme, WithRows(File.ReadAllText(readme), rows));
    }

    // The compiler's own check of these files cannot see rules that are not declared as descriptors.
    [Fact]
    public void The_files_for_release_tracking_list_every_rule()
    {
        var tracked = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(static file => File.ReadLines(Path.Combine(Repository.RulePages, file)))
            .Where(static line => line.StartsWith("ELG", StringComparison.Ordinal));

        Assert.Equal(Rules.Select(static rule => $"{rule.Id} | ElementGen | {rule.Severity} | [{rule.Title}]({rule.Id}.md)"), tracked);
    }

    private static Dictionary<string, string> FixColumnOf(string index) =>
        IndexRow().Matches(index).ToDictionary(static row => row.Groups["id"].Value, static row => row.Groups["fix"].Value.Trim());

    private static string Cell(string? text) => string.IsNullOrEmpty(text) ? " " : $" {text} ";

    private static string SeverityOf(Rule rule) => rule.Severity.ToString().ToLowerInvariant();

    // The rows stand together, from the first rule to the last.
    private static string WithRows(string text, IEnumerable<string> rows) =>
        Rows().Replace(text.ReplaceLineEndings("\n"), string.Concat(rows.Select(static row => row + "\n")).Replace("$", "$$", StringComparison.Ordinal), count: 1);

    [GeneratedRegex(@"^\| \[(?<id>ELG\d+)\]\(\k<id>\.md\) \| [^|]+ \| [^|]+ \|(?<fix>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex IndexRow();

    [GeneratedRegex(@"^(?:\| \[ELG\d+\]\(.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
