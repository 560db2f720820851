using Xunit.Abstractions;

namespace ElementGen.Storage.Tests.Campaigns;

/// <summary>A process that saves is killed, again and again. What it had saved is there.</summary>
public sealed class KilledWhileSaving(ITestOutputHelper output) : IDisposable
{
    /// <summary>The environment variable with the number of processes to kill.</summary>
    private const string CountVariable = "ELEMENTGEN_KILLED_PROCESSES";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_token_that_was_confirmed_is_there()
    {
        var random = new Random(2026);
        var database = _folder["instances.db"];
        var confirmed = new Dictionary<int, string>();
        var kills = CampaignSize.Number(CountVariable, otherwise: 3);
        for (var kill = 0; kill < kills; kill++)
        {
            // It is killed once it has confirmed a token: one that confirmed none failed by itself.
            var ofThisProcess = await SaveAndKillAsync(database, confirmed.Count, random);
            Assert.NotEmpty(ofThisProcess);
            foreach (var (id, token) in ofThisProcess)
                confirmed.Add(id, token);

            // What was saved and not confirmed takes an id, too: the next process must not take it again.
            foreach (var (id, token) in await ListAsync(database))
                Assert.Equal(token, confirmed.TryAdd(id, token) ? token : confirmed[id]);
        }

        Assert.Equal(confirmed.OrderBy(static pair => pair.Key), (await ListAsync(database)).OrderBy(static pair => pair.Key));
        output.WriteLine($"{kills} processes killed, {confirmed.Count} tokens saved");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The ids and tokens that the process confirmed before it was killed.</summary>
    private static async Task<List<(int Id, string Token)>> SaveAndKillAsync(string database, int first, Random random)
    {
        using var process = StoreProcess.Start("save", database, $"{first}");
        var confirmed = new List<(int, string)>();
        var reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                var words = line.Split(' ');
                confirmed.Add((int.Parse(words[0], null), words[1]));
                // At some moment of the next save, wherever that is.
                if (confirmed.Count == 1)
                    _ = Task.Delay(random.Next(100)).ContinueWith(_ => process.Kill(), TaskScheduler.Default);
            }
        });
        await reading.WaitAsync(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync();
        return confirmed;
    }

    private static async Task<List<KeyValuePair<int, string>>> ListAsync(string database)
    {
        using var store = SqliteInstanceStore.Open(database);
        var listed = new List<KeyValuePair<int, string>>();
        await foreach (var instance in store.ListAsync())
            listed.Add(new((int)instance.Id, instance.Token.Reveal()));

        return listed;
    }
}
