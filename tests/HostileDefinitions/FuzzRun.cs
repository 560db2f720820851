using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ElementGen.HostileDefinitions;

/// <summary>
/// How much is tried, from which seed, and what is said when something is found. The size and the seed are fixed unless the environment says
/// otherwise, so that a failure can be had again.
/// </summary>
internal static class FuzzRun
{
    /// <summary>The environment variable with the master seed, a whole number.</summary>
    public const string SeedVariable = "ELEMENTGEN_FUZZ_SEED";

    // Far longer than the slowest input takes on a machine that does ten other things: what takes longer does not end.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>The master seed of this run.</summary>
    public static int Seed { get; } = Number(SeedVariable, otherwise: 1);

    /// <summary>The number that the environment gives under <paramref name="variable"/>, else <paramref name="otherwise"/>.</summary>
    public static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>
    /// Judges <paramref name="count"/> things one after the other, and fails with <paramref name="describe"/>'s words for the one that was wrong, or
    /// that does not end.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="judge">Makes and judges the next one; what it throws is wrong with it.</param>
    /// <param name="describe">The one that is being judged, so that it can be tried by itself.</param>
    /// <param name="longest">How long one may take; by default minutes.</param>
    public static void Judge(int count, Action judge, Func<string> describe, TimeSpan? longest = null)
    {
        var (judged, changed) = (0, Stopwatch.StartNew());
        Exception? failure = null;
        var work = new Thread(() =>
        {
            try
            {
                for (; Volatile.Read(ref judged) < count; Interlocked.Increment(ref judged))
                    judge();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }) { IsBackground = true };
        work.Start();
        for (var seen = 0; !work.Join(TimeSpan.FromMilliseconds(200));)
        {
            if (Volatile.Read(ref judged) is var now && now != seen)
                (seen, changed) = (now, Stopwatch.StartNew());
            else if (changed.Elapsed > (longest ?? Longest))
                throw new TimeoutException($"{Name(seen)} does not end: {describe()}");
        }

        if (failure is not null)
            throw new InvalidOperationException($"{Name(judged)} is wrong: {failure.Message}\n{describe()}", failure);
    }

    /// <summary><paramref name="input"/> so that it can be read, and so that it can be had again byte by byte.</summary>
    public static string Describe(byte[] input) => $"{Encoding.UTF8.GetString(input)}\nin base64: {Convert.ToBase64String(input)}";

    private static string Name(int index) => FormattableString.Invariant($"Input {index} of {SeedVariable}={Seed}");
}
