using ElementGen.LocalPlatform;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>A store is copied, lost or replaced, or used for several accounts.</summary>
public sealed class EnsuringOverSeveralStores : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task One_store_keeps_the_instances_of_two_accounts_apart()
    {
        await using var platform = await StartAsync();
        var other = platform.AddOrganization();
        using var store = SqliteInstanceStore.Open(_folder["instances.db"]);
        using var client = SingleCalls.ClientOver(platform, store);
        using var others = SingleCalls.ClientOver(platform, store, credentials: other.Credentials, account: "bolt");

        var made = await SingleCalls.EnsureAsync(client, "sms");
        var theirs = await SingleCalls.EnsureAsync(others, "sms");

        Assert.NotEqual(made.Token, theirs.Token);
        Assert.Equal(made.Token, (await SingleCalls.EnsureAsync(client, "sms")).Token);
        Assert.Equal(theirs.Token, (await SingleCalls.EnsureAsync(others, "sms")).Token);
        Assert.Empty((await client.SweepAsync()).Findings);
        Assert.Empty((await others.SweepAsync()).Findings);
        Assert.Equal(made.Id, Assert.Single(platform.DefaultOrganization.Instances).Id);
        Assert.Equal(theirs.Id, Assert.Single(other.Instances).Id);
    }

    [Fact]
    public async Task A_copy_of_a_store_takes_over_what_the_other_makes_and_neither_makes_a_second_one()
    {
        await using var platform = await StartAsync();
        using var store = SqliteInstanceStore.Open(_folder["instances.db"]);
        using var client = SingleCalls.ClientOver(platform, store);
        var before = await SingleCalls.EnsureAsync(client, "before");
        await store.BackupAsync(_folder["copy/instances.db"]);
        using var copy = SqliteInstanceStore.Open(_folder["copy/instances.db"]);
        using var copys = SingleCalls.ClientOver(platform, copy);

        var since = await SingleCalls.EnsureAsync(client, "since");

        Assert.Equal(await store.GetScopeAsync(), await copy.GetScopeAsync());
        Assert.Equal(before.Token, (await SingleCalls.EnsureAsync(copys, "before")).Token);
        Assert.Equal(since.Token, (await SingleCalls.EnsureAsync(copys, "since")).Token);
        Assert.Equal(2, platform.DefaultOrganization.Instances.Count);
        Assert.Empty((await copys.SweepAsync()).Findings);
        Assert.Empty((await client.SweepAsync()).Findings);
    }

    [Fact]
    public async Task A_new_store_with_the_scope_of_a_lost_one_finds_its_instances_by_their_tags()
    {
        await using var platform = await StartAsync();
        string scope;
        ProvisionedInstance made;
        using (var lost = SqliteInstanceStore.Open(_folder["lost.db"]))
        {
            using var client = SingleCalls.ClientOver(platform, lost);
            made = await SingleCalls.EnsureAsync(client, "sms");
            scope = await lost.GetScopeAsync();
        }

        using var store = SqliteInstanceStore.Open(_folder["new.db"]);
        await store.UseScopeAsync(scope);
        using var again = SingleCalls.ClientOver(platform, store);

        Assert.Equal(made.Token, (await SingleCalls.EnsureAsync(again, "sms")).Token);
        Assert.Single(platform.DefaultOrganization.Instances);
    }

    [Fact]
    public async Task A_store_that_has_the_scope_already_is_not_written()
    {
        string scope;
        using (var store = SqliteInstanceStore.Open(_folder["instances.db"]))
        {
            scope = await store.GetScopeAsync();
            await store.SaveAsync(Instances.Infobip(27));
        }

        var before = await File.ReadAllBytesAsync(_folder["instances.db"]);
        using (var store = SqliteInstanceStore.Open(_folder["instances.db"]))
            await store.UseScopeAsync(scope);

        Assert.Equal(before, await File.ReadAllBytesAsync(_folder["instances.db"]));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<LocalPlatformServer> StartAsync() =>
        LocalPlatformServer.StartAsync(new LocalPlatformOptions { Definitions = [Tenants.Definition] });
}
