namespace ElementGen.Storage.Tests;

/// <content>What tells a store from others.</content>
public abstract partial class InstanceStoreContract
{
    [DatabaseFact]
    public async Task All_that_open_a_store_read_one_scope()
    {
        var scope = await OpenRows().GetScopeAsync();

        Assert.NotEqual("", scope);
        Assert.Equal(scope, await OpenRows().GetScopeAsync());
    }

    [DatabaseFact]
    public async Task A_new_store_gets_the_scope_of_the_one_that_it_replaces()
    {
        var store = OpenRows();

        await UseScopeAsync(store, "the lost one's");
        await UseScopeAsync(store, "acme's");

        Assert.Equal("acme's", await OpenRows().GetScopeAsync());
        Assert.NotNull(await store.WriteRowAsync(Key("acme"), null, Intended));
        await UseScopeAsync(store, "acme's");
        Assert.Equal("acme's", await store.GetScopeAsync());
    }

    [DatabaseFact]
    public async Task A_store_with_rows_keeps_its_scope()
    {
        var store = OpenRows();
        var scope = await store.GetScopeAsync();
        await store.SaveAsync(Instances.Infobip(27));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await UseScopeAsync(store, "another"));

        Assert.Contains("Use the scope with a new store", exception.Message, StringComparison.Ordinal);
        Assert.Equal(scope, await store.GetScopeAsync());
        await UseScopeAsync(store, scope);
    }

    [DatabaseFact]
    public async Task A_scope_that_is_empty_or_too_long_is_refused()
    {
        var store = OpenRows();

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await UseScopeAsync(store, " "));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await UseScopeAsync(store, new string('a', 201)));
    }
}
