using System.Globalization;
using System.Runtime.Versioning;
using System.Xml.Linq;

namespace ElementGen.Storage.Tests;

/// <summary>Keys that have expired, were revoked, are damaged, or lie where this user may not write or read.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnusableKeys : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["instances.db"];

    private string Keys => Database + ".keys";

    [Fact]
    public async Task With_an_expired_key_all_is_read_and_a_new_key_is_made()
    {
        FirstLayout.Write(Database);

        await SaveAsync(31);

        Assert.Equal([30, 27, 31], await IdsAsync());
        Assert.Equal(2, Directory.GetFiles(Keys, "*.xml").Length);
    }

    [SeveralUsersFact]
    public void With_an_expired_key_in_a_read_only_folder_all_is_read_and_saved_with_the_old_key()
    {
        FirstLayout.Write(Database);
        GiveToApp(keysToo: false);

        AnotherUser.Act(() =>
        {
            using var store = SqliteInstanceStore.Open(Database);
            store.SaveAsync(Instances.Infobip(31, "31")).AsTask().GetAwaiter().GetResult();

            Assert.NotNull(Find(store, "InfoBip for Acme"));
            Assert.NotNull(Find(store, "31"));
            Assert.Contains(store.Warnings, told => told.StartsWith($"No new key can be written in '{Keys}'", StringComparison.Ordinal));
        });
        Assert.Single(Directory.GetFiles(Keys, "*.xml"));
    }

    [Theory]
    [InlineData("5d2e97f8-c78b-4350-8ca7-9b35b337f018")]
    [InlineData("*")]
    public async Task What_was_saved_with_a_key_that_was_revoked_is_read_and_the_next_is_saved_with_another(string id)
    {
        FirstLayout.Write(Database);
        Revoke(id);

        await SaveAsync(31);

        Assert.Equal([30, 27, 31], await IdsAsync());
        Assert.Equal(2, Directory.GetFiles(Keys, "key-*.xml").Length);
    }

    [SeveralUsersTheory]
    [InlineData("5d2e97f8-c78b-4350-8ca7-9b35b337f018")]
    [InlineData("*")]
    public void With_only_a_revoked_key_in_a_read_only_folder_all_is_read_and_nothing_saved(string id)
    {
        FirstLayout.Write(Database);
        Revoke(id);
        GiveToApp(keysToo: false);

        AnotherUser.Act(() =>
        {
            using var store = SqliteInstanceStore.Open(Database);

            Assert.NotNull(Find(store, "InfoBip for Acme"));
            var exception = Assert.Throws<IOException>(() => store.SaveAsync(Instances.Infobip(31)).AsTask().GetAwaiter().GetResult());
            Assert.Contains($"no valid key in '{Keys}'", exception.Message, StringComparison.Ordinal);
            Assert.Contains(store.Warnings, warning => warning.Contains($"no valid key in '{Keys}'", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("<key")]
    [InlineData("notes")]
    [InlineData("<notes />")]
    [InlineData("<key />")]
    [InlineData("<key id=\"x\" version=\"1\" />")]
    [InlineData("<revocation version=\"1\"><revocationDate>never</revocationDate><key id=\"*\" /></revocation>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-7\"?><key />")]
    public async Task A_damaged_file_beside_a_good_key_is_named_and_the_rest_goes_on(string content)
    {
        await SaveAsync(27);
        var damaged = Path.Combine(Keys, "key-damaged.xml");
        await File.WriteAllTextAsync(damaged, content);

        await SaveAsync(28);

        Assert.Equal([27, 28], await IdsAsync());
        using var store = SqliteInstanceStore.Open(Database);
        Assert.StartsWith(
            $"The key file '{damaged}' is not used: it is damaged", Assert.Single(store.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_a_keys_ending_is_passed_over()
    {
        await SaveAsync(27);
        Directory.CreateDirectory(Path.Combine(Keys, "old.xml"));

        Assert.Equal([27], await IdsAsync());
    }

    [Fact]
    public async Task A_copy_of_a_key_under_another_name_changes_nothing()
    {
        await SaveAsync(27);
        var key = Directory.GetFiles(Keys, "*.xml").Single();
        File.Copy(key, Path.Combine(Keys, "key (copy).xml"));

        await SaveAsync(28);

        Assert.Equal([27, 28], await IdsAsync());
    }

    [SeveralUsersFact]
    public void A_folder_of_keys_that_this_user_may_not_read_is_named()
    {
        FirstLayout.Write(Database);
        GiveToApp(keysToo: false);
        File.SetUnixFileMode(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        AnotherUser.Act(() =>
        {
            var exception = Assert.Throws<UnauthorizedAccessException>(() => SqliteInstanceStore.Open(Database));
            Assert.Contains($"may not read the keys in '{Keys}'", exception.Message, StringComparison.Ordinal);
        });
    }

    [SeveralUsersFact]
    public void A_key_that_root_made_and_this_user_may_not_read_is_named()
    {
        FirstLayout.Write(Database);
        GiveToApp(keysToo: true);
        var key = Directory.GetFiles(Keys, "*.xml").Single();
        AnotherUser.Own(key, AnotherUser.Root);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        AnotherUser.Act(() =>
        {
            var exception = Assert.Throws<RetainedInstanceException>(() => SqliteInstanceStore.Open(Database));
            Assert.Contains($"'{key}' is not used: Access to the path '{key}' is denied", exception.Message, StringComparison.Ordinal);
        });
        Assert.Equal([key], Directory.GetFiles(Keys, "*.xml"));
    }

    [SeveralUsersFact]
    public void A_key_of_root_that_is_not_needed_stops_nothing()
    {
        FirstLayout.Write(Database);
        GiveToApp(keysToo: true);
        var key = Path.Combine(Keys, "key-by-root.xml");
        File.Copy(Directory.GetFiles(Keys, "*.xml").Single(), key);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        AnotherUser.Act(() =>
        {
            using var store = SqliteInstanceStore.Open(Database);
            Assert.NotNull(Find(store, "InfoBip for Acme"));
            Assert.Contains(store.Warnings, warning => warning.StartsWith($"The key file '{key}' is not used", StringComparison.Ordinal));
        });
    }

    [SeveralUsersFact]
    public void A_new_store_whose_first_key_cannot_be_written_is_not_opened()
    {
        AnotherUser.Own(Path.GetDirectoryName(Database)!, AnotherUser.App);
        Directory.CreateDirectory(Keys);

        AnotherUser.Act(() =>
        {
            var exception = Assert.Throws<IOException>(() => SqliteInstanceStore.Open(Database));
            Assert.Contains($"no valid key in '{Keys}', and no new one can be written", exception.Message, StringComparison.Ordinal);
        });
    }

    public void Dispose() => _folder.Dispose();

    private static ProvisionedInstance? Find(SqliteInstanceStore store, string name) =>
        store.FindAsync("infobip", name).AsTask().GetAwaiter().GetResult();

    private void GiveToApp(bool keysToo)
    {
        AnotherUser.Own(Path.GetDirectoryName(Database)!, AnotherUser.App);
        AnotherUser.Own(Database, AnotherUser.App);
        File.SetUnixFileMode(Keys, (UnixFileMode)0b111_101_101);
        foreach (var key in Directory.GetFiles(Keys, "*.xml"))
            File.SetUnixFileMode(key, (UnixFileMode)0b110_100_100);
        if (!keysToo)
            return;

        AnotherUser.Own(Keys, AnotherUser.App);
        foreach (var key in Directory.GetFiles(Keys, "*.xml"))
            AnotherUser.Own(key, AnotherUser.App);
    }

    private void Revoke(string id) => new XElement(
        "revocation",
        new XAttribute("version", 1),
        new XElement("revocationDate", DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture)),
        new XElement("key", new XAttribute("id", id))).Save(Path.Combine(Keys, "revocation-1.xml"));

    private async Task SaveAsync(long id)
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(id, $"{id}"));
    }

    private async Task<List<long>> IdsAsync()
    {
        using var store = SqliteInstanceStore.Open(Database);
        var ids = new List<long>();
        await foreach (var instance in store.ListAsync())
            ids.Add(instance.Id);

        return ids;
    }
}
