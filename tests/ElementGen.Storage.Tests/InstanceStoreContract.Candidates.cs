namespace ElementGen.Storage.Tests;

/// <content>Instances that a call is about to take over.</content>
public abstract partial class InstanceStoreContract
{
    [DatabaseFact]
    public async Task An_instance_that_is_about_to_be_taken_over_is_known_and_neither_found_nor_listed()
    {
        var store = OpenRows();
        var intended = Intended with { Candidate = Instances.Infobip(12, token: "candidate") };

        var row = await store.WriteRowAsync(Key("acme"), null, intended);
        row = await store.WriteRowAsync(Key("acme"), row!.Revision, intended);
        row = await store.WriteRowAsync(
            Key("acme"), row!.Revision, Intended with { State = ProvisioningState.Retained, Instance = Instances.Infobip(13, token: "other") });

        Assert.True(await OpenRows().HasInstanceAsync("acme", "12"));
        Assert.Equal(["other"], await TokensIn(store));
        Assert.Equal("other", await TokenOf(store, "acme"));
        Assert.True(await store.RemoveAsync("acme", "13"));
        Assert.Null(await store.FindAsync(Key("acme")));
        Assert.Null(await store.ReadRowAsync(Key("acme")));
        Assert.True(await store.RemoveAsync("acme", "12"));
        Assert.False(await store.HasInstanceAsync("acme", "12"));
    }

    [DatabaseFact]
    public async Task An_account_that_was_only_about_to_take_an_instance_over_does_not_get_it_when_it_is_saved_without_an_account()
    {
        var store = OpenRows();
        var candidate = Instances.Infobip(12, token: "candidate");
        var row = await store.WriteRowAsync(Key("acme"), null, Intended with { Candidate = candidate });
        await store.WriteRowAsync(
            Key("acme"), row!.Revision, Intended with { State = ProvisioningState.Retained, Instance = Instances.Infobip(13, token: "other") });

        await store.SaveAsync(candidate);

        Assert.Equal("other", await TokenOf(store, "acme"));
        Assert.Equal(["other", "candidate"], await TokensIn(store));
    }

    [DatabaseFact]
    public async Task An_instance_that_was_taken_over_is_there_once()
    {
        var store = OpenRows();
        var instance = Instances.Infobip(12, token: "candidate");
        var row = await store.WriteRowAsync(Key("acme"), null, Intended with { Candidate = instance });

        row = await store.WriteRowAsync(Key("acme"), row!.Revision, Intended with { State = ProvisioningState.Retained, Instance = instance });
        await store.WriteRowAsync(
            Key("acme"),
            row!.Revision,
            Intended with { State = ProvisioningState.Missing, Instance = instance, Candidate = Instances.Infobip(12, token: "candidate") });

        Assert.Equal(["candidate"], await TokensIn(store));
        Assert.True(await store.RemoveAsync("acme", "12"));
        Assert.False(await store.HasInstanceAsync("acme", "12"));
    }
}
