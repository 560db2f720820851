using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

/// <summary>Authorizations in a file that was damaged, or changed by hand, or whose keys are elsewhere.</summary>
public sealed class KeepingAuthorizations : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EphemeralDataProtectionProvider _keys = new();

    private string Database => _folder["instances.db"];

    [Fact]
    public async Task One_that_other_keys_encrypted_is_not_lost_by_the_attempt_to_take_it()
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        using var withoutKeys = SqliteInstanceStore.Open(Database, new EphemeralDataProtectionProvider());
        await store.SaveAsync("acme", Authorizations.Box());

        var exception = await TakingFails(withoutKeys);

        Assert.Contains($"is in '{Database}', but cannot be read", exception.Message, StringComparison.Ordinal);
        Assert.Contains("or begin a new authorization", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(await store.TakeAsync("acme", Authorizations.Id));
    }

    [Theory]
    [InlineData("payload = x'00'")]
    [InlineData("payload = x''")]
    [InlineData("payload = 'text'")]
    [InlineData("payload = substr(payload, 1, length(payload) - 1)")]
    [InlineData("payload = (SELECT payload FROM pending_authorization WHERE account = 'bolt')")]
    public async Task One_that_is_damaged_says_what_to_do_without_a_secret(string damage)
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        await store.SaveAsync("acme", Authorizations.QuickBooks());
        await store.SaveAsync("bolt", Authorizations.QuickBooks());
        PlainSqlite.Run(Database, $"UPDATE pending_authorization SET {damage} WHERE account = 'acme'");

        var exception = await TakingFails(store);

        Assert.Contains("begin a new authorization", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Authorizations.Id, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Authorizations.Secret, exception.ToString(), StringComparison.Ordinal);
        Assert.NotNull(await store.TakeAsync("bolt", Authorizations.Id));
    }

    [Fact]
    public async Task The_row_of_one_id_does_not_pass_for_another()
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        await store.SaveAsync("acme", Authorizations.Box());
        await store.SaveAsync("acme", Authorizations.Box("another"));
        PlainSqlite.Run(
            Database,
            "UPDATE pending_authorization SET payload = (SELECT payload FROM pending_authorization WHERE id_hash <> $idHash)"
                + " WHERE id_hash = $idHash",
            ("$idHash", AuthorizationRow.HashOf(Authorizations.Id)));

        var exception = await TakingFails(store);

        Assert.Contains("its data are those of another one", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_have_expired_a_save_forgets_the_oldest_hundred()
    {
        using var store = SqliteInstanceStore.Open(Database, _keys);
        for (var id = 0; id < 150; id++)
            await store.SaveAsync("acme", Authorizations.Box($"{id}"));
        PlainSqlite.Run(Database, "UPDATE pending_authorization SET expires_at = 1000 - rowid");

        await store.SaveAsync("acme", Authorizations.Box());

        Assert.Equal(["51"], PlainSqlite.Query(Database, "SELECT count(*) FROM pending_authorization"));
        Assert.NotNull(await store.TakeAsync("acme", "49"));
        Assert.Null(await store.TakeAsync("acme", "50"));
    }

    [Fact]
    public async Task A_store_that_can_encrypt_nothing_keeps_nothing()
    {
        using var store = new ProtectedInstanceStore(SqliteRows.Open(Database), new NoKeys());

        await Assert.ThrowsAsync<IOException>(async () => await store.SaveAsync("acme", Authorizations.Box()));

        Assert.Null(await store.TakeAsync("acme", Authorizations.Id));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<IOException> TakingFails(SqliteInstanceStore store) =>
        Assert.ThrowsAsync<IOException>(async () => await store.TakeAsync("acme", Authorizations.Id));
}
