using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ElementGen.Benchmarks.Measuring;

/// <summary>
/// What a time is read from, in nanoseconds. Where the system tells how long a thread or the process has been running, time that others took is not
/// counted: a busy machine then disturbs much less. Elsewhere it is the time that went by.
/// </summary>
internal sealed class Clock
{
    private readonly Func<long> _now;

    private readonly Func<long> _allocated;

    private Clock(Func<long> now, Func<long> allocated)
    {
        _now = now;
        _allocated = allocated;
    }

    /// <summary>The time that the current thread has been running.</summary>
    public static Clock Thread { get; } = new(OperatingSystem.IsLinux() ? static () => Read(clock: 3) : Elapsed, GC.GetAllocatedBytesForCurrentThread);

    /// <summary>The time that all threads of the process have been running, together.</summary>
    public static Clock Process { get; } = new(OperatingSystem.IsLinux() ? static () => Read(clock: 2) : Elapsed, AllocatedByAll);

    /// <summary>The time that went by.</summary>
    public static Clock Wall { get; } = new(Elapsed, AllocatedByAll);

    public long Now() => _now();

    /// <summary>The microseconds since <paramref name="start"/>, which <see cref="Now"/> gave.</summary>
    public double MicrosecondsSince(long start) => (Now() - start) / 1000.0;

    /// <summary>The bytes that were allocated so far by those whose time it tells.</summary>
    public long AllocatedBytes() => _allocated();

    private static long AllocatedByAll() => GC.GetTotalAllocatedBytes(precise: true);

    private static long Elapsed() => (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    private static long Read(int clock)
    {
        if (clock_gettime(clock, out var time) != 0)
            throw new InvalidOperationException($"The system's clock {clock} cannot be read.");

        return (time.Seconds * 1_000_000_000L) + time.Nanoseconds;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
