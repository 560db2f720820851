namespace ElementGen.Benchmarks.Measuring;

/// <summary>
/// Measures competitors side by side: in every round each has its turn, a round begins with another one than the round before, and the first
/// rounds, in which code is still being compiled, do not count. So what else the machine does hits all alike, and shows as noise.
/// </summary>
internal static class Rounds
{
    /// <summary>Measures <paramref name="competitors"/>, in their order.</summary>
    /// <param name="clock">What the time is read from.</param>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="warmUp">How many come before and do not.</param>
    /// <param name="competitors">Who takes part.</param>
    public static IReadOnlyList<Measurement> Measure(Clock clock, int rounds, int warmUp, params IReadOnlyList<Competitor> competitors)
    {
        var times = competitors.Select(static _ => new List<double>()).ToList();
        var bytes = competitors.Select(static _ => new List<double>()).ToList();
        for (var round = -warmUp; round < rounds; round++)
        {
            for (var turn = 0; turn < competitors.Count; turn++)
            {
                var index = (turn + warmUp + round) % competitors.Count;
                var (time, allocated) = Turn(clock, competitors[index]);
                if (round < 0)
                    continue;

                times[index].Add(time);
                bytes[index].Add(allocated);
            }
        }

        return [.. competitors.Select((competitor, i) => new Measurement(competitor.Name, times[i], bytes[i].Median()))];
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
