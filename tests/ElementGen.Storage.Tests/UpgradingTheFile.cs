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

    private static SqliteSchema WithSteps(params string[] steps) =>
        SqliteRows.Schema with { Steps = [SqliteRows.Schema.Steps[0], .. steps] };

    private void Open(SqliteSchema schema) => SqliteFile.Open(Path, schema).Dispose();
}
