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

    public void Dispose() => _folder.Dispose();
}
