using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

public sealed class UnreadableInstances : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EphemeralDataProtectionProvider _keys = new();

    private string Database => _folder["instances.db"];

    [Theory]
    [InlineData("UPDATE instance SET payload = x'00' WHERE instance_id = '27'")]
    [InlineData("UPDATE instance SET payload = substr(payload, 1, length(payload) - 1) WHERE instance_id = '27'")]
    [InlineData("UPDATE instance SET payload = (SELECT payload FROM instance WHERE instance_id = '28') WHERE instance_id = '27'")]
    public async Task A_damaged_instance_is_named_and_the_others_are_found(string damage)
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        await store.SaveAsync(Instances.Infobip(27));
        await store.SaveAsync(Instances.Infobip(28, name: "other"));
        Sql(damage);

        var exception = await FindingFails(store);

        AssertNames(exception);
        Assert.Contains("its data are", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(await store.FindAsync("infobip", "other"));
        Assert.True(await store.RemoveAsync(27));
        Assert.Null(await store.FindAsync("infobip", "InfoBip for Acme"));
    }

    [Fact]
    public async Task An_instance_saved_with_other_keys_is_named()
    {
        using (var store = SqliteInstanceStore.Open(Database, _keys))
            await store.SaveAsync(Instances.Infobip(27));

        using var withOtherKeys = SqliteInstanceStore.Open(Database, new EphemeralDataProtectionProvider());
        var exception = await FindingFails(withOtherKeys);

        AssertNames(exception);
        Assert.Contains("keys that are not here", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_key_folder_is_told_and_new_instances_are_kept_with_a_new_key()
    {
        using (var store = SqliteInstanceStore.Open(Database))
            await store.SaveAsync(Instances.Infobip(27));
        Directory.Delete(Database + ".keys", recursive: true);

        using var reopened = SqliteInstanceStore.Open(Database);
        AssertNames(await FindingFails(reopened));
        await reopened.SaveAsync(Instances.Infobip(27));

        Assert.Equal(Instances.Token, (await reopened.FindAsync("infobip", "InfoBip for Acme"))!.Token.Reveal());
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var text = "These are somebody's notes, and they are longer than the header of a database. " + new string('.', 200);
        File.WriteAllText(Database, text);

        var exception = Assert.Throws<InvalidDataException>(() => SqliteInstanceStore.Open(Database));

        Assert.Contains($"'{Database}' is not a SQLite database", exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(Database));
        Assert.False(Directory.Exists(Database + ".keys"));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_alone()
    {
        Sql("CREATE TABLE customer (id INTEGER)");
        var before = File.ReadAllBytes(Database);

        var exception = Assert.Throws<InvalidDataException>(() => SqliteInstanceStore.Open(Database));

        Assert.Contains("another program's SQLite database", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public void A_database_of_a_newer_release_is_refused()
    {
        SqliteInstanceStore.Open(Database).Dispose();
        var known = SqliteRows.Schema.Version;
        Sql($"PRAGMA user_version = {known + 1}");

        var exception = Assert.Throws<InvalidDataException>(() => SqliteInstanceStore.Open(Database));

        Assert.Contains($"newer release (layout {known + 1}; this one knows up to {known})", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_a_folder_is_refused()
    {
        Directory.CreateDirectory(Database);

        var exception = Assert.ThrowsAny<IOException>(() => SqliteInstanceStore.Open(Database));

        Assert.Contains(Database, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_lost_while_it_is_open_is_told()
    {
        using var store = SqliteInstanceStore.Open(Database);
        Sql("DROP TABLE instance");

        var exception = await Assert.ThrowsAsync<IOException>(async () => await store.SaveAsync(Instances.Infobip(27)));

        Assert.Contains($"'{Database}' cannot be used for retained instances", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<RetainedInstanceException> FindingFails(SqliteInstanceStore store) =>
        Assert.ThrowsAsync<RetainedInstanceException>(async () => await store.FindAsync("infobip", "InfoBip for Acme"));

    private static void AssertNames(RetainedInstanceException exception)
    {
        Assert.Equal(27, exception.InstanceId);
        Assert.Equal("infobip", exception.ElementKey);
        Assert.Equal("InfoBip for Acme", exception.InstanceName);
        Assert.StartsWith("Instance 27 'InfoBip for Acme' of 'infobip' is retained in '", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Instances.Token, exception.ToString(), StringComparison.Ordinal);
    }

    private void Sql(string sql) => PlainSqlite.Run(Database, sql);
}
