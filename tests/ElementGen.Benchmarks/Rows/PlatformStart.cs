using System.Diagnostics;
using ElementGen.Benchmarks.Measuring;
using ElementGen.LocalPlatform;

namespace ElementGen.Benchmarks.Rows;

/// <summary>The start of the local platform in a process that has started none: what every test run pays once. And the second one there.</summary>
internal static class PlatformStart
{
    /// <summary>The option by which the program starts a platform twice and prints the milliseconds of both.</summary>
    public const string Option = "--platform-start";

    private const int Processes = 9;
    private const int AtMost = 300;

    public static Row Measure()
    {
        // The files of the first process are read from the disk.
        FreshProcess.Run(Option);
        var starts = Enumerable.Range(0, Processes).Select(static _ => FreshProcess.Run(Option)).ToList();
        var first = Ratio.Of(starts.Select(static each => each[0]));
        return new Row(
            "local platform: start with the catalogue, in a fresh process", FormattableString.Invariant($"≤ {AtMost} ms"),
            FormattableString.Invariant($"**{first.Value:0} ms** ({first.Low:0} to {first.High:0}), the second one {starts.Select(static each => each[1]).Median():0} ms; {Processes} processes"),
            first.Against(AtMost));
    }

    /// <summary>Starts a platform in this process, which has started none, and another one.</summary>
    public static async Task RunHereAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var platform = await LocalPlatformServer.StartAsync(new LocalPlatformOptions { DefinitionsFolder = Locations.Elements }).ConfigureAwait(false);
            FreshProcess.Tell(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }
}
