using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace ElementGen.Benchmarks.Rows;

/// <summary>How the cost grows with classes, entries and definitions; draws it, too.</summary>
internal sealed class GrowthRows : RowGroup
{
    private static readonly int[] ClassCounts = [10, 30, 100, 300, 1000];
    private static readonly int[] EntryCounts = [10, 50, 100, 200, 400, 800];
    private static readonly int[] DefinitionCounts = [0, 250, 500, 1000, 2000];

    public override string Name => "growth";

    public override IEnumerable<Row> Measure()
    {
        var classes = Measured(ClassCounts, static count => Projects.ElementGen(count));
        var entries = Measured(EntryCounts, static count => Projects.OneElement(count));
        var definitions = Measured(DefinitionCounts, static count => Projects.ElementGen(100).WithUnnamedDefinitions(count));
        Draw("growth-classes.svg", "classes", ClassCounts, classes);
        Draw("growth-entries.svg", "entries of one definition", EntryCounts, entries);
        Draw("growth-definitions.svg", "definitions that no class names, beside 100 that are", DefinitionCounts, definitions);

        var (hundred, thousand) = (classes[Array.IndexOf(ClassCounts, 100)], classes[Array.IndexOf(ClassCounts, 1000)]);
        yield return Row.Of(
            "from 10 to 1,000 classes", "a class at 1,000 ≤ 1.2 × at 100", thousand.To(hundred, scale: 0.1), 1.2,
            string.Join(", ", ClassCounts.Zip(classes, static (count, each) => FormattableString.Invariant($"{count}: {each.Microseconds / count:0} µs"))));
    }

    private static IReadOnlyList<Measurement> Measured(int[] counts, Func<int, GeneratorProject> project) =>
        Rounds.Measure(Clock.Thread, rounds: 15, [.. counts.Select(count => Runs.FromNothing(project(count)))]);

    private static void Draw(string file, string what, int[] counts, IReadOnlyList<Measurement> measured)
    {
        var line = new LineSeries { Title = "run from nothing", MarkerType = MarkerType.Circle, MarkerSize = 4, Color = OxyColors.SteelBlue, MarkerFill = OxyColors.SteelBlue };
        foreach (var (count, each) in counts.Zip(measured))
            line.Points.Add(new DataPoint(count, each.Microseconds / 1000));

        var plot = new PlotModel { Background = OxyColors.White, Series = { line } };
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = what, Minimum = 0, MajorGridlineStyle = LineStyle.Dot });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Title = "ms", Minimum = 0, MajorGridlineStyle = LineStyle.Dot });
        plot.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft });

        Directory.CreateDirectory(Locations.Results);
        File.WriteAllText(Path.Combine(Locations.Results, file), SvgExporter.ExportToString(plot, width: 560, height: 360, isDocument: true));
    }
}
