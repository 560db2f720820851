using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

/// <summary>Keys that are gone are noticed before anything is saved with others.</summary>
public sealed class LosingTheKeys : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["instances.db"];

    private string Keys => Database + ".keys";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_whose_keys_were_deleted_is_not_opened_and_gets_no_new_key(bool withFolder)
    {
        await SaveAsync(27, 28);
        Directory.Delete(Keys, recursive: true);
        if (!withFolder)
            OwnerOnly.CreateFolder(Keys);

        var exception = Assert.Throws<RetainedInstanceException>(() => SqliteInstanceStore.Open(Database));

        Assert.Equal(28, exception.InstanceId);
        Assert.Equal("infobip", exception.ElementKey);
        Assert.StartsWith(
            $"The store in '{Database}' is not opened: none of its instances (2) can be read with the keys in '{Keys}'. Restore",
            exception.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Instances.Token, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Files, static file => file.Extension == ".xml");
    }

    [Fact]
    public async Task With_the_keys_back_in_their_place_the_store_opens_again()
    {
        await SaveAsync(27);
        Directory.Move(Keys, _folder["elsewhere"]);
        Assert.Throws<RetainedInstanceException>(() => SqliteInstanceStore.Open(Database));
        Directory.Move(_folder["elsewhere"], Keys);

        using var store = SqliteInstanceStore.Open(Database);

        Assert.Equal(Instances.Token, (await store.FindAsync("infobip", "27"))!.Token.Reveal());
        Assert.Empty(store.Warnings);
    }

    [Fact]
    public async Task Another_stores_keys_are_not_taken_for_its_own()
    {
        await SaveAsync(27);
        SqliteInstanceStore.Open(_folder["other.db"]).Dispose();
        Directory.Delete(Keys, recursive: true);
        Directory.Move(_folder["other.db.keys"], Keys);
        var keys = Directory.GetFiles(Keys, "*.xml");

        Assert.Throws<RetainedInstanceException>(() => SqliteInstanceStore.Open(Database));

        Assert.Equal(keys, Directory.GetFiles(Keys, "*.xml"));
    }

    [Fact]
    public async Task A_damaged_key_is_named_with_the_keys_that_are_missing()
    {
        await SaveAsync(27);
        var key = Directory.GetFiles(Keys, "*.xml").Single();
        await File.WriteAllBytesAsync(key, []);

        var exception = Assert.Throws<RetainedInstanceException>(() => SqliteInstanceStore.Open(Database));

        Assert.Contains($"The key file '{key}' is not used: it is damaged", exception.Message, StringComparison.Ordinal);
        Assert.Equal([key], Directory.GetFiles(Keys, "*.xml"));
    }

    [Fact]
    public async Task A_store_in_which_an_older_instance_can_be_read_opens_and_tells_of_the_newest()
    {
        FirstLayout.Write(Database);
        await SaveAsync(31);
        File.Delete(Directory.GetFiles(Keys, "*.xml").Single(static key => !key.Contains("5d2e97f8", StringComparison.Ordinal)));

        using var store = SqliteInstanceStore.Open(Database);

        Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
        var exception = await Assert.ThrowsAsync<RetainedInstanceException>(async () => await store.FindAsync("infobip", "31"));
        Assert.StartsWith("Instance 31 '31' of 'infobip' is retained", exception.Message, StringComparison.Ordinal);
        Assert.Contains("keys that are not here", exception.Message, StringComparison.Ordinal);
        Assert.Equal([exception.Message], store.Warnings);
    }

    [Fact]
    public void A_store_without_instances_gets_new_keys()
    {
        SqliteInstanceStore.Open(Database).Dispose();
        Directory.Delete(Keys, recursive: true);

        using var store = SqliteInstanceStore.Open(Database);

        Assert.Single(Directory.GetFiles(Keys, "*.xml"));
    }

    [Fact]
    public async Task An_application_that_lost_its_own_keys_is_told_at_opening()
    {
        using (var store = SqliteInstanceStore.Open(Database, new EphemeralDataProtectionProvider()))
            await store.SaveAsync(Instances.Infobip(27));

        var exception = Assert.Throws<RetainedInstanceException>(
            () => SqliteInstanceStore.Open(Database, new EphemeralDataProtectionProvider()));

        Assert.Equal(27, exception.InstanceId);
        Assert.Contains("none of its instances (1) can be read with the application's keys", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task SaveAsync(params long[] ids)
    {
        using var store = SqliteInstanceStore.Open(Database);
        foreach (var id in ids)
            await store.SaveAsync(Instances.Infobip(id, $"{id}"));
    }
}
