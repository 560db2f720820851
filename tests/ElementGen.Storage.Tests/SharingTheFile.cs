namespace ElementGen.Storage.Tests;

/// <summary>A store for each of several processes; SQLite takes connections for processes.</summary>
public sealed class SharingTheFile : IDisposable
{
    private const int Processes = 8;

    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["instances.db"];

    [Fact]
    public async Task Those_that_start_on_a_new_file_at_once_share_one_key_and_read_what_the_others_save()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => Task.Run(() => SqliteInstanceStore.Open(Database))));
        try
        {
            await Task.WhenAll(stores.Select((store, id) => Task.Run(async () => await store.SaveAsync(Instances.Infobip(id, $"{id}")))));

            Assert.Single(Directory.EnumerateFiles(Database + ".keys", "key-*.xml"));
            foreach (var store in stores)
            {
                for (var id = 0; id < Processes; id++)
                    Assert.Equal(Instances.Token, (await store.FindAsync("infobip", $"{id}"))!.Token.Reveal());
            }
        }
        finally
        {
            foreach (var store in stores)
                store.Dispose();
        }
    }

    [Fact]
    public async Task Of_processes_that_change_one_row_at_once_each_change_counts()
    {
        const int rounds = 40;
        using var store = SqliteInstanceStore.Open(Database);
        var started = Enumerable.Range(0, 3).Select(_ => StoreProcess.Start("count", Database, $"{rounds}")).ToArray();
        foreach (var process in started)
        {
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }

        Assert.Equal(started.Length * rounds, (await store.ReadRowAsync(new InstanceKey("acme", "infobip", "counted")))!.Attempt);
    }

    public void Dispose() => _folder.Dispose();
}
