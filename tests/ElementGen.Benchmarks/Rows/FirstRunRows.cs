using System.Diagnostics;
using System.Globalization;
using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>The first run in a process of its own, with all that has to be loaded and compiled first: what every build pays.</summary>
internal sealed class FirstRunRows : RowGroup
{
    /// <summary>The option by which the program runs one contestant once and prints the microseconds that it took.</summary>
    public const string Option = "--first-run";

    private const int Types = 100;
    private const int Processes = 9;

    private static readonly (string Name, Func<GeneratorProject> Make)[] Contestants =
    [
        ("ElementGen", static () => Projects.ElementGen(Types)),
        ("Refit", static () => Projects.Refit(Types)),
        ("Mapperly", static () => Projects.Mapperly(Types)),
        ("floor", static () => Projects.Floor(Types)),
    ];

    public override string Name => "first-run";

    public override IEnumerable<Row> Measure()
    {
        var times = Contestants.Select(static _ => new List<double>()).ToArray();
        for (var round = -1; round < Processes; round++)
        {
            for (var i = 0; i < times.Length; i++)
            {
                var time = RunApart(Contestants[i].Name);
                if (round >= 0)
                    times[i].Add(time);
            }
        }

        var figures = string.Join(", ", Contestants.Select((contestant, i) => FormattableString.Invariant($"{contestant.Name} {times[i].Median() / 1000:0} ms")));
        yield return Row.Of("first run in a fresh process", "≤ 0.6 × Refit", Ratio.Of(times[0], times[1]), 0.6, figures);
        yield return Row.Of("", "≤ 0.3 × Mapperly", Ratio.Of(times[0], times[2]), 0.3, $"{Processes} processes each");
    }

    /// <summary>Runs a contestant in this process, which has run none.</summary>
    public static void RunHere(string name)
    {
        var project = Contestants.Single(contestant => contestant.Name == name).Make();

        // Every build binds the project's code, with a generator or without: what the compiler needs for that is not the generator's.
        project.Compilation.Clone().GetDiagnostics();
        var started = Clock.Thread.Now();
        project.NewDriver().RunGenerators(project.Compilation);
        Console.WriteLine(Clock.Thread.MicrosecondsSince(started).ToString(CultureInfo.InvariantCulture));
    }

    private static double RunApart(string name)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Option, name]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
