using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>The keys in the database, and the file that encrypts them.</summary>
[NeedsPostgreSql]
[UnsupportedOSPlatform("windows")]
public sealed class KeysOfTheDatabase : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    private string KeyFile => _database.KeyFile;

    [DatabaseFact]
    public async Task A_machine_with_a_copy_of_the_key_file_reads_what_another_saved()
    {
        await SaveAsync(27);
        File.Copy(KeyFile, _database.Folder["copy.key"]);
        File.SetUnixFileMode(_database.Folder["copy.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        using var other = await PostgreSqlInstanceStore.OpenAsync(_database.ConnectionString, _database.Folder["copy.key"]);

        Assert.Equal(Instances.Token, (await other.FindAsync("infobip", "27"))!.Token.Reveal());
        Assert.Empty(other.Warnings);
        Assert.Single(_database.Query("SELECT name FROM elementgen.protection_key"));
    }

    [DatabaseFact]
    public async Task The_key_file_is_its_owners_alone()
    {
        _database.Open().Dispose();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal(32, Convert.FromBase64String((await File.ReadAllTextAsync(KeyFile)).Trim()).Length);

        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        using var store = _database.Open();

        Assert.Contains($"'{KeyFile}' was open to others", Assert.Single(store.Warnings), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(KeyFile));
    }

    [DatabaseTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_the_key_file_a_store_is_not_opened_and_no_other_key_is_made(bool withInstances)
    {
        if (withInstances)
            await SaveAsync(27);
        else
            _database.Open().Dispose();
        File.Move(KeyFile, KeyFile + ".away");

        var exception = await Assert.ThrowsAsync<IOException>(_database.OpenAsync);

        Assert.StartsWith($"There is no file '{KeyFile}', and the keys in the database", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
        Assert.Single(_database.Query("SELECT name FROM elementgen.protection_key"));
        File.Move(KeyFile + ".away", KeyFile);
        _database.Open().Dispose();
    }

    [DatabaseFact]
    public async Task With_another_key_file_the_lost_key_is_named()
    {
        await SaveAsync(27, 28);
        File.Delete(KeyFile);
        MasterKeys.Make(KeyFile);

        var exception = await Assert.ThrowsAsync<RetainedInstanceException>(_database.OpenAsync);

        Assert.Equal((28, "infobip"), (exception.InstanceId, exception.ElementKey));
        Assert.Contains("none of its instances (2) can be read with the keys in the database", exception.Message, StringComparison.Ordinal);
        Assert.Matches("is not used: it is encrypted with the master key [0-9a-f]{16}, which is not in", exception.Message);
        Assert.Single(_database.Query("SELECT name FROM elementgen.protection_key"));
    }

    [DatabaseFact]
    public async Task With_another_key_file_a_store_without_instances_is_not_opened_either()
    {
        _database.Open().Dispose();
        File.Delete(KeyFile);
        MasterKeys.Make(KeyFile);

        var exception = await Assert.ThrowsAsync<IOException>(_database.OpenAsync);

        Assert.Contains("Give this machine the file that the others have", exception.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Keys_that_are_gone_from_the_database_are_told_at_opening()
    {
        await SaveAsync(27);
        _database.Run("DELETE FROM elementgen.protection_key");

        await Assert.ThrowsAsync<RetainedInstanceException>(_database.OpenAsync);

        Assert.Empty(_database.Query("SELECT name FROM elementgen.protection_key"));
    }

    [DatabaseFact]
    public async Task The_master_key_is_replaced_in_three_steps_while_machines_use_the_store()
    {
        await SaveAsync(1);
        var old = await File.ReadAllTextAsync(KeyFile);
        MasterKeys.Make(_database.Folder["new.key"]);
        var replacement = await File.ReadAllTextAsync(_database.Folder["new.key"]);

        await WriteAsync("# both, the old one first\n" + old + "\n" + replacement);
        using (var running = _database.Open())
        {
            await WriteAsync(replacement + old);
            await SaveAsync(2);
            Assert.NotNull(await running.FindAsync("infobip", "2"));

            await WriteAsync(replacement);
            await SaveAsync(3);
            Assert.NotNull(await running.FindAsync("infobip", "3"));
        }

        using var store = _database.Open();
        Assert.Empty(store.Warnings);
        foreach (var id in new[] { 1, 2, 3 })
            Assert.Equal(Instances.Token, (await store.FindAsync("infobip", $"{id}"))!.Token.Reveal());
        await WriteAsync(old);
        await Assert.ThrowsAsync<RetainedInstanceException>(_database.OpenAsync);
    }

    [DatabaseFact]
    public async Task With_an_expired_key_all_is_read_and_a_new_key_is_made()
    {
        await SaveAsync(27);
        Expire();

        await SaveAsync(28);

        using var store = _database.Open();
        Assert.Empty(store.Warnings);
        Assert.NotNull(await store.FindAsync("infobip", "27"));
        Assert.NotNull(await store.FindAsync("infobip", "28"));
        Assert.Equal(2, _database.Query("SELECT name FROM elementgen.protection_key").Count);
    }

    [DatabaseFact]
    public async Task With_an_expired_key_in_a_read_only_database_all_is_read()
    {
        await SaveAsync(27);
        Expire();

        using var store = await PostgreSqlInstanceStore.OpenAsync(
            _database.ConnectionString + ";Options=-c default_transaction_read_only=on", KeyFile);

        Assert.NotNull(await store.FindAsync("infobip", "27"));
        Assert.Single(_database.Query("SELECT name FROM elementgen.protection_key"));
    }

    [DatabaseFact]
    public async Task A_damaged_key_does_not_stop_the_others_and_is_named()
    {
        await SaveAsync(27);
        _database.Run("INSERT INTO elementgen.protection_key (name, content) VALUES ('key-damaged', $1)", new byte[] { 1, 2, 3 });

        using var store = _database.Open();

        Assert.NotNull(await store.FindAsync("infobip", "27"));
        Assert.StartsWith("The key 'key-damaged' in the database", Assert.Single(store.Warnings), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_key_under_another_name_is_damaged()
    {
        await SaveAsync(27);
        _database.Run("UPDATE elementgen.protection_key SET name = 'another'");

        await Assert.ThrowsAsync<RetainedInstanceException>(_database.OpenAsync);
    }

    [DatabaseTheory]
    [InlineData("", "There is no key in")]
    [InlineData("# nothing\n", "There is no key in")]
    [InlineData("secret-1\n", "Line 1 of")]
    [InlineData("AAAA\n", "Line 1 of")]
    public async Task A_file_with_something_else_than_keys_is_refused_without_quoting_it(string content, string told)
    {
        await WriteAsync(content);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(_database.OpenAsync);

        Assert.StartsWith(told, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", exception.ToString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task With_an_applications_own_encryption_no_key_is_in_the_database()
    {
        var keys = new EphemeralDataProtectionProvider();
        using (var store = await PostgreSqlInstanceStore.OpenAsync(_database.ConnectionString, keys))
            await store.SaveAsync(Instances.Infobip(27));

        using (var store = await PostgreSqlInstanceStore.OpenAsync(_database.ConnectionString, keys))
            Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
        Assert.Empty(_database.Query("SELECT name FROM elementgen.protection_key"));
        var exception = await Assert.ThrowsAsync<RetainedInstanceException>(
            () => PostgreSqlInstanceStore.OpenAsync(_database.ConnectionString, new EphemeralDataProtectionProvider()));
        Assert.Contains("can be read with the application's keys", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _database.Dispose();

    private async Task SaveAsync(params long[] ids)
    {
        using var store = _database.Open();
        foreach (var id in ids)
            await store.SaveAsync(Instances.Infobip(id, $"{id}"));
    }

    private async Task WriteAsync(string keys)
    {
        File.Delete(KeyFile);
        await File.WriteAllTextAsync(KeyFile, keys);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void Expire()
    {
        var masterKeys = MasterKeys.Read(KeyFile, new StoreWarnings())!;
        var name = Assert.Single(_database.Query("SELECT name FROM elementgen.protection_key"));
        var content = Convert.FromHexString(_database.Query("SELECT encode(content, 'hex') FROM elementgen.protection_key").Single());
        var key = XElement.Parse(Encoding.UTF8.GetString(masterKeys.Decrypt(name, content).Clear!));
        foreach (var date in new[] { "creationDate", "activationDate", "expirationDate" })
            key.SetElementValue(date, DateTimeOffset.Parse("2026-01-01", CultureInfo.InvariantCulture));
        _database.Run("UPDATE elementgen.protection_key SET content = $1", masterKeys.Encrypt(name, Encoding.UTF8.GetBytes(key.ToString())));
    }
}
