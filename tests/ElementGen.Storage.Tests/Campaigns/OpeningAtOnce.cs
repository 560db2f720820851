using Xunit.Abstractions;

namespace ElementGen.Storage.Tests.Campaigns;

/// <summary>Several processes open a store that is not there yet, at the same moment.</summary>
public sealed class OpeningAtOnce(ITestOutputHelper output) : IDisposable
{
    private const int Processes = 6;

    /// <summary>The environment variable with the number of opens, over all processes.</summary>
    private const string CountVariable = "ELEMENTGEN_OPENED_STORES";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task None_fails_and_all_share_one_store_with_one_key()
    {
        var rounds = CampaignSize.Number(CountVariable, otherwise: 60) / Processes;
        var processes = Enumerable.Range(0, Processes)
            .Select(number => StoreProcess.Start("open", _folder[""], $"{number}", $"{Processes}", $"{rounds}"))
            .ToArray();
        var told = await Task.WhenAll(processes.Select(static process => process.StandardOutput.ReadToEndAsync()));
        foreach (var process in processes)
            process.Dispose();

        Assert.Equal("", string.Concat(told));
        for (var round = 0; round < rounds; round++)
        {
            var database = _folder[$"{round}.db"];
            Assert.Single(Directory.GetFiles(database + ".keys", "key-*.xml"));
            using var store = SqliteInstanceStore.Open(database);
            for (var number = 0; number < Processes; number++)
                Assert.NotNull(await store.FindAsync("infobip", $"{number}"));
        }

        output.WriteLine($"{rounds * Processes} opens by {Processes} processes");
    }

    public void Dispose() => _folder.Dispose();
}
