using System.Runtime.Versioning;
using System.Text;

namespace ElementGen.Storage.Tests.PostgreSql;

[NeedsPostgreSql]
[UnsupportedOSPlatform("windows")]
public sealed class RetainingInPostgreSql : InstanceStoreContract
{
    private readonly TemporaryDatabase _database = new();

    [DatabaseFact]
    public async Task Neither_the_token_nor_the_configuration_nor_a_key_is_in_the_database()
    {
        await Open().SaveAsync(Instances.Infobip(27));

        var dump = PostgreSqlServer.RunProgram("pg_dump", "--host", _database.Host, "--username", "acme", _database.Name);

        Assert.Contains("InfoBip for Acme", dump, StringComparison.Ordinal);
        foreach (var secret in new[] { Instances.Token, Instances.Token[..12], "+17777777777", "<key", "masterKey" })
        {
            Assert.DoesNotContain(secret, dump, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), dump, StringComparison.OrdinalIgnoreCase);
        }
    }

    [DatabaseFact]
    public async Task Neither_the_id_of_an_authorization_nor_its_secret_is_in_the_database()
    {
        var store = (PostgreSqlInstanceStore)Open();
        await store.SaveAsync("of acme", Authorizations.QuickBooks());
        await store.SaveAsync("of acme", Authorizations.Box("another-st4te"));

        var dump = PostgreSqlServer.RunProgram("pg_dump", "--host", _database.Host, "--username", "acme", _database.Name);

        Assert.Contains("of acme", dump, StringComparison.Ordinal);
        foreach (var secret in new[] { Authorizations.Id, Authorizations.Secret, "another-st4te", "provider.example" })
        {
            Assert.DoesNotContain(secret, dump, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), dump, StringComparison.OrdinalIgnoreCase);
        }
    }

    [DatabaseFact]
    public async Task However_many_authorizations_have_expired_a_save_forgets_a_hundred()
    {
        var store = (PostgreSqlInstanceStore)Open();
        for (var id = 0; id < 150; id++)
            await store.SaveAsync("acme", Authorizations.Box($"{id}"));
        _database.Run("UPDATE elementgen.pending_authorization SET expires_at = 0");

        await store.SaveAsync("acme", Authorizations.Box());

        Assert.Equal(["51"], _database.Query("SELECT count(*) FROM elementgen.pending_authorization"));
        Assert.NotNull(await store.TakeAsync("acme", Authorizations.Id));
    }

    [DatabaseFact]
    public async Task Current_instances_and_older_ones_are_told_apart_in_the_list()
    {
        var store = (PostgreSqlInstanceStore)Open();
        await store.SaveAsync(Instances.Infobip(1));
        await store.SaveAsync(Instances.Infobip(2));
        await store.SaveAsync(new InstanceKey("acme", "box", "files"), Instances.Infobip(1));
        var listed = new List<(InstanceKey, long, bool)>();

        await foreach (var (key, instance, isCurrent) in store.ListEntriesAsync())
            listed.Add((key, instance.Id, isCurrent));

        var sms = new InstanceKey("", "infobip", "InfoBip for Acme");
        Assert.Equal([(sms, 1, false), (sms, 2, true), (new InstanceKey("acme", "box", "files"), 1, true)], listed);
    }

    [DatabaseTheory]
    [InlineData("half \ud800 of a pair")]
    [InlineData(@"back\slash \0041")]
    [InlineData("\\")]
    public async Task A_name_that_the_server_does_not_take_is_kept_in_another_form(string name)
    {
        var store = (PostgreSqlInstanceStore)Open();
        var key = new InstanceKey("acme", "infobip", name);
        await store.WriteRowAsync(key, null, new ProvisioningChange { State = ProvisioningState.Intended });

        Assert.Equal(key, (await store.ReadRowAsync(key))!.Key);
        Assert.Equal(key, Assert.Single(await store.ListRowsAsync(new ProvisioningQuery("acme"))).Key);
    }

    [DatabaseFact]
    public async Task A_name_that_is_too_long_for_an_index_is_found()
    {
        var random = new Random(1);
        var name = string.Concat(Enumerable.Range(0, 20_000).Select(_ => (char)random.Next('a', 'z' + 1)));
        var store = Open();
        await store.SaveAsync(new InstanceKey(name, name, name), Instances.Infobip(27));

        Assert.NotNull(await store.FindAsync(new InstanceKey(name, name, name)));
        Assert.Null(await store.FindAsync(new InstanceKey(name, name, name + "a")));
    }

    [DatabaseFact]
    public async Task What_is_saved_stays_when_the_callers_transaction_is_rolled_back()
    {
        var store = Open();
        using (new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled))
            await store.SaveAsync(Instances.Infobip(27));

        Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
    }

    protected override ValueTask UseScopeAsync(IInstanceStore store, string scope) => ((PostgreSqlInstanceStore)store).UseScopeAsync(scope);

    protected override IInstanceStore OpenStore() => _database.Open();

    protected override void DeleteDatabase() => _database.Dispose();
}
