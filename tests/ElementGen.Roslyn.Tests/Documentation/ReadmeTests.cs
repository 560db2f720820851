namespace ElementGen.Roslyn.Tests.Documentation;

public class ReadmeTests
{
    private static readonly string Readme = Path.Combine(Repository.Root, "README.md");

    private static readonly IReadOnlyList<Snippet> Snippets = Snippet.Of(Readme);

    [Fact]
    public void Every_example_compiles_and_nothing_is_reported_but_what_it_says()
    {
        var consumer = Consumer();
        Assert.Equal(5, Snippets.Count(static snippet => snippet.Language == "csharp"));

        var reports = consumer.Analyze();

        var error = Snippets.First(static snippet => snippet.Language == "text").Text.Trim();
        var report = Assert.Single(reports);
        Assert.Equal(error, $"error {report.Id}: {report.Message}");
        Assert.Equal("wrong", Snippets[int.Parse(report.Place.AsSpan("Source".Length, 1), null)].Verdict);
    }

    [Fact]
    public void What_is_shown_first_is_to_install_then_to_declare_then_to_provision()
    {
        var text = File.ReadAllText(Readme);
        string[] steps = ["dotnet add package ElementGen", "```csharp InfobipSms.cs", "```csharp Program.cs", "InfobipSms.EnsureProvisionedAsync", "## What it costs"];

        Assert.Equal(steps, steps.OrderBy(step => text.IndexOf(step, StringComparison.Ordinal)));
        Assert.All(steps, step => Assert.Contains(step, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_words_are_those_of_the_glossary()
    {
        var glossary = File.ReadAllLines(Path.Combine(Repository.Root, "src", "ElementGen", "docs", "glossary.md"));
        var words = File.ReadAllLines(Readme)
            .SkipWhile(static line => line != "## Words").SkipWhile(static line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(static line => line.StartsWith('|')).ToList();

        Assert.InRange(words.Count, 10, 15);
        Assert.All(words, word => Assert.Contains(word, glossary));
    }

    private static Consumer Consumer()
    {
        var consumer = new Consumer { References = Repository.LibrariesOfPages }.WithElements("infobip", "bigcommerce", "hubspot");
        for (var i = 0; i < Snippets.Count; i++)
            consumer = consumer.With(Snippets[i].Language == "csharp" ? PageExample.Compilable(Snippets[i].Text, i) : "");

        return consumer.With(PageExample.Surroundings).With("global using Acme.Messaging;");
    }
}
