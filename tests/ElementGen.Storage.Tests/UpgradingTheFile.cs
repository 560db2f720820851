using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

public sealed class UpgradingTheFile : IDisposable
{
    private const string Content =
        "SELECT sequence, id, element_key, name, retained_at, hex(payload) FROM retained_instance ORDER BY sequence";

    private const string Layout = "SELECT name, sql FROM sqlite_master ORDER BY name";

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["instances.db"];

    [Fact]
    public async Task The_instances_in_a_file_of_the_first_layout_are_found_and_listed()
    {
        FirstLayout.Write(Path);

        using var store = SqliteInstanceStore.Open(Path);
        var found = await store.FindAsync("infobip", "InfoBip for Acme");

        Assert.Equal(Instances.BytesOf(Instances.Infobip(27)), Instances.BytesOf(found!));
        var tokens = new List<string>();
        await foreach (var instance in store.ListAsync())
            tokens.Add(instance.Token.Reveal());
        Assert.Equal(["first", Instances.Token], tokens);
    }

    [Fact]
    public void The_first_step_makes_the_first_layout()
    {
        PlainSqlite.Run(_folder["written out.db"], FirstLayout.Sql);

        Open(SqliteRows.Schema with { Steps = [SqliteRows.Schema.Steps[0]] });

        Assert.Equal(PlainSqlite.Query(_folder["written out.db"], Layout), PlainSqlite.Query(Path, Layout));
    }

    [Fact]
    public void The_second_step_makes_the_second_layout()
    {
        PlainSqlite.Run(_folder["written out.db"], SecondLayout.Sql);

        Open(SqliteRows.Schema with { Steps = [.. SqliteRows.Schema.Steps.Take(2)] });

        Assert.Equal(PlainSqlite.Query(_folder["written out.db"], Layout), PlainSqlite.Query(Path, Layout));
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(PlainSqlite.Query(Path, "SELECT scope FROM store")));
    }

    [Fact]
    public void The_third_step_makes_the_third_layout()
    {
        PlainSqlite.Run(_folder["written out.db"], ThirdLayout.Sql);

        Open(SqliteRows.Schema with { Steps = [.. SqliteRows.Schema.Steps.Take(3)] });

        Assert.Equal(PlainSqlite.Query(_folder["written out.db"], Layout), PlainSqlite.Query(Path, Layout));
    }

    [Fact]
    public void The_fourth_step_makes_the_fourth_layout()
    {
        PlainSqlite.Run(_folder["written out.db"], FourthLayout.Sql);

        Open(SqliteRows.Schema with { Steps = [.. SqliteRows.Schema.Steps.Take(4)] });

        Assert.Equal(PlainSqlite.Query(_folder["written out.db"], Layout), PlainSqlite.Query(Path, Layout));
    }

    [Fact]
    public async Task A_file_that_knew_no_authorizations_keeps_them_and_its_instances()
    {
        var keys = new EphemeralDataProtectionProvider();
        Open(SqliteRows.Schema with { Steps = [.. SqliteRows.Schema.Steps.Take(3)] });
        var payload = new InstanceProtector(keys, Path).Protect(Key("acme"), Instances.Infobip(27));
        PlainSqlite.Run(
            Path,
            """
            INSERT INTO instance (account, element_key, name, is_current, state, attempt, revision, instance_id, payload, updated_at)
            VALUES ('acme', 'infobip', 'InfoBip for Acme', 1, 'Retained', 0, 'a', '27', $payload, 0)
            """,
            ("$payload", payload));

        using var store = SqliteInstanceStore.Open(Path, keys);
        await store.SaveAsync("acme", Authorizations.Box());

        Assert.Equal(Instances.Token, (await store.FindAsync(Key("acme")))!.Token.Reveal());
        Assert.NotNull(await store.TakeAsync("acme", Authorizations.Id));
    }

    [Fact]
    public async Task The_instances_in_a_file_of_an_older_layout_are_rows_in_the_state_Retained()
    {
        FirstLayout.Write(Path);

        using var store = SqliteInstanceStore.Open(Path);
        var row = await store.ReadRowAsync(Key(""));

        Assert.Equal((ProvisioningState.Retained, "27", 0), (row!.State, row.InstanceId, row.Attempt));
        Assert.Equal(Instances.Token, row.Instance!.Token.Reveal());
        Assert.Equal(["2"], PlainSqlite.Query(Path, "SELECT count(DISTINCT revision) FROM instance WHERE length(revision) = 32"));
    }

    [Fact]
    public async Task Several_instances_of_one_name_in_a_file_of_the_first_layout_are_all_kept()
    {
        FirstLayout.Write(Path);
        var before = PlainSqlite.Query(Path, "SELECT sequence, hex(payload) FROM retained_instance ORDER BY sequence");

        using var store = SqliteInstanceStore.Open(Path);

        Assert.Equal(before, PlainSqlite.Query(Path, "SELECT sequence, hex(payload) FROM instance ORDER BY sequence"));
        Assert.Equal(
            ["|infobip|InfoBip for Acme|0|Retained|30|1795637966745", "|infobip|InfoBip for Acme|1|Retained|27|1795637966745"],
            PlainSqlite.Query(
                Path, "SELECT account, element_key, name, is_current, state, instance_id, updated_at FROM instance ORDER BY sequence"));
        Assert.Equal(27, (await store.FindAsync(Key("acme")))!.Id);
        Assert.Null(await store.FindAsync(Key("bolt")));
        Assert.True(await store.RemoveAsync("acme", "27"));
        Assert.Equal("first", (await store.FindAsync(Key("acme")))!.Token.Reveal());
    }

    [Fact]
    public async Task The_data_of_the_first_layout_are_not_handed_out_to_an_account_that_did_not_claim_them()
    {
        FirstLayout.Write(Path);
        using var store = SqliteInstanceStore.Open(Path);
        PlainSqlite.Run(Path, "UPDATE instance SET account = 'bolt'");

        await Assert.ThrowsAsync<RetainedInstanceException>(async () => await store.FindAsync(Key("bolt")));
    }

    [Fact]
    public async Task A_file_of_the_first_layout_with_a_column_that_is_null_is_upgraded_and_the_other_rows_are_listed()
    {
        FirstLayout.Write(Path);
        PlainSqlite.Run(
            Path,
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE name = 'retained_instance';
            PRAGMA writable_schema = OFF
            """);
        PlainSqlite.Run(Path, "UPDATE retained_instance SET name = NULL, element_key = NULL, retained_at = NULL WHERE id = 30");

        using var store = SqliteInstanceStore.Open(Path);

        Assert.Equal(27, (await store.FindAsync("infobip", "InfoBip for Acme"))!.Id);
        var exception = await Assert.ThrowsAsync<RetainedInstanceException>(async () =>
        {
            await foreach (var instance in store.ListAsync())
                Assert.Equal(27, instance.Id);
        });
        Assert.Equal(30, exception.InstanceId);
    }

    [Fact]
    public void A_file_of_the_first_layout_loses_its_log()
    {
        FirstLayout.Write(Path);
        Assert.Equal(["wal"], PlainSqlite.Query(Path, "PRAGMA journal_mode"));

        using var store = SqliteInstanceStore.Open(Path);

        Assert.Equal(["delete"], PlainSqlite.Query(Path, "PRAGMA journal_mode"));
    }

    [Fact]
    public void A_file_of_the_first_layout_that_another_process_has_open_is_upgraded_all_the_same()
    {
        FirstLayout.Write(Path);
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "SELECT count(*) FROM retained_instance";
        Assert.Equal(2L, command.ExecuteScalar());

        using var store = SqliteInstanceStore.Open(Path);

        Assert.Equal(["2"], PlainSqlite.Query(Path, "SELECT count(*) FROM instance"));
    }

    [Fact]
    public void A_file_gets_the_steps_that_it_lacks_and_keeps_its_rows()
    {
        FirstLayout.Write(Path);
        var rows = PlainSqlite.Query(Path, Content);

        Open(WithSteps(
            "ALTER TABLE retained_instance ADD COLUMN account TEXT NOT NULL DEFAULT ''; UPDATE retained_instance SET account = 'acme'",
            "UPDATE retained_instance SET account = account || '.eu'"));

        Assert.Equal(2, rows.Count);
        Assert.Equal(rows, PlainSqlite.Query(Path, Content));
        Assert.Equal(["acme.eu", "acme.eu"], PlainSqlite.Query(Path, "SELECT account FROM retained_instance"));
        Assert.Equal(["3"], PlainSqlite.Query(Path, "PRAGMA user_version"));
    }

    [Fact]
    public void A_new_file_gets_all_steps()
    {
        Open(WithSteps("ALTER TABLE retained_instance ADD COLUMN account TEXT"));

        Assert.Empty(PlainSqlite.Query(Path, "SELECT account FROM retained_instance"));
        Assert.Equal(["2"], PlainSqlite.Query(Path, "PRAGMA user_version"));
    }

    [Fact]
    public async Task Of_many_that_open_a_file_at_once_one_takes_the_step()
    {
        FirstLayout.Write(Path);
        var schema = WithSteps("UPDATE retained_instance SET name = name || '+'");
        using var start = new Barrier(8);

        await Task.WhenAll(Enumerable.Range(0, start.ParticipantCount).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                Open(schema);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(["InfoBip for Acme+", "InfoBip for Acme+"], PlainSqlite.Query(Path, "SELECT name FROM retained_instance"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_file_as_it_was()
    {
        FirstLayout.Write(Path);
        var before = PlainSqlite.Query(Path, Content);

        var exception = Assert.Throws<IOException>(() => Open(WithSteps(
            "ALTER TABLE retained_instance ADD COLUMN account TEXT",
            "DELETE FROM retained_instance; INSERT INTO retained_instance (id) VALUES (NULL)")));

        Assert.Contains($"'{Path}' cannot be used for retained instances", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, PlainSqlite.Query(Path, Content));
        Assert.Equal(["1"], PlainSqlite.Query(Path, "PRAGMA user_version"));
        using var store = SqliteInstanceStore.Open(Path);
        Assert.Equal(27, (await store.FindAsync("infobip", "InfoBip for Acme"))!.Id);
    }

    [Fact]
    public void A_first_step_that_fails_leaves_a_file_that_can_be_laid_out()
    {
        var failing = SqliteRows.Schema with { Steps = ["CREATE TABLE retained_instance (id); SELECT * FROM nowhere"] };
        Assert.Throws<IOException>(() => Open(failing));

        Open(SqliteRows.Schema);

        Assert.Empty(PlainSqlite.Query(Path, "SELECT * FROM instance"));
    }

    public void Dispose() => _folder.Dispose();

    private static InstanceKey Key(string account) => new(account, "infobip", "InfoBip for Acme");

    private static SqliteSchema WithSteps(params string[] steps) =>
        SqliteRows.Schema with { Steps = [SqliteRows.Schema.Steps[0], .. steps] };

    private void Open(SqliteSchema schema) => SqliteFile.Open(Path, schema).Dispose();
}
