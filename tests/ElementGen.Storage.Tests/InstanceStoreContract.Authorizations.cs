namespace ElementGen.Storage.Tests;

/// <summary>Authorizations that wait for a person.</summary>
public abstract partial class InstanceStoreContract
{
    [DatabaseTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_authorization_is_taken_once_after_a_restart_with_all_that_is_in_it(bool isOfOAuth1)
    {
        var authorization = isOfOAuth1 ? Authorizations.QuickBooks() : Authorizations.Box();
        var store = OpenAuthorizations();
        await store.SaveAsync("acme", authorization);
        Close(store);

        var reopened = OpenAuthorizations();
        var taken = await reopened.TakeAsync("acme", authorization.Id);

        Assert.Equal(Authorizations.TextOf(authorization), Authorizations.TextOf(taken!));
        Assert.Null(await reopened.TakeAsync("acme", authorization.Id));
    }

    [DatabaseFact]
    public async Task The_process_that_gets_the_callback_takes_the_authorization_that_another_began()
    {
        var (one, other) = (OpenAuthorizations(), OpenAuthorizations());
        await one.SaveAsync("acme", Authorizations.Box());

        var taken = await other.TakeAsync("acme", Authorizations.Id);

        Assert.Equal("box", taken!.Complete($"?code=one-time-code&state={Authorizations.Id}").ElementKey);
        Assert.Null(await one.TakeAsync("acme", Authorizations.Id));
    }

    [DatabaseFact]
    public async Task Of_many_that_take_one_authorization_at_once_one_gets_it()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => OpenAuthorizations()).ToArray();
        for (var round = 0; round < 5; round++)
        {
            await stores[round].SaveAsync("acme", Authorizations.Box());

            var taken = await Task.WhenAll(stores.Select(store => Task.Run(async () => await store.TakeAsync("acme", Authorizations.Id))));

            Assert.Single(taken, static authorization => authorization is not null);
        }
    }

    [DatabaseFact]
    public async Task Many_stores_that_save_and_take_authorizations_at_once_lose_none()
    {
        var stores = Enumerable.Range(0, 4).Select(_ => OpenAuthorizations()).ToArray();

        await Task.WhenAll(stores.Select((store, number) => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await store.SaveAsync("acme", Authorizations.Expired($"{number}/{i} too late"));
                await store.SaveAsync("acme", Authorizations.Box($"{number}/{i}"));
            }
        })));

        for (var id = 0; id < 40; id++)
            Assert.NotNull(await stores[id % 4].TakeAsync("acme", $"{id / 10}/{id % 10}"));
    }

    [DatabaseTheory]
    [InlineData("bolt", Authorizations.Id)]
    [InlineData("", Authorizations.Id)]
    [InlineData("ACME", Authorizations.Id)]
    [InlineData("acme", "")]
    [InlineData("acme", Authorizations.Id + " ")]
    [InlineData("acme", "a\0b")]
    [InlineData("acme", "half \ud800 of a pair")]
    [InlineData("acme", "' OR 1=1 --")]
    public async Task Another_account_or_id_gets_nothing_and_takes_nothing(string account, string id)
    {
        var store = OpenAuthorizations();
        await store.SaveAsync("acme", Authorizations.Box());

        Assert.Null(await store.TakeAsync(account, id));
        Assert.NotNull(await store.TakeAsync("acme", Authorizations.Id));
    }

    [DatabaseTheory]
    [InlineData("")]
    [InlineData("Zoë's; DROP TABLE pending_authorization --")]
    [InlineData("a\0b")]
    [InlineData(@"back\slash")]
    public async Task An_account_and_an_id_of_any_text_are_found(string text)
    {
        var store = OpenAuthorizations();
        await store.SaveAsync(text, Authorizations.Box("another"));
        await store.SaveAsync(text, Authorizations.QuickBooks(text));

        Assert.Equal(text, (await store.TakeAsync(text, text))!.Id);
        Assert.NotNull(await store.TakeAsync(text, "another"));
    }

    [DatabaseFact]
    public async Task An_authorization_that_has_expired_is_taken_and_says_so()
    {
        var store = OpenAuthorizations();
        await store.SaveAsync("acme", Authorizations.Expired());

        var taken = await store.TakeAsync("acme", "expired");

        var exception = Assert.Throws<AuthorizationException>(() => taken!.Complete("?code=a&state=expired"));
        Assert.Equal(AuthorizationProblem.Expired, exception.Problem);
    }

    [DatabaseFact]
    public async Task Authorizations_that_have_expired_are_forgotten_when_the_next_one_is_saved()
    {
        var store = OpenAuthorizations();
        await store.SaveAsync("acme", Authorizations.Box());
        await store.SaveAsync("acme", Authorizations.Expired());

        await store.SaveAsync("bolt", Authorizations.Box());

        Assert.Null(await store.TakeAsync("acme", "expired"));
        Assert.NotNull(await store.TakeAsync("acme", Authorizations.Id));
    }

    [DatabaseFact]
    public async Task An_authorization_that_is_saved_again_replaces_the_one_before()
    {
        var store = OpenAuthorizations();
        await store.SaveAsync("acme", Authorizations.Expired(Authorizations.Id));
        var again = Authorizations.Box();
        await store.SaveAsync("acme", again);
        await store.SaveAsync("acme", again);

        Assert.Equal(again.ExpiresAt, (await store.TakeAsync("acme", Authorizations.Id))!.ExpiresAt);
        Assert.Null(await store.TakeAsync("acme", Authorizations.Id));
    }

    [DatabaseFact]
    public async Task Authorizations_are_no_instances()
    {
        var store = OpenAuthorizations();
        await store.SaveAsync("acme", Authorizations.Box());

        Assert.Empty(await NamesIn((IInstanceStore)store));
        Assert.Empty(await ((IProvisioningStore)store).ListRowsAsync(new ProvisioningQuery("acme")));
    }

    [DatabaseFact]
    public async Task A_call_for_authorizations_that_is_cancelled_before_it_begins_does_nothing()
    {
        var store = OpenAuthorizations();
        await store.SaveAsync("acme", Authorizations.Box());
        var cancelled = new CancellationToken(canceled: true);

        await Cancelled(async () => await store.SaveAsync("acme", Authorizations.Box("after"), cancelled));
        await Cancelled(async () => await store.TakeAsync("acme", Authorizations.Id, cancelled));

        Assert.Null(await store.TakeAsync("acme", "after"));
        Assert.NotNull(await store.TakeAsync("acme", Authorizations.Id));
    }

    [DatabaseFact]
    public async Task An_authorization_that_is_null_and_a_closed_store_are_refused()
    {
        var store = OpenAuthorizations();
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.SaveAsync(null!, Authorizations.Box()));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.SaveAsync("acme", null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.TakeAsync(null!, Authorizations.Id));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.TakeAsync("acme", null!));

        Close(store);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.SaveAsync("acme", Authorizations.Box()));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.TakeAsync("acme", Authorizations.Id));
    }

    private IAuthorizationStore OpenAuthorizations() => (IAuthorizationStore)Open();
}
