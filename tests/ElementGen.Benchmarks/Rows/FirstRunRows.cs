using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>The first run in a process of its own, with all that has to be loaded and compiled first: what every build pays.</summary>
internal sealed class FirstRunRows : RowGroup
{
    /// <summary>
    /// The option by which the program runs one contestant once and prints the microseconds that it took; to be followed by its name and, for a
    /// process that has not bound the project's code before, by <see cref="Unbound"/>.
    /// </summary>
    public const string Option = "--first-run";

    /// <summary>Nothing is bound before the run.</summary>
    public const string Unbound = "unbound";

    private const int Types = 100;
    private const int Processes = 15;

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
        var times = MeasureApart(Processes, []);
        yield return Row.Of("first run in a fresh process", "≤ 0.6 × Refit", Ratio.Of(times[0], times[1]), 0.6, Figures(times));
        yield return Row.Of("", "≤ 0.3 × Mapperly", Ratio.Of(times[0], times[2]), 0.3, $"{Processes} processes each");

        // A compiler that has not bound anything yet binds the first class for the generator: what it needs for that, it needs for the build anyway.
        yield return new Row("the same, and it is the first that binds any code", "", Figures(MeasureApart(Processes / 3, [Unbound])), null);
    }

    /// <summary>Runs a contestant in this process, which has run none.</summary>
    public static void RunHere(string name, bool isBound)
    {
        var project = Contestants.Single(contestant => contestant.Name == name).Make();

        // Every build binds the project's code, with a generator or without: what the compiler needs for that is not the generator's.
        if (isBound)
            project.Compilation.Clone().GetDiagnostics();

        var started = Clock.Thread.Now();
        project.NewDriver().RunGenerators(project.Compilation);
        FreshProcess.Tell(Clock.Thread.MicrosecondsSince(started));
    }

    private static List<double>[] MeasureApart(int processes, string[] arguments)
    {
        var times = Contestants.Select(static _ => new List<double>()).ToArray();
        for (var round = -1; round < processes; round++)
        {
            for (var i = 0; i < times.Length; i++)
            {
                var time = FreshProcess.Run([Option, Contestants[i].Name, .. arguments]).Single();
                if (round >= 0)
                    times[i].Add(time);
            }
        }

        return times;
    }

    private static string Figures(List<double>[] times) =>
        string.Join(", ", Contestants.Zip(times, static (contestant, each) => FormattableString.Invariant($"{contestant.Name} {each.Median() / 1000:0} ms")));
}
