using System.Globalization;
using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>Has one contestant run from nothing over and over, warm, for a profiler to look at.</summary>
internal static class ProfiledRun
{
    /// <summary>The option, to be followed by a contestant and by how many seconds it is to run.</summary>
    public const string Option = "--profile";

    private const int Types = 100;

    /// <summary>Warms up, says that it is time to attach, and runs.</summary>
    /// <returns>0; 2 when there is no such contestant, or when it cannot run for so long.</returns>
    public static int Run(string contestant, string seconds)
    {
        var project = contestant switch
        {
            "ElementGen" => Projects.ElementGen(Types),
            "floor" => Projects.Floor(Types),
            "Refit" => Projects.Refit(Types),
            "Mapperly" => Projects.Mapperly(Types),
            _ => null,
        };
        if (project is null || !double.TryParse(seconds, CultureInfo.InvariantCulture, out var length) || length <= 0)
        {
            Console.Error.WriteLine($"Say who is to run and for how many seconds: {Option} ElementGen 20. There are: ElementGen, floor, Refit, Mapperly.");
            return 2;
        }

        var run = Runs.FromNothing(project);
        Rounds.WarmUp(Clock.Thread, [run]);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warm: process {Environment.ProcessId} runs for {length} s"));
        for (var end = DateTime.UtcNow.AddSeconds(length); DateTime.UtcNow < end;)
            run.Prepare()();

        return 0;
    }
}
