using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Tests.Documentation;

/// <summary>The pages in <c>src/ElementGen/docs</c>.</summary>
public class GuideTests
{
    // What a reader has already: usings, element classes, and where settings come from.
    private const string Surroundings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading.Tasks;
        global using ElementGen;

        [ElementInstance("infobip")]
        public partial class InfobipSms;

        [ElementInstance("bigcommerce")]
        public partial class Shop;

        public sealed record Tenant(string User, Secret Password, string? Sender);

        public interface ISection
        {
            string Path { get; }
            string? this[string name] { get; }
            ISection GetSection(string path);
        }
        """;

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Folder, "*.md").Select(static page => Path.GetFileName(page)!).Order()];

    private static string Folder => Path.Combine(Repository.Root, "src", "ElementGen", "docs");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_example_compiles_and_nothing_is_reported(string page)
    {
        // Those that another generator completes are marked.
        var examples = Snippet.Of(Path.Combine(Folder, page)).Where(static snippet => snippet is { Language: "csharp", Verdict: "" }).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, static example => Assert.Empty(
            new Consumer().WithElements("infobip", "bigcommerce").With(Surroundings).With(Compilable(example)).Analyze()));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_readme_links_to_it_and_its_own_links_lead_to_pages(string page)
    {
        var text = File.ReadAllText(Path.Combine(Folder, page));

        Assert.Contains($"(src/ElementGen/docs/{page})", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
        foreach (var target in text.Split("](").Skip(1).Select(static part => part[..part.IndexOf(')', StringComparison.Ordinal)]))
            Assert.True(File.Exists(Path.Combine(Folder, target.Split('#')[0])), target);
    }

    private static string Compilable(Snippet example)
    {
        var statements = CSharpSyntaxTree.ParseText(example.Text).GetCompilationUnitRoot().Members.All(static member => member is GlobalStatementSyntax);
        var given = example.Text.Contains("var configuration", StringComparison.Ordinal) ? "" : ", InfobipSms.Configuration configuration";
        return !statements
            ? example.Text
            : $$"""
                #pragma warning disable CS8321 // A local function that the page only shows.
                internal static class Example
                {
                    internal static void Run(ISection host, Dictionary<string, string> vault{{given}})
                    {
                        {{example.Text}}
                    }
                }
                """;
    }
}
