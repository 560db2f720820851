using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.LargeCode;

/// <summary>All analyzers over much code that is in order. What they cost is measured by the benchmarks.</summary>
public class LargeCodeTests
{
    [Fact]
    public void Nothing_is_reported_and_nothing_throws_over_the_code_of_this_repository()
    {
        var run = RepositorySources.Project.Generate();
        Assert.Single(run.Result.GeneratedSources);
        Assert.True(run.Input.SyntaxTrees.Sum(static tree => tree.GetText().Lines.Count) > 10_000);

        Assert.Empty(run.Analyze());
    }

    [Fact]
    public void Nothing_is_reported_over_many_files_that_use_the_whole_catalogue_rightly()
    {
        var run = ManyFiles.Project(files: 40).Generate();
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        // Four elements of the catalogue have two entries of one name, which is said in their files.
        Assert.All(run.Analyze(), static report => Assert.Equal(("ELG0104", "elements"), (report.Id, report.Place.Split('/')[0])));
    }
}
