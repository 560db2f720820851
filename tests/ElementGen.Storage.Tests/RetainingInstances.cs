using System.Text;

namespace ElementGen.Storage.Tests;

public sealed class RetainingInstances : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["below/instances.db"];

    [Fact]
    public async Task An_instance_is_found_by_element_and_name_after_a_restart_with_every_field()
    {
        var instance = Instances.Infobip(27);
        using (var store = SqliteInstanceStore.Open(Database))
            await store.SaveAsync(instance);

        using var reopened = SqliteInstanceStore.Open(Database);
        var found = await reopened.FindAsync("infobip", "InfoBip for Acme");

        Assert.NotNull(found);
        Assert.Equal(Instances.Token, found.Token.Reveal());
        Assert.Equal(Instances.BytesOf(instance), Instances.BytesOf(found));
    }

    [Theory]
    [InlineData("infobip", "infobip for acme")]
    [InlineData("box", "InfoBip for Acme")]
    [InlineData("infobip", "' OR 1=1 --")]
    public async Task Nothing_is_found_under_another_name_or_element(string element, string name)
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(27));

        Assert.Null(await store.FindAsync(element, name));
    }

    [Fact]
    public async Task Of_several_with_one_name_the_newest_is_found()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(30, token: "first"));
        await store.SaveAsync(Instances.Infobip(20, token: "second"));
        await store.SaveAsync(Instances.Infobip(25, name: "another"));

        Assert.Equal("second", (await store.FindAsync("infobip", "InfoBip for Acme"))!.Token.Reveal());
    }

    [Fact]
    public async Task An_instance_takes_the_place_of_the_one_with_its_id()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(27, name: "before"));
        await store.SaveAsync(Instances.Infobip(27, name: "after"));

        Assert.Null(await store.FindAsync("infobip", "before"));
        Assert.Equal(["after"], await NamesIn(store));
    }

    [Fact]
    public async Task A_removed_instance_is_gone_and_an_older_one_of_its_name_is_found_again()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(1));
        await store.SaveAsync(Instances.Infobip(2));

        Assert.True(await store.RemoveAsync(2));
        Assert.False(await store.RemoveAsync(2));
        Assert.Equal(1, (await store.FindAsync("infobip", "InfoBip for Acme"))!.Id);
    }

    [Fact]
    public async Task All_instances_are_listed_in_the_order_they_were_saved_in()
    {
        using var store = SqliteInstanceStore.Open(Database);
        foreach (var name in new[] { "c", "a", "b" })
            await store.SaveAsync(Instances.Infobip(name[0], name));

        Assert.Equal(["c", "a", "b"], await NamesIn(store));
    }

    [Fact]
    public async Task An_instance_can_be_removed_while_the_list_is_read()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(1));
        await store.SaveAsync(Instances.Infobip(2));

        await foreach (var instance in store.ListAsync())
            await store.RemoveAsync(instance.Id);

        Assert.Empty(await NamesIn(store));
    }

    [Fact]
    public async Task Neither_the_token_nor_the_configuration_is_ever_in_the_files()
    {
        using (var store = SqliteInstanceStore.Open(Database))
        {
            await store.SaveAsync(Instances.Infobip(27));
            // The write-ahead log is there only while the store is open.
            Assert.Contains(_folder.Files, file => file.Name == "instances.db-wal" && file.Length > 0);
            AssertNothingReadable();
        }

        AssertNothingReadable();
    }

    [Fact]
    public async Task Files_and_keys_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
            return;

        const UnixFileMode others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await File.WriteAllBytesAsync(_folder["instances.db"], []);

        using var store = SqliteInstanceStore.Open(_folder["instances.db"]);
        await store.SaveAsync(Instances.Infobip(27));

        Assert.Equal(UnixFileMode.None, new DirectoryInfo(_folder["instances.db.keys"]).UnixFileMode & others);
        var files = _folder.Files.Where(file => file.Directory!.Name != "instances.db.keys").ToArray();
        Assert.Equal(3, files.Length);
        Assert.All(files, file => Assert.Equal(UnixFileMode.None, file.UnixFileMode & others));
    }

    [Fact]
    public async Task What_is_cancelled_before_it_begins_saves_nothing()
    {
        using var store = SqliteInstanceStore.Open(Database);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.SaveAsync(Instances.Infobip(27), new CancellationToken(canceled: true)));

        Assert.Empty(await NamesIn(store));
    }

    [Fact]
    public async Task A_store_that_is_disposed_of_says_so()
    {
        var store = SqliteInstanceStore.Open(Database);
        store.Dispose();
        store.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.FindAsync("infobip", "InfoBip for Acme"));
    }

    public void Dispose() => _folder.Dispose();

    private void AssertNothingReadable()
    {
        foreach (var file in _folder.Files)
        {
            var bytes = File.ReadAllBytes(file.FullName).AsSpan();
            foreach (var secret in new[] { Instances.Token, Instances.Token[..12], "+17777777777" })
            {
                Assert.Equal(-1, bytes.IndexOf(Encoding.UTF8.GetBytes(secret)));
                Assert.Equal(-1, bytes.IndexOf(Encoding.Unicode.GetBytes(secret)));
            }
        }
    }

    private static async Task<List<string>> NamesIn(SqliteInstanceStore store)
    {
        var names = new List<string>();
        await foreach (var instance in store.ListAsync())
            names.Add(instance.Name);

        return names;
    }
}
