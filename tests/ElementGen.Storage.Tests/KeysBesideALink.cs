using System.Runtime.Versioning;

namespace ElementGen.Storage.Tests;

/// <summary>A store that is opened through a symbolic link.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KeysBesideALink : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["volume/instances.db"];

    private string Link => _folder["app/instances.db"];

    public KeysBesideALink()
    {
        Directory.CreateDirectory(_folder["volume"]);
        Directory.CreateDirectory(_folder["app"]);
        File.CreateSymbolicLink(Link, Database);
    }

    [Fact]
    public async Task What_is_saved_through_a_link_is_found_in_the_file_and_the_other_way_round()
    {
        await SaveAsync(Link, 27);
        await SaveAsync(Database, 28);

        Assert.Equal(["27", "28"], await NamesInAsync(Link));
        Assert.Equal(["27", "28"], await NamesInAsync(Database));
        Assert.False(Directory.Exists(Link + ".keys"));
        Assert.Single(Directory.GetFiles(Database + ".keys", "*.xml"));
    }

    [Fact]
    public async Task A_link_to_a_link_in_a_folder_that_is_a_link_leads_to_the_same_keys()
    {
        Directory.CreateSymbolicLink(_folder["current"], "app");
        File.CreateSymbolicLink(_folder["app/store.db"], "instances.db");

        await SaveAsync(_folder["current/store.db"], 27);

        Assert.Equal(["27"], await NamesInAsync(Database));
    }

    [Fact]
    public async Task Keys_that_an_older_release_put_beside_the_link_are_used()
    {
        FirstLayout.Write(Database);
        Directory.Move(Database + ".keys", Link + ".keys");

        using (var store = SqliteInstanceStore.Open(Link))
        {
            Assert.Equal(27, (await store.FindAsync("infobip", "InfoBip for Acme"))!.Id);
            await store.SaveAsync(Instances.Infobip(31, "31"));
        }

        using var again = SqliteInstanceStore.Open(Link);
        Assert.NotNull(await again.FindAsync("infobip", "31"));
        Assert.NotNull(await again.FindAsync("infobip", "InfoBip for Acme"));
    }

    [Fact]
    public async Task A_backup_has_the_keys_that_are_beside_the_link()
    {
        FirstLayout.Write(Database);
        Directory.Move(Database + ".keys", Link + ".keys");
        using (var store = SqliteInstanceStore.Open(Link))
            await store.BackupAsync(_folder["backup.db"]);

        using var backup = SqliteInstanceStore.Open(_folder["backup.db"]);

        Assert.Equal(27, (await backup.FindAsync("infobip", "InfoBip for Acme"))!.Id);
    }

    [Fact]
    public void Without_the_link_the_keys_beside_it_are_missed_and_no_other_is_made()
    {
        FirstLayout.Write(Database);
        Directory.Move(Database + ".keys", Link + ".keys");

        var exception = Assert.Throws<RetainedInstanceException>(() => SqliteInstanceStore.Open(Database));

        Assert.Contains($"'{Database}.keys'", exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Database + ".keys"));
    }

    [Fact]
    public async Task The_same_key_on_both_sides_is_one_key()
    {
        await SaveAsync(Database, 27);
        Directory.CreateDirectory(Link + ".keys");
        foreach (var key in Directory.GetFiles(Database + ".keys"))
            File.Copy(key, Path.Combine(Link + ".keys", Path.GetFileName(key)));

        Assert.Equal(["27"], await NamesInAsync(Link));
    }

    [FileModesFact]
    public async Task A_link_to_nothing_gives_a_file_for_its_owner_only()
    {
        File.Delete(Link);
        File.CreateSymbolicLink(Link, _folder["new volume/instances.db"]);

        await SaveAsync(Link, 27);

        const UnixFileMode others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(_folder["new volume/instances.db"]) & others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(_folder["new volume/instances.db.keys"]) & others);
    }

    [FileModesFact]
    public void Links_in_a_circle_are_told()
    {
        File.CreateSymbolicLink(_folder["one.db"], "other.db");
        File.CreateSymbolicLink(_folder["other.db"], "one.db");

        var exception = Assert.Throws<IOException>(() => SqliteInstanceStore.Open(_folder["one.db"]));

        Assert.Contains($"'{_folder["one.db"]}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("circle", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task SaveAsync(string path, long id)
    {
        using var store = SqliteInstanceStore.Open(path);
        await store.SaveAsync(Instances.Infobip(id, $"{id}"));
    }

    private static async Task<List<string>> NamesInAsync(string path)
    {
        using var store = SqliteInstanceStore.Open(path);
        var names = new List<string>();
        await foreach (var instance in store.ListAsync())
            names.Add(instance.Name);

        return names;
    }
}
