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

    [Theory]
    [InlineData("payload = NULL", false)]
    [InlineData("payload = NULL", true)]
    [InlineData("payload = x'00'", false)]
    [InlineData("payload = x'00'", true)]
    [InlineData("payload = 'text'", false)]
    [InlineData("payload = x'ff' || payload", false)]
    [InlineData("payload = x'ff' || payload", true)]
    [InlineData("name = 'another'", false)]
    [InlineData("name = 'another'", true)]
    public async Task A_store_whose_only_instance_is_damaged_opens_and_names_it(string damage, bool withApplicationsKeys)
    {
        using (var store = OpenWith(withApplicationsKeys))
            await store.SaveAsync(Instances.Infobip(27));
        Sql($"UPDATE instance SET {damage}");

        using var reopened = OpenWith(withApplicationsKeys);
        await reopened.SaveAsync(Instances.Infobip(28, name: "other"));
        var listed = new List<long>();
        var exception = await ListingFails(reopened, listed);

        Assert.Equal(27, exception.InstanceId);
        Assert.Equal([exception.Message], reopened.Warnings);
        Assert.Equal([28], listed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Damage_that_may_be_the_keys_is_told_at_opening(bool withApplicationsKeys)
    {
        using (var store = OpenWith(withApplicationsKeys))
            await store.SaveAsync(Instances.Infobip(27));
        Sql("UPDATE instance SET payload = substr(payload, 1, length(payload) - 1)");

        var exception = Assert.Throws<RetainedInstanceException>(() => OpenWith(withApplicationsKeys));

        Assert.Equal(27, exception.InstanceId);
        Assert.Contains("is not opened: none of its instances (1) can be read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_damaged_instance_hides_no_other_in_the_list()
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        foreach (var id in Enumerable.Range(1, 4))
            await store.SaveAsync(Instances.Infobip(id, name: $"{id}"));
        Sql("UPDATE instance SET payload = x'00' WHERE instance_id = '2'");
        var listed = new List<long>();

        var exception = await ListingFails(store, listed);

        Assert.Equal([1, 3, 4], listed);
        Assert.Same(exception, Assert.Single(exception.All));
        Assert.Equal((2, "2"), (exception.InstanceId, exception.InstanceName));
    }

    [Fact]
    public async Task A_list_ends_with_one_exception_that_names_all_damaged_instances()
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        foreach (var id in Enumerable.Range(1, 20))
            await store.SaveAsync(new InstanceKey("acme", "infobip", $"n{id}"), Instances.Infobip(id));
        await store.SaveAsync(Instances.WithTextId("a-b", "t"));
        Sql("UPDATE instance SET payload = x'00' WHERE instance_id <> '3'");
        var listed = new List<long>();

        var exception = await ListingFails(store, listed);

        Assert.Equal([3], listed);
        Assert.Equal(20, exception.All.Count);
        Assert.Equal(("acme", 1, "n1"), (exception.Account, exception.InstanceId, exception.InstanceName));
        Assert.Equal(("", "a-b", 0), (exception.All[^1].Account, exception.All[^1].InstanceTextId, exception.All[^1].InstanceId));
        Assert.StartsWith("20 instances are retained in '", exception.Message, StringComparison.Ordinal);
        Assert.Contains(": 1 'n1', 2 'n2', 4 'n4',", exception.Message, StringComparison.Ordinal);
        Assert.Contains(" 11 'n11' and 10 more. All others have been listed.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("account", "Instance 27 'InfoBip for Acme' of 'infobip' is")]
    [InlineData("element_key", "Instance 27 'InfoBip for Acme' of '' in account 'acme' is")]
    [InlineData("name", "Instance 27 '' of 'infobip' in account 'acme' is")]
    [InlineData("instance_id", "Instance  'InfoBip for Acme' of 'infobip' in account 'acme' is")]
    [InlineData("payload", "Instance 27 'InfoBip for Acme' of 'infobip' in account 'acme' is")]
    public async Task A_column_that_is_null_makes_only_its_own_instance_unreadable(string column, string named)
    {
        using (var store = SqliteInstanceStore.Open(Database, _keys))
        {
            await store.SaveAsync(new InstanceKey("acme", "infobip", "InfoBip for Acme"), Instances.Infobip(27));
            await store.SaveAsync(Instances.Infobip(28, name: "other"));
        }

        AllowNull();
        Sql($"UPDATE instance SET {column} = NULL WHERE instance_id = '27'");

        using var reopened = SqliteInstanceStore.Open(Database, _keys);
        var listed = new List<long>();
        var exception = await ListingFails(reopened, listed);

        Assert.Equal([28], listed);
        Assert.StartsWith(named, exception.Message, StringComparison.Ordinal);
        Assert.NotNull(await reopened.FindAsync("infobip", "other"));
    }

    [Theory]
    [InlineData("payload = 'text'")]
    [InlineData("payload = 7")]
    [InlineData("instance_id = 7")]
    [InlineData("name = 1.5")]
    [InlineData("element_key = x'00ff'")]
    public async Task A_column_of_another_kind_makes_only_its_own_instance_unreadable(string change)
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        await store.SaveAsync(Instances.Infobip(27));
        await store.SaveAsync(Instances.Infobip(28, name: "other"));
        Sql($"UPDATE instance SET {change} WHERE instance_id = '27'");
        var listed = new List<long>();

        await ListingFails(store, listed);

        Assert.Equal([28], listed);
    }

    [Fact]
    public async Task The_data_of_one_account_under_another_are_not_handed_out()
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        await store.SaveAsync(new InstanceKey("acme", "infobip", "InfoBip for Acme"), Instances.Infobip(27));
        Sql("UPDATE instance SET account = 'bolt'");

        var exception = await Assert.ThrowsAsync<RetainedInstanceException>(
            async () => await store.FindAsync(new InstanceKey("bolt", "infobip", "InfoBip for Acme")));

        Assert.Contains("its data are those of another instance", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_instance_without_an_account_is_told_to_who_asks_and_stays_unclaimed()
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        await store.SaveAsync(Instances.Infobip(26));
        await store.SaveAsync(Instances.Infobip(27));
        Sql("UPDATE instance SET payload = x'00' WHERE instance_id = '27'");
        var key = new InstanceKey("acme", "infobip", "InfoBip for Acme");

        var exception = await Assert.ThrowsAsync<RetainedInstanceException>(async () => await store.FindAsync(key));

        Assert.Equal("", exception.Account);
        Assert.False(await store.RemoveAsync(key.Account, "27", static (_, _) => true));
        Assert.True(await store.RemoveAsync(exception.Account, "27"));
        Assert.Equal(26, (await store.FindAsync(key))!.Id);
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

    private SqliteInstanceStore OpenWith(bool applicationsKeys) =>
        applicationsKeys ? SqliteInstanceStore.Open(Database, _keys) : SqliteInstanceStore.Open(Database);

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

    private static Task<RetainedInstanceException> ListingFails(SqliteInstanceStore store, List<long> listed) =>
        Assert.ThrowsAsync<RetainedInstanceException>(async () =>
        {
            await foreach (var instance in store.ListAsync())
                listed.Add(instance.Id);
        });

    /// <summary>As damage could: the file stays one that SQLite takes for whole.</summary>
    private void AllowNull() => PlainSqlite.Run(
        Database,
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE name = 'instance';
        PRAGMA writable_schema = OFF
        """);

    private void Sql(string sql) => PlainSqlite.Run(Database, sql);
}
