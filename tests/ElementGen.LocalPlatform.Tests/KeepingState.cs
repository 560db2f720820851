using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace ElementGen.LocalPlatform.Tests;

public sealed class KeepingState : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StateFile => _folder["below/state.db"];

    [Fact]
    public async Task Instances_and_ids_outlive_a_restart()
    {
        JsonNode created;
        string token;
        await using (var platform = await StartAsync())
        {
            var answer = await platform.CreateAsync();
            (created, token) = (answer.Body, answer.Token);
        }

        // An element that comes before the others by key must not take over a number.
        await using var restarted = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.BigCommerce, Elements.Infobip], StateFile = StateFile });

        Assert.True(JsonNode.DeepEquals(created, (await restarted.GetAsync("instances/1")).Body));
        Assert.Equal(HttpStatusCode.OK, (await restarted.GetAsync("ping", token)).Status);
        Assert.Equal(2, (long)(await restarted.GetAsync("elements/bigcommerce")).Body["id"]!);
    }

    [Fact]
    public async Task An_instance_outlives_the_definition_of_its_element()
    {
        await using (var platform = await StartAsync())
            await platform.CreateAsync();

        await using var restarted = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.BigCommerce], StateFile = StateFile });

        var instance = (await restarted.GetAsync("instances")).Body[0]!;
        Assert.Equal("infobip", (string?)instance["element"]!["key"]);
        Assert.Equal(1, (long)instance["elementId"]!);
        Assert.Equal("********", (string?)instance["configuration"]!["messaging.sms.infobip.password"]);
    }

    [Fact]
    public async Task Secrets_of_a_configuration_never_reach_the_file()
    {
        await using (var platform = await StartAsync())
            await platform.CreateAsync();

        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(StateFile)!))
        {
            // Without the characters that JSON may escape.
            Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("ss/wo=rd"u8));
        }

        Assert.Contains(
            Directory.EnumerateFiles(Path.GetDirectoryName(StateFile)!),
            file => File.ReadAllBytes(file).AsSpan().IndexOf("https://www.maycoolapp.com/auth"u8) >= 0);
    }

    [Fact]
    public async Task The_file_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var platform = await StartAsync();
        await platform.CreateAsync();

        Assert.All(
            Directory.EnumerateFiles(Path.GetDirectoryName(StateFile)!),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
    }

    [Fact]
    public async Task Two_platforms_in_memory_know_nothing_of_each_other()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await using var other = await RunningPlatform.StartAsync();
        await platform.CreateAsync();

        (await other.GetAsync("instances")).Error(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var text = "These are somebody's notes, and they are longer than the header of a database. " + new string('.', 200);
        _folder.Write("below/state.db", text);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);

        Assert.Contains(StateFile, exception.Message, StringComparison.Ordinal);
        Assert.Contains("not a SQLite database", exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(StateFile));
    }

    [Fact]
    public async Task Another_programs_database_is_refused()
    {
        Sql("CREATE TABLE customer (id INTEGER)");

        var exception = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);

        Assert.Contains("another program's SQLite database", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_release_is_refused()
    {
        await (await StartAsync()).DisposeAsync();
        Sql("PRAGMA user_version = 1000");

        var exception = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);

        Assert.Contains("newer release (layout 1000;", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_cannot_be_kept_is_a_server_error_and_is_not_seen_by_anybody()
    {
        await (await StartAsync()).DisposeAsync();
        Sql(
            """
            CREATE TRIGGER disk BEFORE INSERT ON record WHEN NEW.kind = 'instance' AND NEW.key = '2'
            BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
            """);
        await using var platform = await StartAsync();
        await platform.CreateAsync();

        var message = (await platform.CreateAsync()).Error(HttpStatusCode.InternalServerError);

        Assert.Contains("The local platform's state cannot be used", message, StringComparison.Ordinal);
        Assert.Contains("disk is full", message, StringComparison.Ordinal);
        Assert.Single((await platform.GetAsync("instances")).Names);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await platform.GetAsync("/health")).Status);
        (await platform.CreateAsync("""{ "element": { "key": "infobip" } }""")).Error(HttpStatusCode.BadRequest);
        Assert.Equal(HttpStatusCode.OK, (await platform.DeleteAsync("instances/1/enabled")).Status);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task Changes_behind_one_that_cannot_be_kept_are_not_made_either()
    {
        await (await StartAsync()).DisposeAsync();
        Sql(
            """
            CREATE TRIGGER disk BEFORE INSERT ON record WHEN NEW.body LIKE '%"bad"%'
            BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
            """);
        await using var platform = await StartAsync();

        for (var round = 0; round < 20; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => platform.CreateNamedAsync(i == 5 ? "bad" : $"good {round} {i}")));

            Assert.Contains(answers, answer => answer.Status == HttpStatusCode.InternalServerError);
            var made = answers.Where(answer => answer.Status == HttpStatusCode.OK).Select(answer => answer.Token);
            Assert.Empty(made.Except(platform.Server.DefaultOrganization.Instances.Select(instance => instance.Token.Reveal())));
        }

        var before = platform.Server.DefaultOrganization.Instances.Select(instance => $"{instance}").ToList();
        await platform.DisposeAsync();
        await using var restarted = await StartAsync();
        Assert.Equal(before, restarted.Server.DefaultOrganization.Instances.Select(instance => $"{instance}"));
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_kept_is_none()
    {
        await (await StartAsync()).DisposeAsync();
        Sql(
            """
            CREATE TRIGGER disk BEFORE INSERT ON record WHEN NEW.snapshot = 'a'
            BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
            """);
        await using var platform = await StartAsync();
        await platform.CreateAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => platform.Server.DefaultOrganization.SnapshotAsync("a"));

        await Assert.ThrowsAsync<KeyNotFoundException>(() => platform.Server.DefaultOrganization.RestoreAsync("a"));
        Assert.Single(platform.Server.DefaultOrganization.Instances);
    }

    [Fact]
    public async Task Two_platforms_cannot_have_one_file()
    {
        await using var platform = await StartAsync();

        var exception = await Assert.ThrowsAsync<IOException>(StartAsync);

        Assert.Contains("in use by another local platform", exception.Message, StringComparison.Ordinal);
        Assert.Contains(StateFile, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_twice_is_allowed()
    {
        var platform = await StartAsync();

        await platform.DisposeAsync();
        await platform.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningPlatform> StartAsync() =>
        RunningPlatform.StartAsync(new LocalPlatformOptions { Definitions = [Elements.Infobip], StateFile = StateFile });

    private void Sql(string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        using var connection = new SqliteConnection($"Data Source={StateFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
