using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace ElementGen.Roslyn.Tests.LargeCode;

/// <summary>All analyzers over much code that is in order. How to measure what they cost: tests/README.md.</summary>
public class LargeCodeTests(ITestOutputHelper output)
{
    // 0 unless somebody wants to know: it takes minutes.
    private static readonly int MeasuredPairs =
        int.TryParse(Environment.GetEnvironmentVariable("ELEMENTGEN_MEASURED_PAIRS"), NumberStyles.None, CultureInfo.InvariantCulture, out var pairs) ? pairs : 0;

    [Fact]
    public void Nothing_is_reported_and_nothing_throws_over_the_code_of_this_repository()
    {
        var run = RepositorySources.Project.Generate();
        Assert.Single(run.Result.GeneratedSources);
        Assert.True(run.Input.SyntaxTrees.Sum(static tree => tree.GetText().Lines.Count) > 10_000);

        Assert.Empty(run.Analyze());

        Measure(run);
    }

    [Fact]
    public void Nothing_is_reported_over_many_files_that_use_the_whole_catalogue_rightly()
    {
        var run = ManyFiles.Project(MeasuredPairs > 0 ? 1_000 : 40).Generate();
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        // Four elements of the catalogue have two entries of one name, which is said in their files.
        Assert.All(run.Analyze(), static report => Assert.Equal(("ELG0104", "elements"), (report.Id, report.Place.Split('/')[0])));

        Measure(run);
    }

    private void Measure(GeneratorRun run)
    {
        if (MeasuredPairs == 0)
            return;

        var errors = run.Output.GetDiagnostics().Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        output.WriteLine($"{run.Input.SyntaxTrees.Length} files, {run.Input.SyntaxTrees.Sum(static tree => tree.GetText().Lines.Count)} lines, {errors} errors of the compiler");
        output.WriteLine($"{AnalysisTime.Measure(run, MeasuredPairs)}, {MeasuredPairs} pairs");
    }
}
