using System.Diagnostics;

namespace ElementGen.Benchmarks.Measuring;

/// <summary>How many calls a second several callers get through together, each of which waits for one answer before it calls again.</summary>
internal static class Throughput
{
    private const int Rounds = 11;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(0.5);

    /// <summary>Measures <paramref name="call"/>, which gets another number each time, counted from <paramref name="first"/>.</summary>
    public static async Task<Ratio> MeasureAsync(int callers, Func<int, Task> call, int first = 0)
    {
        var next = first - 1;
        await RunAsync(WarmUp).ConfigureAwait(false);
        var perSecond = new List<double>();
        for (var round = 0; round < Rounds; round++)
            perSecond.Add(await RunAsync(Round).ConfigureAwait(false));

        return Ratio.Of(perSecond);

        async Task<double> RunAsync(TimeSpan length)
        {
            var start = Stopwatch.GetTimestamp();
            var calls = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(start, length)))).ConfigureAwait(false);
            return calls.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        async Task<int> CallAsync(long start, TimeSpan length)
        {
            var calls = 0;
            for (; Stopwatch.GetElapsedTime(start) < length; calls++)
                await call(Interlocked.Increment(ref next)).ConfigureAwait(false);

            return calls;
        }
    }
}
