using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

public sealed class BackingUp : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["instances.db"];

    private string Backup => _folder["backups/monday.db"];

    [Fact]
    public async Task A_backup_of_an_open_store_has_every_instance()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await SaveAsync(store, 100);

        await store.BackupAsync(Backup);

        Assert.Equal(100, await CountAsync(Backup));
        Assert.Equal(
            ["monday.db", "monday.db.keys"],
            Directory.GetFileSystemEntries(_folder["backups"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_backup_has_the_authorizations_that_wait()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync("acme", Authorizations.QuickBooks());

        await store.BackupAsync(Backup);

        using var restored = SqliteInstanceStore.Open(Backup);
        Assert.NotNull(await restored.TakeAsync("acme", Authorizations.Id));
    }

    [Fact]
    public async Task A_plain_copy_of_file_and_keys_of_an_open_store_has_every_instance()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await SaveAsync(store, 100);

        File.Copy(Database, _folder["copy.db"]);
        Directory.CreateDirectory(_folder["copy.db.keys"]);
        foreach (var key in Directory.GetFiles(Database + ".keys"))
            File.Copy(key, Path.Combine(_folder["copy.db.keys"], Path.GetFileName(key)));

        Assert.Equal(100, await CountAsync(_folder["copy.db"]));
    }

    [Fact]
    public async Task A_backup_that_is_made_while_others_save_is_whole()
    {
        using var store = SqliteInstanceStore.Open(Database);
        using var other = SqliteInstanceStore.Open(Database);
        await SaveAsync(store, 20);
        var saving = Task.Run(() => SaveAsync(other, 60));

        await store.BackupAsync(Backup);
        await saving;

        Assert.InRange(await CountAsync(Backup), 20, 60);
    }

    [Fact]
    public async Task With_an_applications_own_encryption_the_backup_is_the_file_alone()
    {
        var keys = new EphemeralDataProtectionProvider();
        using var store = SqliteInstanceStore.Open(Database, keys);
        await SaveAsync(store, 3);

        await store.BackupAsync(Backup);

        Assert.False(Directory.Exists(Backup + ".keys"));
        using var restored = SqliteInstanceStore.Open(Backup, keys);
        Assert.NotNull(await restored.FindAsync("infobip", "2"));
    }

    [Fact]
    public async Task A_backup_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var store = SqliteInstanceStore.Open(Database);
        await store.BackupAsync(Backup);

        const UnixFileMode others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(UnixFileMode.None, new DirectoryInfo(Backup + ".keys").UnixFileMode & others);
        Assert.Equal(UnixFileMode.None, new FileInfo(Backup).UnixFileMode & others);
        Assert.All(new DirectoryInfo(Backup + ".keys").GetFiles(), key => Assert.Equal(UnixFileMode.None, key.UnixFileMode & others));
    }

    [Theory]
    [InlineData("instances.db")]
    [InlineData("earlier.db")]
    [InlineData("lost.db")]
    public async Task A_backup_never_replaces_anything(string name)
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.BackupAsync(_folder["earlier.db"]);
        Directory.CreateDirectory(_folder["lost.db.keys"]);
        await SaveAsync(store, 1);

        var exception = await Assert.ThrowsAsync<IOException>(async () => await store.BackupAsync(_folder[name]));

        Assert.Contains("never replaces one", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(_folder["earlier.db"]));
        Assert.True(Directory.Exists(_folder[name] + ".keys"));
    }

    [Fact]
    public async Task What_a_crash_left_of_a_backup_is_not_in_the_way()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await SaveAsync(store, 1);
        Directory.CreateDirectory(_folder["backups"]);
        await File.WriteAllTextAsync(Backup + ".1.unfinished", "half");

        await store.BackupAsync(Backup);

        Assert.Equal(1, await CountAsync(Backup));
    }

    [Fact]
    public async Task Two_backups_to_one_file_at_once_leave_one_that_is_whole()
    {
        using var store = SqliteInstanceStore.Open(Database);
        using var same = SqliteInstanceStore.Open(Database);
        await SaveAsync(store, 1);

        var backups = await Task.WhenAll(new[] { store, same }.Select(one => Task.Run(async () =>
        {
            try
            {
                await one.BackupAsync(Backup);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        })));

        Assert.Contains(true, backups);
        Assert.Equal(1, await CountAsync(Backup));
    }

    [Fact]
    public async Task A_backup_that_fails_leaves_nothing()
    {
        using var store = SqliteInstanceStore.Open(Database);
        Directory.Delete(Database + ".keys", recursive: true);

        await Assert.ThrowsAnyAsync<IOException>(async () => await store.BackupAsync(Backup));

        Assert.Empty(Directory.GetFileSystemEntries(_folder["backups"]));
    }

    [Fact]
    public async Task A_path_that_is_no_file_is_refused()
    {
        using var store = SqliteInstanceStore.Open(Database);

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.BackupAsync(":memory:"));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.BackupAsync(null!));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task SaveAsync(SqliteInstanceStore store, int count)
    {
        for (var id = 0; id < count; id++)
            await store.SaveAsync(Instances.Infobip(id, $"{id}"));
    }

    private static async Task<int> CountAsync(string database)
    {
        using var store = SqliteInstanceStore.Open(database);
        var count = 0;
        await foreach (var instance in store.ListAsync())
        {
            Assert.Equal(Instances.Token, instance.Token.Reveal());
            count++;
        }

        return count;
    }
}
