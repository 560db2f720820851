using System.Text;

namespace ElementGen.Storage.Tests;

public sealed class RetainingInSqlite : InstanceStoreContract
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Neither_the_token_nor_the_configuration_is_ever_in_the_files()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(27));
        AssertNothingReadable();

        Close(store);
        AssertNothingReadable();
    }

    [Fact]
    public async Task Neither_the_id_of_an_authorization_nor_its_secret_is_ever_in_the_files()
    {
        var store = (SqliteInstanceStore)Open();
        await store.SaveAsync("acme", Authorizations.QuickBooks());
        await store.SaveAsync("acme", Authorizations.Box("another-st4te"));
        AssertNothingReadable();

        await store.TakeAsync("acme", Authorizations.Id);
        Close(store);
        AssertNothingReadable();
    }

    [Fact]
    public async Task Current_instances_and_older_ones_are_told_apart_in_the_list()
    {
        var store = (SqliteInstanceStore)Open();
        await store.SaveAsync(Instances.Infobip(1));
        await store.SaveAsync(Instances.Infobip(2));
        await store.SaveAsync(new InstanceKey("acme", "box", "files"), Instances.Infobip(1));
        var listed = new List<(InstanceKey, long, bool)>();

        await foreach (var (key, instance, isCurrent) in store.ListEntriesAsync())
            listed.Add((key, instance.Id, isCurrent));

        var sms = new InstanceKey("", "infobip", "InfoBip for Acme");
        Assert.Equal([(sms, 1, false), (sms, 2, true), (new InstanceKey("acme", "box", "files"), 1, true)], listed);
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
        Assert.Equal("instances.db", Assert.Single(files).Name);
        Assert.All(files, file => Assert.Equal(UnixFileMode.None, file.UnixFileMode & others));
    }

    protected override ValueTask UseScopeAsync(IInstanceStore store, string scope) => ((SqliteInstanceStore)store).UseScopeAsync(scope);

    protected override IInstanceStore OpenStore() => SqliteInstanceStore.Open(_folder["below/instances.db"]);

    protected override void DeleteDatabase() => _folder.Dispose();

    private void AssertNothingReadable()
    {
        foreach (var file in _folder.Files)
        {
            var bytes = File.ReadAllBytes(file.FullName).AsSpan();
            foreach (var secret in new[] { Instances.Token, Instances.Token[..12], "+17777777777", Authorizations.Id, Authorizations.Secret, "another-st4te", "provider.example" })
            {
                Assert.Equal(-1, bytes.IndexOf(Encoding.UTF8.GetBytes(secret)));
                Assert.Equal(-1, bytes.IndexOf(Encoding.Unicode.GetBytes(secret)));
            }
        }
    }
}
