using System.Net;
using ElementGen.LocalPlatform;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>The disk with the store is full.</summary>
public sealed class EnsuringOnAFullDisk
{
    [SmallDiskFact]
    public async Task Nothing_is_sent_and_the_same_call_makes_the_instance_once_there_is_room()
    {
        using var disk = new SmallDisk();
        using var store = SqliteInstanceStore.Open(disk["instances.db"]);
        await using var platform = await LocalPlatformServer.StartAsync(new LocalPlatformOptions { Definitions = [Tenants.Definition] });
        using var client = SingleCalls.ClientOver(platform, store);
        disk.Fill();

        var exception = await Assert.ThrowsAsync<IOException>(() => SingleCalls.EnsureAsync(client, "acme"));

        Assert.Contains("the disk is full. Nothing was changed.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(platform.DefaultOrganization.Instances);
        disk.MakeRoom();
        var made = await SingleCalls.EnsureAsync(client, "acme");
        Assert.Equal(made.Id, Assert.Single(platform.DefaultOrganization.Instances).Id);
        Assert.Equal(made.Token, Assert.Single(store.ListAsync().ToBlockingEnumerable()).Token);
    }

    [SmallDiskFact]
    public async Task A_disk_that_gets_full_while_the_instance_is_made_loses_no_token()
    {
        using var disk = new SmallDisk();
        using var store = SqliteInstanceStore.Open(disk["instances.db"]);
        await using var platform = await LocalPlatformServer.StartAsync(new LocalPlatformOptions { Definitions = [Tenants.Definition] });
        using var connections = new FillingHandler(disk);
        using var client = SingleCalls.ClientOver(platform, store, connections);
        var saving = new List<string>();
        var options = new EnsureOptions
        {
            Progress = new Listener(progress =>
            {
                if (progress.Step is not EnsureStep.Saving)
                    return;

                saving.Add(progress.Message);
                disk.MakeRoom();
            }),
        };

        var made = await SingleCalls.EnsureAsync(client, "acme", options);

        Assert.Equal("The store failed to save the instance that was made, and is asked again.", Assert.Single(saving));
        Assert.Equal(made.Token, Assert.Single(store.ListAsync().ToBlockingEnumerable()).Token);
        Assert.Equal(made.Id, Assert.Single(platform.DefaultOrganization.Instances).Id);
    }

    [SmallDiskFact]
    public async Task A_backup_that_finds_no_room_says_so_of_itself_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var disk = new SmallDisk();
        using var store = SqliteInstanceStore.Open(folder["instances.db"]);
        disk.Fill();

        var exception = await Assert.ThrowsAsync<IOException>(async () => await store.BackupAsync(disk["backup.db"]));

        Assert.Contains($"'{disk["backup.db"]}' cannot be written: the disk is full", exception.Message, StringComparison.Ordinal);
        disk.MakeRoom();
        await store.BackupAsync(disk["backup.db"]);
        using var backup = SqliteInstanceStore.Open(disk["backup.db"]);
    }

    private sealed class FillingHandler(SmallDisk disk) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Post && response.StatusCode is HttpStatusCode.OK)
                disk.Fill();

            return response;
        }
    }

    private sealed class Listener(Action<EnsureProgress> tell) : IProgress<EnsureProgress>
    {
        public void Report(EnsureProgress value) => tell(value);
    }
}
