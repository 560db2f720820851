using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Tests.Documentation;

public class ReadmeTests
{
    private static readonly IReadOnlyList<Snippet> Snippets = Snippet.Of(Path.Combine(Repository.Root, "README.md"));

    // What a reader of the README has: the usings that an editor adds, settings from somewhere, and the class of the last example.
    private const string Surroundings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Net.Http;
        global using System.Threading.Tasks;
        global using ElementGen;
        global using ElementGen.Storage;
        global using Acme.Messaging;

        [ElementInstance("bigcommerce")]
        public partial class Shop;
        """;

    [Fact]
    public void Every_example_compiles_and_nothing_is_reported_but_what_it_says()
    {
        var consumer = Consumer();
        Assert.Equal(7, Snippets.Count(static snippet => snippet.Language == "csharp"));

        var reports = consumer.Analyze();

        var error = Assert.Single(Snippets, static snippet => snippet.Language == "text").Text.Trim();
        var report = Assert.Single(reports);
        Assert.Equal(error, $"error {report.Id}: {report.Message}");
        Assert.Equal("wrong", Snippets[int.Parse(report.Place.AsSpan("Source".Length, 1), null)].Verdict);
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        foreach (var target in text.Split("](").Skip(1).Select(static part => part[..part.IndexOf(')', StringComparison.Ordinal)]))
        {
            if (!target.StartsWith("https://", StringComparison.Ordinal))
                Assert.True(File.Exists(Path.Combine(Repository.Root, target)), target);
        }
    }

    private static Consumer Consumer()
    {
        var consumer = new Consumer { References = [MetadataReference.CreateFromFile(Repository.StorageLibrary)] }
            .WithElements("infobip", "bigcommerce", "hubspot");
        for (var i = 0; i < Snippets.Count; i++)
            consumer = consumer.With(Snippets[i].Language == "csharp" ? Compilable(Snippets[i].Text, i) : "");

        return consumer.With(Surroundings);
    }

    /// <summary>Statements need a method around them; declarations stand by themselves.</summary>
    private static string Compilable(string snippet, int number)
    {
        var isStatements = CSharpSyntaxTree.ParseText(snippet).GetCompilationUnitRoot().Members.Any(static member => member is GlobalStatementSyntax);
        return !isStatements
            ? snippet
            : $$"""
                internal static class Example{{number}}
                {
                    internal static async Task RunAsync(IReadOnlyDictionary<string, string> settings)
                    {
                        await Task.Yield();
                        {{snippet}}
                    }
                }
                """;
    }
}
