using System.Diagnostics;
using System.Runtime.Versioning;
using ElementGen.Storage.Tests.Ensuring;

namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>This assembly as a program that uses a store: a process of its own, which a test can kill.</summary>
[UnsupportedOSPlatform("windows")]
internal static class StoreProcess
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["save", var connection, var keyFile, var first]:
                await SaveAsync(connection, keyFile, int.Parse(first, null));
                return 0;
            case ["count", var connection, var keyFile, var rounds]:
                await CountAsync(connection, keyFile, int.Parse(rounds, null));
                return 0;
            case ["hold", var connection, var keyFile]:
                await HoldAsync(connection, keyFile);
                return 0;
            case ["ensure", var connection, var keyFile, var work]:
                await EnsureAsync(connection, keyFile, work);
                return 0;
            default:
                await Console.Error.WriteLineAsync(
                    "save CONNECTION KEYS FIRST | count CONNECTION KEYS ROUNDS | hold CONNECTION KEYS | ensure CONNECTION KEYS WORK");
                return 2;
        }
    }

    /// <summary>Starts the program; what it writes is read by the caller.</summary>
    public static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", typeof(StoreProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Saves until it is killed, and writes each id and token once it is saved.</summary>
    private static async Task SaveAsync(string connection, string keyFile, int first)
    {
        using var store = await PostgreSqlInstanceStore.OpenAsync(connection, keyFile);
        for (var id = first; ; id++)
        {
            var token = Guid.NewGuid().ToString("N");
            await store.SaveAsync(Instances.Infobip(id, $"{id % 5}", token));
            Console.WriteLine($"{id} {token}");
        }
    }

    /// <summary>Counts in the attempts of one row, as often as it is told to: each time by comparing the revision that it read.</summary>
    private static async Task CountAsync(string connection, string keyFile, int rounds)
    {
        using var store = await PostgreSqlInstanceStore.OpenAsync(connection, keyFile);
        var key = new InstanceKey("acme", "infobip", "counted");
        for (var round = 0; round < rounds;)
        {
            var row = await store.ReadRowAsync(key);
            var change = new ProvisioningChange { State = ProvisioningState.Intended, Attempt = (row?.Attempt ?? 0) + 1 };
            if (await store.WriteRowAsync(key, row?.Revision, change) is not null)
                round++;
        }
    }

    private static async Task EnsureAsync(string connection, string keyFile, string work)
    {
        using var store = await PostgreSqlInstanceStore.OpenAsync(connection, keyFile);
        await EnsuringProcess.RunAsync(store, work);
    }

    /// <summary>Begins a change and stays in it.</summary>
    private static async Task HoldAsync(string connection, string keyFile)
    {
        using var store = await PostgreSqlInstanceStore.OpenAsync(connection, keyFile);
        await store.RemoveAsync("acme", "27", static (_, _) =>
        {
            Console.WriteLine("held");
            Thread.Sleep(Timeout.Infinite);
            return false;
        });
    }
}
