using System.Collections;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ElementGen.Definitions;
using Microsoft.Data.Sqlite;

namespace ElementGen.LocalPlatform.Tests;

public sealed class StartingThePlatform : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whoever_calls_while_the_platform_starts_is_answered_when_it_is_ready()
    {
        var definitions = new LateDefinitions(Elements.Infobip);
        var address = new Uri($"http://127.0.0.1:{UnusedPort()}/");
        var starting = Task.Run(() => LocalPlatformServer.StartAsync(new LocalPlatformOptions { Definitions = definitions, Port = address.Port }));
        await definitions.AreAskedFor;
        using var http = new HttpClient { BaseAddress = address };

        var health = http.GetStringAsync("health");
        await Task.WhenAny(health, Task.Delay(200));
        Assert.False(health.IsCompleted);
        definitions.Arrive();

        await using var platform = await starting;
        Assert.Equal("""{"status":"ready","elements":1}""", await health);
        Assert.Single(platform.Requests);
    }

    [Fact]
    public async Task A_start_whose_seed_cannot_be_written_leaves_no_thread_and_no_open_file_behind()
    {
        await using (await RunningPlatform.StartAsync(Options()))
        {
        }

        using (var connection = new SqliteConnection($"Data Source={_folder["state.db"]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "DELETE FROM record; CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'the disk is full'); END";
            command.ExecuteNonQuery();
        }

        var threads = Process.GetCurrentProcess().Threads.Count;
        for (var i = 0; i < 50; i++)
        {
            var exception = await Assert.ThrowsAnyAsync<IOException>(() => RunningPlatform.StartAsync(Options()));
            Assert.Contains("the disk is full", exception.Message, StringComparison.Ordinal);
        }

        // Tests that run at the same time have threads of their own.
        Assert.InRange(Process.GetCurrentProcess().Threads.Count, 0, threads + 40);
        File.Move(_folder["state.db"], _folder["moved.db"]);
        await using var next = await RunningPlatform.StartAsync(Options());
    }

    private LocalPlatformOptions Options() => new() { Definitions = [Elements.Infobip], StateFile = _folder["state.db"], Port = null };

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Definitions that arrive when the test says so.</summary>
    private sealed class LateDefinitions(ElementDefinition definition) : IReadOnlyCollection<ElementDefinition>
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _arrival = new();

        public int Count => 1;

        public Task AreAskedFor => _asked.Task;

        public void Arrive() => _arrival.SetResult();

        public IEnumerator<ElementDefinition> GetEnumerator()
        {
            _asked.TrySetResult();
            _arrival.Task.GetAwaiter().GetResult();
            yield return definition;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
