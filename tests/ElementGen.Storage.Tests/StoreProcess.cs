using System.Diagnostics;
using ElementGen.Storage.Tests.Ensuring;

namespace ElementGen.Storage.Tests;

/// <summary>
/// This assembly as a program that uses a store: a process of its own, which a test can kill, and of which it can start many at once.
/// </summary>
internal static class StoreProcess
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["save", var database, var first]:
                await SaveAsync(database, int.Parse(first, null));
                return 0;
            case ["count", var database, var rounds]:
                await CountAsync(database, int.Parse(rounds, null));
                return 0;
            case ["open", var folder, var number, var processes, var rounds]:
                return await OpenAsync(folder, int.Parse(number, null), int.Parse(processes, null), int.Parse(rounds, null));
            case ["ensure", var database, var work]:
                await EnsureAsync(database, work);
                return 0;
            default:
                await Console.Error.WriteLineAsync(
                    "save DATABASE FIRST | count DATABASE ROUNDS | open FOLDER NUMBER PROCESSES ROUNDS | ensure DATABASE WORK");
                return 2;
        }
    }

    /// <summary>Starts the program; what it writes is read by the caller.</summary>
    public static Process Start(params string[] arguments) => Start(Dotnet, [], arguments);

    /// <summary>Starts the program under <c>strace</c>, which writes the named system calls to a file, with the paths of open files.</summary>
    public static Process StartTraced(string trace, string calls, params string[] arguments) =>
        Start("strace", ["-f", "-y", "-o", trace, "-e", $"trace={calls}", Dotnet], arguments);

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static Process Start(string program, string[] options, string[] arguments) => Process.Start(
        new ProcessStartInfo(program, [.. options, "exec", typeof(StoreProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>
    /// Saves until it is killed, and writes each id and token once it is saved. There are five names, so that most rows become history.
    /// </summary>
    private static async Task SaveAsync(string database, int first)
    {
        using var store = SqliteInstanceStore.Open(database);
        for (var id = first; ; id++)
        {
            var token = Guid.NewGuid().ToString("N");
            await store.SaveAsync(Instances.Infobip(id, $"{id % 5}", token));
            Console.WriteLine($"{id} {token}");
        }
    }

    /// <summary>Counts in the attempts of one row, as often as it is told to: each time by comparing the revision that it read.</summary>
    private static async Task CountAsync(string database, int rounds)
    {
        using var store = SqliteInstanceStore.Open(database);
        var key = new InstanceKey("acme", "infobip", "counted");
        for (var round = 0; round < rounds;)
        {
            var row = await store.ReadRowAsync(key);
            var change = new ProvisioningChange { State = ProvisioningState.Intended, Attempt = (row?.Attempt ?? 0) + 1 };
            if (await store.WriteRowAsync(key, row?.Revision, change) is not null)
                round++;
        }
    }

    private static async Task EnsureAsync(string database, string work)
    {
        using var store = SqliteInstanceStore.Open(database);
        await EnsuringProcess.RunAsync(store, work);
    }

    /// <summary>
    /// Opens one new store after the other, each at the same moment as the other processes, and saves an instance there. Writes what fails.
    /// </summary>
    private static async Task<int> OpenAsync(string folder, int number, int processes, int rounds)
    {
        var failed = 0;
        for (var round = 0; round < rounds; round++)
        {
            var waiting = Directory.CreateDirectory(Path.Combine(folder, $"{round}.waiting")).FullName;
            await File.WriteAllBytesAsync(Path.Combine(waiting, $"{number}"), []);
            while (Directory.GetFiles(waiting).Length < processes)
                await Task.Delay(1);

            try
            {
                using var store = SqliteInstanceStore.Open(Path.Combine(folder, $"{round}.db"));
                await store.SaveAsync(Instances.Infobip(number, $"{number}"));
            }
            catch (Exception exception)
            {
                failed++;
                Console.WriteLine($"round {round}: {exception.GetType().Name}: {exception.Message}");
            }
        }

        return failed == 0 ? 0 : 1;
    }
}
