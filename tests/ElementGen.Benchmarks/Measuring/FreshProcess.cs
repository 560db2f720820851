using System.Diagnostics;
using System.Globalization;

namespace ElementGen.Benchmarks.Measuring;

/// <summary>A process in which this program has run nothing yet, for what a first run costs.</summary>
internal static class FreshProcess
{
    /// <summary>Runs this program with <paramref name="arguments"/>.</summary>
    /// <returns>The numbers that it prints, one a line.</returns>
    public static IReadOnlyList<double> Run(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {process.ExitCode}.");

        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    /// <summary>Tells the process that runs this one a number.</summary>
    public static void Tell(double number) => Console.WriteLine(number.ToString(CultureInfo.InvariantCulture));
}
