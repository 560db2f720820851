using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;

namespace ElementGen.Storage.Tests;

/// <summary>A store that this user may read but not write.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ReadOnlyStores : IDisposable
{
    private const UnixFileMode ReadableFile = (UnixFileMode)0b110_100_100;
    private const UnixFileMode ReadableFolder = (UnixFileMode)0b111_101_101;

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["data # 50%?"];

    private string Database => Path.Combine(Data, "instances.db");

    [SeveralUsersTheory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public void In_a_folder_of_roots_instances_are_found_and_listed_and_nothing_is_left_behind(string journal)
    {
        Save(27);
        PlainSqlite.Run(Database, $"PRAGMA journal_mode = {journal}");
        LetEverybodyRead();
        var before = Files();

        AnotherUser.Act(() =>
        {
            using var store = SqliteInstanceStore.Open(Database);

            Assert.Equal(Instances.Token, Find(store, 27)!.Token.Reveal());
            Assert.Single(store.ListAsync().ToBlockingEnumerable());
            AssertCannotBeWritten(() => store.EnsureCanSaveAsync().AsTask());
            AssertCannotBeWritten(() => store.SaveAsync(Instances.Infobip(28)).AsTask());
            AssertCannotBeWritten(() => store.RemoveAsync(27).AsTask());
            Assert.Equal(before, Files());
        });

        Assert.Equal(before, Files());
        Save(28);
    }

    [SeveralUsersFact]
    public void A_file_that_its_owner_made_read_only_can_be_written_again_afterwards()
    {
        Save(27);
        GiveToApp();

        AnotherUser.Act(() =>
        {
            File.SetUnixFileMode(Database, UnixFileMode.UserRead);
            using (var store = SqliteInstanceStore.Open(Database))
            {
                Assert.NotNull(Find(store, 27));
                AssertCannotBeWritten(() => store.SaveAsync(Instances.Infobip(28)).AsTask());
            }

            Assert.Equal([Database], Directory.GetFiles(Data));
            File.SetUnixFileMode(Database, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Save(28);
            using var writable = SqliteInstanceStore.Open(Database);
            Assert.NotNull(Find(writable, 28));
        });
    }

    [SeveralUsersFact]
    public void What_another_program_left_beside_a_read_only_file_stops_nobody_afterwards()
    {
        Save(27);
        PlainSqlite.Run(Database, "PRAGMA journal_mode = WAL");
        GiveToApp();

        AnotherUser.Act(() =>
        {
            File.SetUnixFileMode(Database, UnixFileMode.UserRead);
            // Any program that reads a database of an older release with SQLite leaves these two.
            PlainSqlite.Query(Database, "SELECT count(*) FROM sqlite_master");
            Assert.Equal(3, Directory.GetFiles(Data).Length);
            File.SetUnixFileMode(Database, UnixFileMode.UserRead | UnixFileMode.UserWrite);

            Save(28);

            using var store = SqliteInstanceStore.Open(Database);
            Assert.NotNull(Find(store, 28));
        });
    }

    [SeveralUsersFact]
    public void What_root_saves_in_the_meantime_is_seen()
    {
        using var roots = SqliteInstanceStore.Open(Database);
        roots.SaveAsync(Instances.Infobip(27, "27")).AsTask().GetAwaiter().GetResult();
        LetEverybodyRead();

        SqliteInstanceStore? store = null;
        AnotherUser.Act(() => store = SqliteInstanceStore.Open(Database));
        using (store)
        {
            roots.SaveAsync(Instances.Infobip(28, "28")).AsTask().GetAwaiter().GetResult();

            AnotherUser.Act(() => Assert.NotNull(Find(store!, 28)));
        }
    }

    [SeveralUsersFact]
    public void Changes_that_are_only_in_the_log_are_not_left_out_in_silence()
    {
        Save(27);
        using (var other = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE other (id)";
            command.ExecuteNonQuery();
            File.Copy(Database + "-wal", _folder["log"]);
        }

        File.Move(_folder["log"], Database + "-wal");
        LetEverybodyRead();

        AnotherUser.Act(() =>
        {
            var exception = Assert.Throws<IOException>(() => SqliteInstanceStore.Open(Database));
            Assert.StartsWith($"'{Database}' was not closed by the program", exception.Message, StringComparison.Ordinal);
        });
    }

    [SeveralUsersFact]
    public void A_change_that_was_under_way_when_a_program_was_killed_is_not_read_half()
    {
        Save(27);
        using (var other = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            // The pages of the change are written, and the journal that undoes them is on disk.
            command.CommandText = """
                PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE other (text);
                WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 500)
                INSERT INTO other SELECT hex(randomblob(200)) FROM count
                """;
            command.ExecuteNonQuery();
            foreach (var ending in new[] { "", "-journal" })
                File.Copy(Database + ending, _folder["killed.db" + ending]);
        }

        foreach (var ending in new[] { "", "-journal" })
            File.Move(_folder["killed.db" + ending], Database + ending, overwrite: true);
        LetEverybodyRead();

        AnotherUser.Act(() =>
        {
            var exception = Assert.Throws<IOException>(() => SqliteInstanceStore.Open(Database));
            Assert.StartsWith($"'{Database}' was not closed by the program", exception.Message, StringComparison.Ordinal);
        });
        Save(28);
    }

    [SeveralUsersFact]
    public void A_file_of_an_older_release_is_not_brought_up_to_date_where_nothing_can_be_written()
    {
        Directory.CreateDirectory(Data);
        FirstLayout.Write(Database);
        LetEverybodyRead();

        AnotherUser.Act(() =>
        {
            var exception = Assert.Throws<UnauthorizedAccessException>(() => SqliteInstanceStore.Open(Database));
            Assert.Contains($"'{Database}' has layout 1", exception.Message, StringComparison.Ordinal);
        });
        Save(31);
    }

    [SeveralUsersFact]
    public void A_new_file_cannot_be_laid_out_where_nothing_can_be_written()
    {
        Directory.CreateDirectory(Data);
        File.WriteAllBytes(Database, []);
        LetEverybodyRead();

        AnotherUser.Act(() =>
        {
            var exception = Assert.Throws<UnauthorizedAccessException>(() => SqliteInstanceStore.Open(Database));
            Assert.Contains("read-only", exception.Message, StringComparison.Ordinal);
        });
    }

    public void Dispose() => _folder.Dispose();

    private static ProvisionedInstance? Find(SqliteInstanceStore store, long id) =>
        store.FindAsync("infobip", $"{id}").AsTask().GetAwaiter().GetResult();

    private static void AssertCannotBeWritten(Func<Task> call)
    {
        var exception = Assert.Throws<UnauthorizedAccessException>(() => call().GetAwaiter().GetResult());
        Assert.Contains("is read-only: retained instances cannot be changed there", exception.Message, StringComparison.Ordinal);
    }

    private void Save(long id)
    {
        using var store = SqliteInstanceStore.Open(Database);
        store.SaveAsync(Instances.Infobip(id, $"{id}")).AsTask().GetAwaiter().GetResult();
    }

    private string[] Files() => [.. Directory.GetFiles(Data, "*", SearchOption.AllDirectories).Order()];

    private void LetEverybodyRead()
    {
        File.SetUnixFileMode(Path.GetDirectoryName(Data)!, ReadableFolder);
        foreach (var folder in Directory.GetDirectories(Data, "*", SearchOption.AllDirectories).Append(Data))
            File.SetUnixFileMode(folder, ReadableFolder);
        foreach (var file in Files())
            File.SetUnixFileMode(file, ReadableFile);
    }

    private void GiveToApp()
    {
        File.SetUnixFileMode(Path.GetDirectoryName(Data)!, ReadableFolder);
        foreach (var path in Directory.GetFileSystemEntries(Data, "*", SearchOption.AllDirectories).Append(Data))
            AnotherUser.Own(path, AnotherUser.App);
    }
}
