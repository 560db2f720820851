using System.Runtime.Versioning;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

/// <summary>What another user of the machine prepared, or may do.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OtherPeoplesFiles : IDisposable
{
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["data/instances.db"];

    private string Keys => Database + ".keys";

    private string Data => _folder["data"];

    [SeveralUsersTheory]
    [InlineData("data/instances.db")]
    [InlineData("data/instances.db.keys")]
    [InlineData("data")]
    public async Task What_a_stranger_planted_is_refused_and_named(string planted)
    {
        await SaveAsync();
        AnotherUser.Own(_folder[planted], AnotherUser.Stranger);
        var before = Everything();

        var exception = Assert.Throws<UnauthorizedAccessException>(() => SqliteInstanceStore.Open(Database));

        Assert.StartsWith(
            $"'{_folder[planted]}' belongs to another user ({AnotherUser.Stranger})", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"chown -h 0 '{_folder[planted]}'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [SeveralUsersTheory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    public async Task A_strangers_file_beside_the_database_is_refused(string ending)
    {
        await SaveAsync();
        await File.WriteAllBytesAsync(Database + ending, []);
        AnotherUser.Own(Database + ending, AnotherUser.Stranger);

        var exception = Assert.Throws<UnauthorizedAccessException>(() => SqliteInstanceStore.Open(Database));

        Assert.Contains($"'{Database}{ending}' belongs to another user", exception.Message, StringComparison.Ordinal);
    }

    [SeveralUsersFact]
    public void A_strangers_empty_folder_for_the_keys_of_a_new_store_is_refused()
    {
        Directory.CreateDirectory(Keys);
        AnotherUser.Own(Keys, AnotherUser.Stranger);

        Assert.Throws<UnauthorizedAccessException>(() => SqliteInstanceStore.Open(Database));

        Assert.Empty(Directory.EnumerateFileSystemEntries(Keys));
    }

    [SeveralUsersFact]
    public async Task Nothing_is_encrypted_with_a_key_that_a_stranger_planted()
    {
        SqliteInstanceStore.Open(_folder["strangers.db"]).Dispose();
        OwnerOnly.CreateFolder(Keys);
        var planted = Path.Combine(Keys, "key-planted.xml");
        File.Move(Directory.GetFiles(_folder["strangers.db.keys"], "*.xml").Single(), planted);
        AnotherUser.Own(planted, AnotherUser.Stranger);

        await SaveAsync();

        File.Delete(planted);
        using var store = SqliteInstanceStore.Open(Database);
        Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
    }

    [SeveralUsersFact]
    public async Task A_key_that_another_user_made_is_named_when_all_depends_on_it()
    {
        await SaveAsync();
        var key = KeyFiles().Single();
        AnotherUser.Own(key, AnotherUser.Stranger);

        var exception = Assert.Throws<RetainedInstanceException>(() => SqliteInstanceStore.Open(Database));

        Assert.Contains($"'{key}' is not used: '{key}' belongs to another user", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"chown -h 0 '{key}'", exception.Message, StringComparison.Ordinal);
        Assert.Equal([key], KeyFiles());
    }

    [SeveralUsersFact]
    public async Task A_strangers_key_beside_ones_own_is_passed_over_and_told()
    {
        await SaveAsync();
        var planted = Path.Combine(Keys, "key-planted.xml");
        File.Copy(KeyFiles().Single(), planted);
        AnotherUser.Own(planted, AnotherUser.Stranger);

        using var store = SqliteInstanceStore.Open(Database);

        Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
        Assert.Contains($"'{planted}' belongs to another user", Assert.Single(store.Warnings), StringComparison.Ordinal);
    }

    [SeveralUsersTheory]
    [InlineData("link.db", "data/instances.db")]
    [InlineData("link", "data")]
    public async Task A_strangers_link_is_not_followed(string link, string target)
    {
        await SaveAsync();
        File.CreateSymbolicLink(_folder[link], _folder[target]);
        AnotherUser.Own(_folder[link], AnotherUser.Stranger);

        var exception = Assert.Throws<UnauthorizedAccessException>(
            () => SqliteInstanceStore.Open(link == "link" ? _folder["link/instances.db"] : _folder[link]));

        Assert.Contains($"'{_folder[link]}' belongs to another user", exception.Message, StringComparison.Ordinal);
    }

    [SeveralUsersFact]
    public void A_users_folder_in_a_container_that_runs_as_root_is_refused_with_what_to_do()
    {
        var mounted = Directory.CreateDirectory(_folder["mounted"]).FullName;
        AnotherUser.Own(mounted, AnotherUser.App);

        var exception = Assert.Throws<UnauthorizedAccessException>(() => SqliteInstanceStore.Open(Path.Combine(mounted, "instances.db")));

        Assert.Contains($"'{mounted}' belongs to another user ({AnotherUser.App})", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"Run the program as that user (a container with --user {AnotherUser.App})", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(mounted));
    }

    [SeveralUsersFact]
    public async Task A_store_of_root_can_be_read_by_the_user_it_is_meant_for()
    {
        await SaveAsync();
        LetEverybodyRead();

        AnotherUser.Act(() =>
        {
            using var store = SqliteInstanceStore.Open(Database);

            Assert.Equal(Instances.Token, Find(store)!.Token.Reveal());
            foreach (var told in new[] { $"'{Database}' is open to others (mode 0644)", $"'{Keys}' is open to others (mode 0755)" })
                Assert.Contains(store.Warnings, warning => warning.StartsWith(told, StringComparison.Ordinal));
        });
    }

    [SeveralUsersFact]
    public async Task A_database_of_root_that_every_user_may_write_is_refused()
    {
        await SaveAsync();
        LetEverybodyRead();
        File.SetUnixFileMode(Database, (UnixFileMode)0b110_110_110);

        AnotherUser.Act(() =>
        {
            var exception = Assert.Throws<UnauthorizedAccessException>(() => SqliteInstanceStore.Open(Database));
            Assert.Contains($"Every user may write to '{Database}' (mode 0666)", exception.Message, StringComparison.Ordinal);
        });
    }

    [SeveralUsersFact]
    public void A_user_opens_a_store_of_his_own_in_a_folder_of_his_own_below_one_of_roots()
    {
        OpenTheWay();
        Directory.CreateDirectory(Data);
        AnotherUser.Own(Data, AnotherUser.App);

        AnotherUser.Act(() =>
        {
            using var store = SqliteInstanceStore.Open(Database);
            store.SaveAsync(Instances.Infobip(27)).AsTask().GetAwaiter().GetResult();

            Assert.NotNull(Find(store));
            Assert.Empty(store.Warnings);
        });
    }

    [FileModesTheory]
    [InlineData(0b110_100_100)]
    [InlineData(0b110_110_110)]
    [InlineData(0b110_110_000)]
    public async Task What_others_could_read_or_write_is_closed_and_told(int mode)
    {
        await SaveAsync();
        var key = KeyFiles().Single();
        File.SetUnixFileMode(Database, (UnixFileMode)mode);
        File.SetUnixFileMode(key, (UnixFileMode)mode);
        File.SetUnixFileMode(Keys, (UnixFileMode)mode | UnixFileMode.UserExecute);

        using var store = SqliteInstanceStore.Open(Database);

        Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
        Assert.Equal(OwnerOnlyFile, File.GetUnixFileMode(Database));
        Assert.Equal(OwnerOnlyFile, File.GetUnixFileMode(key));
        Assert.Equal(OwnerOnlyFile | UnixFileMode.UserExecute, File.GetUnixFileMode(Keys));
        Assert.Equal(3, store.Warnings.Count);
        foreach (var path in new[] { Database, Keys, key })
            Assert.Contains(store.Warnings, told => told.StartsWith($"'{path}' was open to others (mode 0", StringComparison.Ordinal));
    }

    [FileModesFact]
    public async Task Once_closed_nothing_is_told_again()
    {
        await SaveAsync();
        File.SetUnixFileMode(Database, (UnixFileMode)0b110_100_100);
        SqliteInstanceStore.Open(Database).Dispose();

        using var store = SqliteInstanceStore.Open(Database);

        Assert.Empty(store.Warnings);
    }

    [FileModesFact]
    public async Task An_applications_own_keys_do_not_change_who_may_read_the_database()
    {
        var keys = new EphemeralDataProtectionProvider();
        SqliteInstanceStore.Open(Database, keys).Dispose();
        File.SetUnixFileMode(Database, (UnixFileMode)0b110_100_100);

        using var store = SqliteInstanceStore.Open(Database, keys);
        await store.SaveAsync(Instances.Infobip(27));

        Assert.Equal(OwnerOnlyFile, File.GetUnixFileMode(Database));
        Assert.Single(store.Warnings);
    }

    [FileModesFact]
    public async Task A_folder_in_which_every_user_may_put_another_file_is_refused()
    {
        await SaveAsync();
        File.SetUnixFileMode(Data, (UnixFileMode)0b111_111_111);

        var exception = Assert.Throws<UnauthorizedAccessException>(() => SqliteInstanceStore.Open(Database));

        Assert.Contains($"Every user may write to '{Data}' (mode 0777)", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"chmod o-w '{Data}'", exception.Message, StringComparison.Ordinal);
    }

    [FileModesFact]
    public async Task In_a_folder_like_tmp_one_has_files_of_ones_own()
    {
        Directory.CreateDirectory(Data);
        File.SetUnixFileMode(Data, (UnixFileMode)0b111_111_111 | UnixFileMode.StickyBit);

        await SaveAsync();

        using var store = SqliteInstanceStore.Open(Database);
        Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
        Assert.Empty(store.Warnings);
    }

    [SeveralUsersFact]
    public async Task A_folder_that_a_group_may_write_is_told()
    {
        await SaveAsync();
        AnotherUser.Own(Data, AnotherUser.Root, group: AnotherUser.App);
        File.SetUnixFileMode(Data, (UnixFileMode)0b111_111_101);

        using var store = SqliteInstanceStore.Open(Database);

        Assert.Contains($"group {AnotherUser.App}", Assert.Single(store.Warnings), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static ProvisionedInstance? Find(SqliteInstanceStore store) =>
        store.FindAsync("infobip", "InfoBip for Acme").AsTask().GetAwaiter().GetResult();

    private string[] KeyFiles() => Directory.GetFiles(Keys, "key-*.xml");

    private string[] Everything() => [.. _folder.Files.Select(file => $"{file.FullName} {file.Length} {file.UnixFileMode}").Order()];

    private void OpenTheWay() =>
        File.SetUnixFileMode(Path.GetDirectoryName(Data)!, (UnixFileMode)0b111_101_101);

    private void LetEverybodyRead()
    {
        OpenTheWay();
        foreach (var folder in new[] { Data, Keys })
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        foreach (var file in _folder.Files)
            File.SetUnixFileMode(file.FullName, (UnixFileMode)0b110_100_100);
    }

    private async Task SaveAsync()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(27));
    }
}
