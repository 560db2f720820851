using System.Diagnostics;
using System.Runtime;

namespace ElementGen.Benchmarks.Measuring;

/// <summary>
/// Measures competitors side by side: in every round each has its turn, and a round begins with another one than the round before. So what else the
/// machine does hits all alike, and shows as noise. What counts begins once the code is warm.
/// </summary>
internal static class Rounds
{
    // What is called often is compiled again in the background, once nothing new has been called for a tenth of a second; and then once more.
    private static readonly TimeSpan PauseOfCompiler = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(2);
    private const int QuietRounds = 4;
    private const int FewMethods = 3;

    // So often a method must be called before it is compiled again.
    private const int CallsToWarm = 30;

    /// <summary>Measures <paramref name="competitors"/>, in their order.</summary>
    /// <param name="clock">What the time is read from.</param>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="competitors">Who takes part.</param>
    public static IReadOnlyList<Measurement> Measure(Clock clock, int rounds, params IReadOnlyList<Competitor> competitors)
    {
        WarmUp(clock, competitors);
        return MeasureWarm(clock, rounds, competitors);
    }

    /// <summary>Measures <paramref name="competitors"/> whose code is warm already.</summary>
    /// <inheritdoc cref="Measure" path="/param"/>
    public static IReadOnlyList<Measurement> MeasureWarm(Clock clock, int rounds, params IReadOnlyList<Competitor> competitors)
    {
        var times = competitors.Select(static _ => new List<double>()).ToList();
        var bytes = competitors.Select(static _ => new List<double>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < competitors.Count; turn++)
            {
                var index = (turn + round) % competitors.Count;
                var (time, allocated) = Turn(clock, competitors[index]);
                times[index].Add(time);
                bytes[index].Add(allocated);
            }
        }

        return [.. competitors.Select((competitor, i) => new Measurement(competitor.Name, times[i], bytes[i].Median()))];
    }

    /// <summary>Has everyone run until the runtime has compiled all of it for good: a part of it in its first form is several times as slow.</summary>
    public static void WarmUp(Clock clock, IReadOnlyList<Competitor> competitors)
    {
        var started = Stopwatch.StartNew();
        var enough = CallsToWarm / competitors.Min(static competitor => competitor.Operations * competitor.Repeats);
        for (int round = 0, quiet = 0; round <= enough || quiet < QuietRounds; round++)
        {
            if (started.Elapsed > LongestWarmUp)
            {
                Console.Error.WriteLine($"  measured before the runtime had compiled all for good: {string.Join(", ", competitors.Select(static competitor => competitor.Name))}");
                return;
            }

            var compiled = JitInfo.GetCompiledMethodCount();
            foreach (var competitor in competitors)
                Turn(clock, competitor);

            Thread.Sleep(PauseOfCompiler);
            quiet = JitInfo.GetCompiledMethodCount() - compiled <= FewMethods ? quiet + 1 : 0;
        }
    }

    private static (double Microseconds, double Bytes) Turn(Clock clock, Competitor competitor)
    {
        var times = new double[competitor.Operations];
        var bytes = new double[competitor.Operations];
        GC.Collect();
        for (var i = 0; i < competitor.Operations; i++)
        {
            var operation = competitor.Prepare();
            var allocated = clock.AllocatedBytes();
            var started = clock.Now();
            operation();
            times[i] = clock.MicrosecondsSince(started) / competitor.Repeats;
            bytes[i] = (clock.AllocatedBytes() - allocated) / (double)competitor.Repeats;
        }

        return (times.Median(), bytes.Median());
    }
}
