using System.Net;
using Microsoft.Data.Sqlite;

namespace ElementGen.LocalPlatform.Tests;

public sealed class OpeningOlderState : IDisposable
{
    // As version 0.1.0 laid it out. Users have such files, so nothing here ever changes.
    private const string FirstLayout = """
        CREATE TABLE element (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE
        );
        CREATE TABLE instance (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            element_key TEXT NOT NULL REFERENCES element (key),
            name TEXT NOT NULL,
            token TEXT NOT NULL,
            token_digest BLOB NOT NULL UNIQUE,
            tags TEXT NOT NULL,
            configuration TEXT NOT NULL,
            created INTEGER NOT NULL
        );
        PRAGMA application_id = 1164725328;
        PRAGMA user_version = 1;
        PRAGMA journal_mode = WAL;
        """;

    private const string Token = "BUIWhN8NTPaeyYo7Kblo91CJ1tCG6PUonwnV/XJjy2A=";

    private const string Rows = $$"""
        INSERT INTO element (id, key) VALUES (7, 'infobip');
        INSERT INTO instance (id, element_key, name, token, token_digest, tags, configuration, created) VALUES (
            27, 'infobip', 'InfoBip for Acme', '{{Token}}',
            x'0d260476f34037b6225b63b9797e2a3aed2ec99cbb3e80f947563fd9a968d6d4',
            '["blue"]', '{"messaging.sms.infobip.sender":"+17777777777"}', 1772600767000);
        """;

    private readonly TemporaryFolder _folder = new();

    private string StateFile => _folder["state.db"];

    [Fact]
    public async Task The_instances_in_a_file_of_the_first_layout_are_served()
    {
        Run(StateFile, FirstLayout + Rows, command => command.ExecuteNonQuery());

        await using var platform = await StartAsync(StateFile);
        var instance = (await platform.GetAsync("instances/27")).Body;

        Assert.Equal("InfoBip for Acme", (string?)instance["name"]);
        Assert.Equal(Token, (string?)instance["token"]);
        Assert.Equal(7, (long)instance["elementId"]!);
        Assert.Equal("blue", (string?)instance["tags"]![0]);
        Assert.Equal("+17777777777", (string?)instance["configuration"]!["messaging.sms.infobip.sender"]);
        Assert.Equal("2026-03-04T05:06:07Z", (string?)instance["createdDate"]);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("ping", Token)).Status);
        Assert.Equal(28, (await platform.CreateAsync()).Id);
    }

    [Fact]
    public async Task A_new_file_is_laid_out_like_an_older_one_that_was_opened()
    {
        Run(StateFile, FirstLayout, command => command.ExecuteNonQuery());

        await (await StartAsync(StateFile)).DisposeAsync();
        await (await StartAsync(_folder["new.db"])).DisposeAsync();

        Assert.Equal(LayoutOf(_folder["new.db"]), LayoutOf(StateFile));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<RunningPlatform> StartAsync(string file) =>
        RunningPlatform.StartAsync(new LocalPlatformOptions { Definitions = [Elements.Infobip], StateFile = file });

    private static string LayoutOf(string file) =>
        (string)Run(file, "SELECT group_concat(sql, ';' ORDER BY name) FROM sqlite_master", command => command.ExecuteScalar())!;

    private static T Run<T>(string file, string sql, Func<SqliteCommand, T> run)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return run(command);
    }
}
