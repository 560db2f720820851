namespace ElementGen.Storage.Tests;

/// <summary>Whose instance is found, replaced and removed when accounts share a store, and what becomes of older ones.</summary>
public abstract partial class InstanceStoreContract
{
    private const string Name = "InfoBip for Acme";

    [DatabaseFact]
    public async Task Two_platforms_whose_instances_have_one_id_and_one_name_keep_both()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "acme's"));
        await store.SaveAsync(Key("bolt"), Instances.Infobip(12, token: "bolt's"));

        Assert.Equal("acme's", await TokenOf(store, "acme"));
        Assert.Equal("bolt's", await TokenOf(store, "bolt"));
        Assert.Equal(["acme's", "bolt's"], await TokensIn(store));
    }

    [DatabaseFact]
    public async Task What_one_account_deletes_stays_with_the_other()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "acme's"));
        await store.SaveAsync(Key("bolt"), Instances.Infobip(12, token: "bolt's"));

        Assert.True(await store.RemoveAsync("acme", "12"));
        Assert.False(await store.RemoveAsync("acme", "12"));
        Assert.False(await store.RemoveAsync("cargo", "12"));

        Assert.Null(await store.FindAsync(Key("acme")));
        Assert.Equal("bolt's", await TokenOf(store, "bolt"));
    }

    [DatabaseFact]
    public async Task Asked_without_an_account_an_instance_of_the_only_account_that_has_one_is_found_and_removed()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "acme's"));

        Assert.Equal("acme's", (await store.FindAsync("infobip", Name))!.Token.Reveal());
        Assert.True(await store.RemoveAsync(12));
        Assert.Empty(await TokensIn(store));
    }

    [DatabaseFact]
    public async Task Asked_without_an_account_an_instance_that_two_have_is_neither_found_nor_removed()
    {
        var store = Open();
        await store.SaveAsync(Key("bolt"), Instances.Infobip(12, token: "bolt's"));
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "acme's"));

        var find = await Assert.ThrowsAsync<AmbiguousInstanceException>(async () => await store.FindAsync("infobip", Name));
        var remove = await Assert.ThrowsAsync<AmbiguousInstanceException>(async () => await store.RemoveAsync(12));

        Assert.Equal(["acme", "bolt"], find.Accounts);
        Assert.Equal(["acme", "bolt"], remove.Accounts);
        Assert.Contains("'InfoBip for Acme' of 'infobip' for account 'acme', account 'bolt'", find.Message, StringComparison.Ordinal);
        Assert.Contains("call with an account", remove.Message, StringComparison.Ordinal);
        Assert.Equal(["bolt's", "acme's"], await TokensIn(store));
    }

    [DatabaseFact]
    public async Task An_instance_of_one_account_and_one_without_are_two()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(12, token: "nobody's"));
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "acme's"));

        var find = await Assert.ThrowsAsync<AmbiguousInstanceException>(async () => await store.FindAsync("infobip", Name));
        await Assert.ThrowsAsync<AmbiguousInstanceException>(async () => await store.RemoveAsync(12));

        Assert.Equal(["", "acme"], find.Accounts);
        Assert.Equal("acme's", await TokenOf(store, "acme"));
    }

    [DatabaseFact]
    public async Task Who_first_asks_for_an_instance_without_an_account_claims_it_with_its_history()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(11, token: "older"));
        await store.SaveAsync(Instances.Infobip(12, token: "newer"));

        Assert.Equal("newer", await TokenOf(store, "acme"));

        Assert.Null(await store.FindAsync(Key("bolt")));
        Assert.Null(await store.FindAsync(Key("")));
        Assert.Equal("newer", await TokenOf(store, "acme"));
        Assert.True(await store.RemoveAsync("acme", "12"));
        Assert.Null(await store.FindAsync(Key("bolt")));
        Assert.Equal("older", await TokenOf(store, "acme"));
    }

    [DatabaseFact]
    public async Task Of_many_accounts_that_ask_at_once_one_claims_the_instance()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => Open()).ToArray();
        await stores[0].SaveAsync(Instances.Infobip(12));

        var found = await Task.WhenAll(stores.Select((store, number) => Task.Run(async () => await store.FindAsync(Key($"{number}")))));

        Assert.Single(found, static instance => instance is not null);
    }

    [DatabaseFact]
    public async Task An_accounts_own_instance_comes_before_one_without_an_account()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(11, token: "acme's"));
        await store.SaveAsync(Instances.Infobip(12, token: "nobody's"));

        Assert.Equal("acme's", await TokenOf(store, "acme"));
        Assert.Equal("nobody's", await TokenOf(store, "bolt"));
    }

    [DatabaseFact]
    public async Task An_account_forgets_no_instance_without_an_account()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "acme's"));
        await store.SaveAsync(Instances.Infobip(12, token: "nobody's"));

        Assert.True(await store.RemoveAsync("acme", "12"));
        Assert.False(await store.RemoveAsync("acme", "12"));
        Assert.Equal(["nobody's"], await TokensIn(store));
        Assert.True(await store.RemoveAsync("", "12"));
        Assert.Empty(await TokensIn(store));
    }

    [DatabaseFact]
    public async Task Of_instances_with_one_id_those_are_forgotten_that_the_caller_means()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "older"));
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "newer"));
        await store.SaveAsync(Key("acme") with { Name = "another" }, Instances.Infobip(12, token: "another's"));
        await store.SaveAsync(Instances.Infobip(12, token: "nobody's"));
        await store.SaveAsync(Instances.Infobip(13, token: "of another id"));
        await store.SaveAsync(Key("bolt"), Instances.Infobip(12, token: "bolt's"));
        var asked = new List<(string Account, string Token)>();

        Assert.False(await store.RemoveAsync("acme", "12", (key, instance) =>
        {
            asked.Add((key.Account, instance.Token.Reveal()));
            return false;
        }));
        Assert.True(await store.RemoveAsync("acme", "12", static (_, instance) => instance.Token.Reveal() is "newer" or "nobody's"));

        Assert.Equal([("", "nobody's"), ("acme", "another's"), ("acme", "newer"), ("acme", "older")], asked.Order());
        Assert.Equal(["older", "another's", "of another id", "bolt's"], await TokensIn(store));
        Assert.Equal("older", await TokenOf(store, "acme"));
        Assert.Equal("of another id", await TokenOf(store, "cargo"));
    }

    [DatabaseFact]
    public async Task An_instance_that_is_saved_again_replaces_itself()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, name: "first answer"));
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, name: "second answer"));

        Assert.Equal(["second answer"], await NamesIn(store));
    }

    [DatabaseFact]
    public async Task Saved_again_without_an_account_an_instance_stays_with_its_account()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12));
        await store.SaveAsync(Instances.Infobip(12));

        Assert.Equal(Instances.Token, await TokenOf(store, "acme"));
        Assert.Null(await store.FindAsync(Key("bolt")));
        Assert.Single(await TokensIn(store));
    }

    [DatabaseFact]
    public async Task Saved_again_with_an_account_an_instance_is_claimed()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(12));
        await store.SaveAsync(Key("acme"), Instances.Infobip(12));

        Assert.Null(await store.FindAsync(Key("bolt")));
        Assert.Single(await TokensIn(store));
    }

    [DatabaseFact]
    public async Task An_instance_with_another_token_is_found_and_the_older_token_is_listed()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "older"));
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "newer"));

        Assert.Equal("newer", await TokenOf(store, "acme"));
        Assert.Equal(["older", "newer"], await TokensIn(store));
        Assert.True(await store.RemoveAsync("acme", "12"));
        Assert.Empty(await TokensIn(store));
    }

    [DatabaseFact]
    public async Task One_instance_under_two_names_is_found_under_both()
    {
        var store = Open();
        await store.SaveAsync(Key("acme") with { Name = "before" }, Instances.Infobip(12));
        await store.SaveAsync(Key("acme") with { Name = "after" }, Instances.Infobip(12));

        Assert.NotNull(await store.FindAsync(Key("acme") with { Name = "before" }));
        Assert.NotNull(await store.FindAsync(Key("acme") with { Name = "after" }));
        Assert.True(await store.RemoveAsync("acme", "12"));
        Assert.Empty(await TokensIn(store));
    }

    [DatabaseFact]
    public async Task Two_answers_without_an_id_are_both_kept()
    {
        var store = Open();
        foreach (var token in new[] { "first", "second", "first" })
            await store.SaveAsync(Key("acme"), Instances.Infobip(0, token: token));

        Assert.Equal("first", await TokenOf(store, "acme"));
        Assert.Equal(["second", "first"], await TokensIn(store));
    }

    [DatabaseFact]
    public async Task Of_several_instances_without_an_id_none_is_removed_by_the_id_0_and_each_by_its_token()
    {
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.Infobip(0, token: "first"));
        await store.SaveAsync(Key("acme"), Instances.Infobip(0, token: "second"));

        await Assert.ThrowsAsync<AmbiguousInstanceException>(async () => await store.RemoveAsync(0));
        await Assert.ThrowsAsync<AmbiguousInstanceException>(async () => await store.RemoveAsync("acme", "0"));
        Assert.Equal(["first", "second"], await TokensIn(store));

        Assert.True(await store.RemoveAsync(Key("acme"), Instances.Infobip(0, token: "first")));
        Assert.False(await store.RemoveAsync(Key("acme"), Instances.Infobip(0, token: "first")));
        Assert.False(await store.RemoveAsync(Key("bolt"), Instances.Infobip(0, token: "second")));
        Assert.Equal(["second"], await TokensIn(store));

        Assert.True(await store.RemoveAsync("acme", "0"));
        Assert.Empty(await TokensIn(store));
    }

    [DatabaseFact]
    public async Task An_instance_without_an_account_that_a_client_may_not_claim_stays_without_one()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(12, token: "the other's"));

        Assert.Equal("the other's", (await store.FindAsync(Key("acme"), static _ => false))!.Token.Reveal());
        Assert.Equal("the other's", (await store.FindAsync(Key("bolt")))!.Token.Reveal());
        Assert.Null(await store.FindAsync(Key("acme")));
    }

    [DatabaseFact]
    public async Task An_instance_whose_id_is_no_number_is_found_and_removed_by_it()
    {
        const string id = "5d2e97f8-c78b-4350-8ca7-9b35b337f018";
        var store = Open();
        await store.SaveAsync(Key("acme"), Instances.WithTextId(id, "first"));
        await store.SaveAsync(Key("acme"), Instances.WithTextId("another", "second"));

        Assert.False(await store.RemoveAsync("acme", "0"));
        Assert.True(await store.RemoveAsync("acme", "another"));
        Assert.Equal(id, (await store.FindAsync(Key("acme")))!.TextId);
        Assert.True(await store.RemoveAsync("acme", id));
        Assert.Empty(await TokensIn(store));
    }

    [DatabaseFact]
    public async Task An_instance_is_found_under_what_was_asked_for_whatever_the_platform_answered()
    {
        var store = Open();
        var asked = new InstanceKey("acme", "InfoBip", "acme <sms>");
        await store.SaveAsync(asked, Instances.Infobip(12, name: "acme sms"));

        var found = await store.FindAsync(asked);

        Assert.Equal(("acme sms", "infobip"), (found!.Name, found.Element.Key));
        Assert.Null(await store.FindAsync(Key("acme") with { Name = "acme sms" }));
        Assert.Null(await store.FindAsync("infobip", "acme sms"));
        Assert.NotNull(await store.FindAsync("InfoBip", "acme <sms>"));
    }

    private static InstanceKey Key(string account) => new(account, "infobip", Name);

    private static async Task<string?> TokenOf(IInstanceStore store, string account) =>
        (await store.FindAsync(Key(account)))?.Token.Reveal();

    private static async Task<List<string>> TokensIn(IInstanceStore store)
    {
        var tokens = new List<string>();
        await foreach (var instance in store.ListAsync())
            tokens.Add(instance.Token.Reveal());

        return tokens;
    }
}
