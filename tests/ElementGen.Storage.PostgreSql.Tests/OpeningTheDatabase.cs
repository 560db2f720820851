using System.Runtime.Versioning;
using Npgsql;

namespace ElementGen.Storage.Tests.PostgreSql;

[NeedsPostgreSql]
[UnsupportedOSPlatform("windows")]
public sealed class OpeningTheDatabase : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    [DatabaseFact]
    public async Task Of_many_that_open_an_empty_database_at_once_all_share_one_store_with_one_key()
    {
        MasterKeys.Make(_database.KeyFile);
        var stores = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(_database.OpenAsync)));
        for (var i = 0; i < stores.Length; i++)
            await stores[i].SaveAsync(Instances.Infobip(i, $"{i}"));

        foreach (var store in stores)
        {
            for (var i = 0; i < stores.Length; i++)
                Assert.NotNull(await store.FindAsync("infobip", $"{i}"));
        }

        Assert.Single(_database.Query("SELECT name FROM elementgen.protection_key"));
        Assert.Single((await Task.WhenAll(stores.Select(async store => await store.GetScopeAsync()))).Distinct());
        foreach (var store in stores)
            store.Dispose();
    }

    [DatabaseFact]
    public async Task A_store_of_a_newer_release_is_refused_and_stays_as_it_is()
    {
        using (var store = _database.Open())
            await store.SaveAsync(Instances.Infobip(27));
        _database.Run("UPDATE elementgen.store SET layout = 99");

        var exception = await Assert.ThrowsAsync<InvalidDataException>(_database.OpenAsync);

        Assert.Contains("newer release (layout 99; this one knows up to 2)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["99"], _database.Query("SELECT layout FROM elementgen.store"));
        Assert.Equal(["1"], _database.Query("SELECT count(*) FROM elementgen.instance"));
    }

    [DatabaseFact]
    public async Task A_database_gets_the_steps_that_it_lacks_and_one_that_fails_leaves_it_as_it_was()
    {
        using (var store = _database.Open())
            await store.SaveAsync(Instances.Infobip(27));

        string[] steps = [.. Layout.Steps, "ALTER TABLE elementgen.instance ADD COLUMN note text", "SELECT * FROM nowhere"];
        await Assert.ThrowsAsync<IOException>(() => OpenAsync(steps));
        Assert.Equal(["2"], _database.Query("SELECT layout FROM elementgen.store"));
        Assert.Empty(_database.Query("SELECT 1 FROM information_schema.columns WHERE column_name = 'note'"));

        (await OpenAsync(steps[..3])).Dispose();
        Assert.Equal(["3"], _database.Query("SELECT layout FROM elementgen.store"));
        Assert.Equal([""], _database.Query("SELECT note FROM elementgen.instance"));
    }

    [DatabaseFact]
    public async Task The_first_step_makes_the_first_layout()
    {
        (await OpenAsync([Layout.Steps[0]])).Dispose();

        Assert.Equal(FirstPostgreSqlLayout.Lines.Order(StringComparer.Ordinal), ReadLayout());
    }

    [DatabaseFact]
    public async Task The_second_step_makes_the_second_layout()
    {
        (await OpenAsync([.. Layout.Steps.Take(2)])).Dispose();

        Assert.Equal(SecondPostgreSqlLayout.Lines.Order(StringComparer.Ordinal), ReadLayout());
    }

    [DatabaseFact]
    public async Task A_database_that_knew_no_authorizations_keeps_them_and_its_instances()
    {
        using (var older = await OpenAsync([Layout.Steps[0]]))
            await older.SaveAsync(Instances.Infobip(27));

        using var store = _database.Open();
        await store.SaveAsync("acme", Authorizations.Box());

        Assert.Equal(27, (await store.FindAsync("infobip", "InfoBip for Acme"))!.Id);
        Assert.NotNull(await store.TakeAsync("acme", Authorizations.Id));
    }

    [DatabaseFact]
    public async Task Another_programs_schema_is_not_taken_for_a_store()
    {
        _database.Run("CREATE SCHEMA elementgen; CREATE TABLE elementgen.invoice (id int)");

        var exception = await Assert.ThrowsAsync<InvalidDataException>(_database.OpenAsync);

        Assert.Contains("The schema 'elementgen' in the database", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_database.KeyFile));
    }

    [DatabaseFact]
    public async Task With_one_connection_a_store_opens_and_works()
    {
        using var store = await PostgreSqlInstanceStore.OpenAsync(_database.ConnectionString + ";Maximum Pool Size=1;Timeout=3", _database.KeyFile);
        await store.SaveAsync(Instances.Infobip(27));

        Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
    }

    [DatabaseFact]
    public async Task An_applications_connections_stay_open_when_the_store_is_closed()
    {
        await using var connections = NpgsqlDataSource.Create(_database.ConnectionString);
        using (var store = await PostgreSqlInstanceStore.OpenAsync(connections, _database.KeyFile))
            await store.SaveAsync(Instances.Infobip(27));

        using (var store = await PostgreSqlInstanceStore.OpenAsync(connections, _database.KeyFile))
            Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
        await using var connection = await connections.OpenConnectionAsync();
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }

    [DatabaseFact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        var exception = await Assert.ThrowsAsync<IOException>(
            () => PostgreSqlInstanceStore.OpenAsync("Host=/nowhere;Database=acme;Username=acme;Password=pass-word-1", _database.KeyFile));

        Assert.StartsWith("The database 'acme' on '/nowhere' cannot be reached", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass-word-1", exception.ToString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_database_that_is_not_there_and_a_user_that_is_not_let_in_are_named()
    {
        var missing = await Assert.ThrowsAsync<IOException>(
            () => PostgreSqlInstanceStore.OpenAsync(_database.ConnectionTo("nowhere"), _database.KeyFile));
        var stranger = await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => PostgreSqlInstanceStore.OpenAsync(_database.ConnectionString + ";Username=nobody", _database.KeyFile));

        Assert.Contains("database \"nowhere\" does not exist", missing.Message, StringComparison.Ordinal);
        Assert.Contains("does not let this user in", stranger.Message, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    [InlineData("postgres://acme:secret-1@db/acme", "A URI is no connection string")]
    [InlineData("Host=db;Nonsense=secret-1", "nonsense")]
    [InlineData("Host=db;Port=secret-1", "port")]
    [InlineData("nonsense", "cannot be used")]
    public async Task What_is_no_connection_string_is_refused_without_its_values(string connectionString, string told)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => PostgreSqlInstanceStore.OpenAsync(connectionString, _database.KeyFile));

        Assert.Contains(told, exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret-1", exception.ToString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task On_a_read_only_server_instances_are_found_and_saving_says_that_it_is_read_only()
    {
        using (var store = _database.Open())
            await store.SaveAsync(Instances.Infobip(27));

        using var readOnly = await PostgreSqlInstanceStore.OpenAsync(
            _database.ConnectionString + ";Options=-c default_transaction_read_only=on", _database.KeyFile);

        Assert.NotNull(await readOnly.FindAsync("infobip", "InfoBip for Acme"));
        Assert.NotNull(await readOnly.FindAsync(new InstanceKey("acme", "infobip", "InfoBip for Acme")));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await readOnly.EnsureCanSaveAsync());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await readOnly.SaveAsync(Instances.Infobip(28)));
    }

    [DatabaseFact]
    public async Task A_user_who_may_only_read_is_told_before_an_instance_is_made()
    {
        using (var store = _database.Open())
            await store.SaveAsync(Instances.Infobip(27));
        var reader = $"reader_{Guid.NewGuid():N}";
        _database.Run($"CREATE USER {reader}; GRANT USAGE ON SCHEMA elementgen TO {reader}; GRANT SELECT ON ALL TABLES IN SCHEMA elementgen TO {reader}");

        using (var store = await PostgreSqlInstanceStore.OpenAsync(_database.ConnectionString + $";Username={reader}", _database.KeyFile))
        {
            Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
            var exception = await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await store.EnsureCanSaveAsync());
            Assert.Contains("may not change the table elementgen.instance", exception.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await store.SaveAsync(Instances.Infobip(28)));
        }
    }

    [DatabaseFact]
    public async Task A_user_who_may_make_no_schema_gets_it_from_the_owner_of_the_database()
    {
        var user = $"user_{Guid.NewGuid():N}";
        _database.Run($"CREATE USER {user}");
        var connection = _database.ConnectionString + $";Username={user}";
        var exception = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => PostgreSqlInstanceStore.OpenAsync(connection, _database.KeyFile));
        Assert.Contains("permission denied for database", exception.Message, StringComparison.Ordinal);

        _database.Run($"CREATE SCHEMA elementgen AUTHORIZATION {user}");
        using var store = await PostgreSqlInstanceStore.OpenAsync(connection, _database.KeyFile);
        await store.SaveAsync(Instances.Infobip(27));
    }

    public void Dispose() => _database.Dispose();

    private IOrderedEnumerable<string> ReadLayout() => _database.Query(
        """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns
        WHERE table_schema = 'elementgen' UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'elementgen' ORDER BY 1
        """).Order(StringComparer.Ordinal);

    private async Task<ProtectedInstanceStore> OpenAsync(IReadOnlyList<string> steps) =>
        await new Opening(Database.Of(_database.ConnectionString), new StoreWarnings()) { Steps = steps }
            .WithKeysAsync(_database.KeyFile, CancellationToken.None);
}
