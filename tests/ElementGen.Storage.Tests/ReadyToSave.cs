using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace ElementGen.Storage.Tests;

/// <summary>A store says that it cannot save before an instance is provisioned, because the platform tells its token only once.</summary>
public sealed class ReadyToSave : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["instances.db"];

    [Fact]
    public async Task A_store_that_can_save_stays_as_it_is()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(27));
        var before = await File.ReadAllBytesAsync(Database);

        await store.EnsureCanSaveAsync();

        Assert.Equal(before, await File.ReadAllBytesAsync(Database));
        Assert.False(File.Exists(Database + "-journal"));
        Assert.Single(store.ListAsync().ToBlockingEnumerable());
    }

    [Fact]
    public async Task One_that_is_closed_says_so()
    {
        var store = SqliteInstanceStore.Open(Database);
        store.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.EnsureCanSaveAsync());
    }

    [Fact]
    public async Task One_whose_file_was_deleted_says_so()
    {
        // Windows itself forbids it.
        if (OperatingSystem.IsWindows())
            return;

        using var store = SqliteInstanceStore.Open(Database);
        File.Delete(Database);

        var exception = await Assert.ThrowsAsync<IOException>(async () => await store.EnsureCanSaveAsync());

        Assert.Contains($"'{Database}' was deleted, renamed or replaced while it was open", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_others_are_writing_to_says_so()
    {
        SqliteInstanceStore.Open(Database).Dispose();
        using var store = new ProtectedInstanceStore(
            SqliteRows.Open(Database, wait: TimeSpan.FromSeconds(1)), new EphemeralDataProtectionProvider());
        using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();

        var exception = await Assert.ThrowsAsync<IOException>(async () => await store.EnsureCanSaveAsync());

        Assert.Contains($"'{Database}' was in use by others", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_can_encrypt_nothing_says_so()
    {
        using var store = new ProtectedInstanceStore(SqliteRows.Open(Database), new NoKeys());

        await Assert.ThrowsAsync<IOException>(async () => await store.EnsureCanSaveAsync());
    }

    [Theory]
    [InlineData("CREATE TABLE invoice (id INTEGER)")]
    [InlineData(null)]
    public void No_key_is_made_beside_a_file_that_is_not_ours(string? sql)
    {
        if (sql is null)
            File.WriteAllText(Database, "This is no database at all, but a text that is long enough to be looked at.");
        else
            PlainSqlite.Run(Database, sql);

        Assert.Throws<InvalidDataException>(() => SqliteInstanceStore.Open(Database));
        Assert.False(Directory.Exists(Database + ".keys"));
    }

    [Fact]
    public void The_folder_of_keys_stays_out_of_a_git_repository()
    {
        SqliteInstanceStore.Open(Database).Dispose();

        Assert.Equal("*\n", File.ReadAllText(Path.Combine(Database + ".keys", ".gitignore")));
    }

    [Fact]
    public void A_folder_of_keys_that_is_there_already_is_left_as_it_is()
    {
        Directory.CreateDirectory(Database + ".keys");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Database + ".keys", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        SqliteInstanceStore.Open(Database).Dispose();

        Assert.False(File.Exists(Path.Combine(Database + ".keys", ".gitignore")));
    }

    public void Dispose() => _folder.Dispose();
}
