using System.Runtime.Versioning;

namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>Processes that share a database, and are killed; a server that is restarted.</summary>
[NeedsPostgreSql]
[UnsupportedOSPlatform("windows")]
public sealed class SharingTheDatabase : IDisposable
{
    private static readonly InstanceKey Key = new("acme", "infobip", "InfoBip for Acme");

    private readonly TemporaryDatabase _database = new();

    [DatabaseFact]
    public async Task Every_token_that_a_process_had_confirmed_before_it_was_killed_is_there()
    {
        var random = new Random(2026);
        var confirmed = new Dictionary<long, string>();
        _database.Open().Dispose();
        for (var kill = 0; kill < 3; kill++)
        {
            using var process = StoreProcess.Start("save", _database.ConnectionString, _database.KeyFile, $"{confirmed.Count}");
            var before = confirmed.Count;
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                confirmed.Add(long.Parse(line.Split(' ')[0], null), line.Split(' ')[1]);
                if (confirmed.Count == before + 1)
                    _ = Task.Delay(random.Next(200)).ContinueWith(_ => process.Kill(), TaskScheduler.Default);
            }

            await process.WaitForExitAsync();
            Assert.True(confirmed.Count > before);
            using var store = _database.Open();
            await foreach (var instance in store.ListAsync())
                Assert.Equal(instance.Token.Reveal(), confirmed.TryAdd(instance.Id, instance.Token.Reveal()) ? instance.Token.Reveal() : confirmed[instance.Id]);
        }

        var listed = new Dictionary<long, string>();
        using var last = _database.Open();
        await foreach (var instance in last.ListAsync())
            listed.Add(instance.Id, instance.Token.Reveal());
        Assert.Equal(confirmed.OrderBy(static pair => pair.Key), listed.OrderBy(static pair => pair.Key));
    }

    [DatabaseFact]
    public async Task Of_processes_that_change_one_row_at_once_each_change_counts()
    {
        const int processes = 3;
        const int rounds = 60;
        using var store = _database.Open();
        var started = Enumerable.Range(0, processes)
            .Select(_ => StoreProcess.Start("count", _database.ConnectionString, _database.KeyFile, $"{rounds}"))
            .ToArray();
        foreach (var process in started)
        {
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }

        Assert.Equal(processes * rounds, (await store.ReadRowAsync(Key with { Name = "counted" }))!.Attempt);
    }

    [DatabaseFact]
    public async Task A_process_that_is_killed_in_the_middle_of_a_change_holds_up_nobody_and_changes_nothing()
    {
        using var store = _database.Open();
        await store.SaveAsync(Key, Instances.Infobip(27));
        using var process = StoreProcess.Start("hold", _database.ConnectionString, _database.KeyFile);
        Assert.Equal("held", await process.StandardOutput.ReadLineAsync());
        var waiting = Task.Run(async () => await store.SaveAsync(Key, Instances.Infobip(28)));
        Assert.False(waiting.Wait(TimeSpan.FromMilliseconds(300)));

        process.Kill();

        await waiting;
        Assert.Equal(28, (await store.FindAsync(Key))!.Id);
    }

    [DatabaseFact]
    public async Task Changes_of_other_names_do_not_wait_for_one_that_takes_long()
    {
        using var store = _database.Open();
        await store.SaveAsync(Key, Instances.Infobip(27, token: "long"));
        using var inside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        await store.SaveAsync(Instances.Infobip(27, "unclaimed"));
        var longer = Task.Run(async () => await store.FindAsync(Key with { Name = "unclaimed" }, _ =>
        {
            inside.Set();
            return goOn.Wait(TimeSpan.FromMinutes(1));
        }));
        Assert.True(inside.Wait(TimeSpan.FromMinutes(1)));

        await store.SaveAsync(Key, Instances.Infobip(28));
        Assert.NotNull(await store.WriteRowAsync(Key with { Name = "new" }, null, new ProvisioningChange { State = ProvisioningState.Intended }));

        Assert.False(longer.IsCompleted);
        goOn.Set();
        Assert.NotNull(await longer);
    }

    [DatabaseFact]
    public async Task A_change_that_waits_too_long_says_so_and_changes_nothing()
    {
        using var store = _database.Open();
        await store.SaveAsync(Key, Instances.Infobip(27));
        using var database = Database.Of(_database.ConnectionString);
        using var rows = new PostgreSqlRows(database);
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await new RowChanges(connection, TimeSpan.FromSeconds(5), checksClient: true, CancellationToken.None).LockAllAsync();

        var exception = await Assert.ThrowsAsync<IOException>(async () => await rows.ChangeAsync(
            async changes =>
            {
                var row = Assert.Single(await changes.ReadAsync(RowFilter.Of(Key)));
                await changes.RemoveAsync(row);
                return true;
            },
            waited: TimeSpan.FromSeconds(29.9),
            CancellationToken.None));

        Assert.Contains("was in use by others for 30 seconds", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(await store.FindAsync(Key));
    }

    [DatabaseFact]
    public async Task A_server_that_cannot_look_for_its_clients_is_used_without()
    {
        using var database = Database.Of(_database.ConnectionString);
        await using var connection = await database.OpenAsync(CancellationToken.None);

        await database.ProbeAsync(connection, "set_config('client_connection_check_interval', '-2', true)", CancellationToken.None);
        Assert.False(database.ChecksClient);
        await database.ProbeAsync(connection, "set_config('client_connections_checked_never', '1', true)", CancellationToken.None);
        Assert.False(database.ChecksClient);
        await database.ProbeAsync(connection, RowChanges.CheckClient, CancellationToken.None);
        Assert.True(database.ChecksClient);
    }

    [DatabaseFact]
    public async Task A_store_goes_on_after_the_server_was_restarted()
    {
        using var server = new PostgreSqlServer();
        using var database = new TemporaryDatabase(server);
        using var store = database.Open();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async id => await store.SaveAsync(Key with { Name = $"{id}" }, Instances.Infobip(id))));

        server.Stop();
        var exception = await Assert.ThrowsAsync<IOException>(async () => await store.SaveAsync(Key, Instances.Infobip(27)));
        Assert.Contains("cannot be reached", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(async () => await store.FindAsync(Key));
        await Assert.ThrowsAsync<IOException>(async () => await store.EnsureCanSaveAsync());

        server.Start();
        await store.SaveAsync(Key, Instances.Infobip(27));
        Assert.NotNull(await store.FindAsync(Key));
        server.Stop();
        server.Start();
        Assert.NotNull(await store.WriteRowAsync(Key with { Name = "new" }, null, new ProvisioningChange { State = ProvisioningState.Intended }));
        for (var id = 0; id < 10; id++)
            Assert.Equal(id, (await store.FindAsync(Key with { Name = $"{id}" }))!.Id);
    }

    [DatabaseFact]
    public async Task A_dump_with_the_key_file_is_a_backup()
    {
        string scope;
        using (var store = _database.Open())
        {
            await store.SaveAsync(Key, Instances.Infobip(27));
            await store.SaveAsync(Key, Instances.Infobip(28, token: "newer"));
            scope = await store.GetScopeAsync();
        }

        var dump = _database.Folder["instances.dump"];
        PostgreSqlServer.RunProgram(
            "pg_dump", "--format=custom", "--schema=elementgen", $"--file={dump}", $"--host={_database.Host}", "--username=acme", _database.Name);
        using var other = new TemporaryDatabase();
        PostgreSqlServer.RunProgram("pg_restore", $"--dbname={other.Name}", $"--host={other.Host}", "--username=acme", dump);

        await Assert.ThrowsAsync<IOException>(other.OpenAsync);
        using var restored = await PostgreSqlInstanceStore.OpenAsync(other.ConnectionString, _database.KeyFile);
        Assert.Equal("newer", (await restored.FindAsync(Key))!.Token.Reveal());
        Assert.Equal(scope, await restored.GetScopeAsync());
        Assert.True(await restored.RemoveAsync("acme", "28"));
        await restored.SaveAsync(Key, Instances.Infobip(29));
        Assert.Equal(29, (await restored.FindAsync(Key))!.Id);
    }

    public void Dispose() => _database.Dispose();
}
