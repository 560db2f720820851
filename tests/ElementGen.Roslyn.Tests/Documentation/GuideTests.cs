using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ElementGen.Roslyn.Tests.Documentation;

/// <summary>The pages by task, in the <c>docs</c> folders beside what they describe.</summary>
public partial class GuideTests
{
    // Their examples are compiled where the library that they show is referenced: in ElementGen.Testing.Tests.
    private static readonly string[] PagesCompiledElsewhere =
    [
        "src/ElementGen.LocalPlatform/docs/local-platform.md", "src/ElementGen.Testing/docs/callbacks.md", "src/ElementGen.Testing/docs/testing.md",
    ];

    public static TheoryData<string> Pages => [.. DocumentationPages.Guides];

    public static TheoryData<string> PagesToCompile => [.. DocumentationPages.Guides.Except(PagesCompiledElsewhere)];

    [Theory]
    [MemberData(nameof(PagesToCompile))]
    public void Every_example_compiles_and_nothing_is_reported_but_what_it_says(string page)
    {
        var snippets = Snippet.Of(Path.Combine(Repository.Root, page));
        var silenced = snippets.Where(static snippet => snippet.Language == "ini").SelectMany(static snippet => Silenced().Matches(snippet.Text))
            .Select(static match => match.Groups["id"].Value).ToHashSet();
        for (var i = 0; i < snippets.Count; i++)
        {
            // Those that another generator completes are marked.
            if (snippets[i] is not { Language: "csharp", Verdict: "" or "wrong" })
                continue;

            var reports = ProjectWith(page, snippets, i).Analyze().Where(report => !silenced.Contains(report.Id));
            Assert.Equal(
                snippets[i].Verdict == "wrong" ? snippets[i + 1].Text.Trim().Split('\n') : [],
                reports.Select(static report => $"error {report.Id}: {report.Message}"));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_is_for_other_files_is_well_formed(string page) => Assert.All(
        Snippet.Of(Path.Combine(Repository.Root, page)),
        static snippet => Assert.True(snippet.Language switch
        {
            "xml" => XElement.Parse($"<Project>{snippet.Text}</Project>").HasElements,
            "json" => JsonDocument.Parse(snippet.Text).RootElement.ValueKind != JsonValueKind.Undefined,
            "csharp" or "ini" or "sh" or "text" => snippet.Text.Length > 0,
            _ => false,
        }));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_output_that_is_shown_is_one_that_a_test_produces(string page)
    {
        var snippets = Snippet.Of(Path.Combine(Repository.Root, page));
        for (var i = 0; i < snippets.Count; i++)
        {
            // The message of a failed check needs a platform that runs: PageExamples of ElementGen.Testing.Tests compares it.
            if (snippets[i].Language == "text" && page != "src/ElementGen.Testing/docs/testing.md")
                Assert.True(snippets[i - 1] is { Verdict: "wrong" } or { File: "ConnectingTests.cs" }, $"{snippets[i]}");
        }
    }

    [Fact]
    public void The_test_that_a_page_shows_gives_what_the_page_says()
    {
        var snippets = Snippet.Of(Path.Combine(Repository.Root, "src/ElementGen/docs/tests.md"));
        var test = snippets.Single(static snippet => snippet.File == "ConnectingTests.cs");

        var run = ProjectWith("tests.md", snippets, snippets.IndexOf(test)).Generate();

        Assert.Equal(snippets[snippets.IndexOf(test) + 1].Text.Trim(), run.Run("ConnectingTests", "The_instance_is_provisioned_once"));
    }

    [Fact]
    public void The_preview_that_a_page_shows_is_that_of_its_example()
    {
        var snippets = Snippet.Of(Path.Combine(Repository.Root, "src/ElementGen/docs/preview.md"));
        var example = snippets.Single(static snippet => snippet.Language == "csharp").Text.Split("\n\n")[0];
        var project = ProjectWith("preview.md", snippets, 0).With($$"""
            public static class Previews
            {
                public static async Task<string> Show()
                {
                    await Task.Yield();
                    using var client = new ElementsClient(new ElementsClientOptions
                    {
                        BaseAddress = new Uri("https://api.cloud-elements.com"),
                        Credentials = new ElementsCredentials("user", "organization"),
                    });
                    var configuration = new InfobipSms.Configuration { Username = "acme", Password = Guid.NewGuid().ToString() };
                    {{example}}
                    return $"{preview.CurlLine}\n{preview.Body}";
                }
            }
            """);

        Assert.Equal(
            $"{snippets.Single(static snippet => snippet.Language == "sh").Text}{snippets.Single(static snippet => snippet.Language == "json").Text}".TrimEnd(),
            project.Generate().Run("Previews", "Show")!.ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_readme_links_to_it(string page) =>
        Assert.Contains($"({page})", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);

    // The other files of a page belong to each of its examples.
    private static Consumer ProjectWith(string page, IReadOnlyList<Snippet> snippets, int example)
    {
        var files = snippets.Where((snippet, i) => snippet is { Language: "csharp", File.Length: > 0 } && i != example && snippet.File != "Program.cs");
        var project = new Consumer { References = Repository.LibrariesOfPages }.WithElements("bigcommerce", "box", "hubspot", "shopify")
            .WithDefinition("infobip", page.EndsWith("/ci.md", StringComparison.Ordinal) ? WithRequiredSender() : Repository.Element("infobip"))
            .With(PageExample.Surroundings)
            .With("global using Acme.Messaging; namespace Acme.Messaging { [ElementInstance(\"infobip\")] public partial class InfobipSms; }")
            .With(PageExample.Compilable(snippets[example].Text));
        return files.Aggregate(project, static (project, file) => project.With(file.Text));
    }

    // The change that the page tells of.
    private static string WithRequiredSender()
    {
        var definition = System.Text.Json.Nodes.JsonNode.Parse(Repository.Element("infobip"))!;
        definition["configuration"]!.AsArray().Single(static entry => (string?)entry!["key"] == "messaging.sms.infobip.sender")!["required"] = true;
        return definition.ToJsonString();
    }

    [GeneratedRegex(@"dotnet_diagnostic\.(?<id>\w+)\.severity = none")]
    private static partial Regex Silenced();
}

file static class Lists
{
    public static int IndexOf(this IReadOnlyList<Snippet> snippets, Snippet snippet) => snippets.ToList().IndexOf(snippet);
}
