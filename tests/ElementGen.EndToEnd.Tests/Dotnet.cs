using System.Diagnostics;
using System.Text;

namespace ElementGen.EndToEnd.Tests;

/// <summary>What a command printed, and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The errors and warnings with an id of ours or the compiler's, each once, without the project they were found in.</summary>
    public IReadOnlyList<string> Problems => ProblemsIn(Output.Split('\n'));

    /// <summary>Those of one project of several, by the name of its file.</summary>
    public IReadOnlyList<string> ProblemsOf(string projectFile) =>
        ProblemsIn(Output.Split('\n').Where(line => line.Contains($"{Path.DirectorySeparatorChar}{projectFile}", StringComparison.Ordinal)));

    private static IReadOnlyList<string> ProblemsIn(IEnumerable<string> lines) =>
    [
        .. lines
            .Where(static line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal))
            .Select(static line => line[..(line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? end : line.Length)].Trim())
            .Distinct(),
    ];
}

/// <summary>Runs the <c>dotnet</c> command as a user does.</summary>
internal static class Dotnet
{
    public static Task<CommandResult> RunAsync(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        RunAsync(folder, environment, static (_, _) => { }, arguments);

    /// <summary>Runs it and tells each line as it is printed, with the input of the command, so that somebody can answer.</summary>
    public static async Task<CommandResult> RunAsync(
        string folder, IReadOnlyDictionary<string, string>? environment, Action<string, TextWriter> answer, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test host's own build left behind would steer the inner one.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(limit.Token);
        return new CommandResult(process.ExitCode, output.ToString());

        void Append(string? line)
        {
            lock (output)
                output.AppendLine(line);
            if (line is not null)
                answer(line, process.StandardInput);
        }
    }

    public static Task<CommandResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, environment: null, arguments);
}
