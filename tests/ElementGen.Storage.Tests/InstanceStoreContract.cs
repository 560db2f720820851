namespace ElementGen.Storage.Tests;

/// <summary>What a store must do, whatever its database. The tests of each database derive from this class.</summary>
public abstract partial class InstanceStoreContract : IDisposable
{
    private readonly List<IDisposable> _opened = [];

    [DatabaseFact]
    public async Task A_new_store_is_empty()
    {
        var store = Open();

        Assert.Null(await store.FindAsync("infobip", "InfoBip for Acme"));
        Assert.False(await store.RemoveAsync(27));
        Assert.Empty(await NamesIn(store));
    }

    [DatabaseFact]
    public async Task An_instance_is_found_by_element_and_name_after_a_restart_with_every_field()
    {
        var instance = Instances.Infobip(27);
        var store = Open();
        await store.SaveAsync(instance);
        Close(store);

        var found = await Open().FindAsync("infobip", "InfoBip for Acme");

        Assert.NotNull(found);
        Assert.Equal(Instances.Token, found.Token.Reveal());
        Assert.Equal(Instances.BytesOf(instance), Instances.BytesOf(found));
    }

    [DatabaseTheory]
    [InlineData("infobip", "infobip for acme")]
    [InlineData("infobip", "InfoBip for Acme ")]
    [InlineData("infobip", "InfoBip for %")]
    [InlineData("box", "InfoBip for Acme")]
    [InlineData("infobip", "' OR 1=1 --")]
    public async Task Nothing_is_found_under_another_name_or_element(string element, string name)
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(27));

        Assert.Null(await store.FindAsync(element, name));
    }

    [DatabaseTheory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Bob's; DROP TABLE instance --")]
    [InlineData("a\0b")]
    [InlineData("two\r\nlines")]
    [InlineData("Zoë 😀")]
    public async Task An_instance_of_any_name_is_found(string name)
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(27, name));

        Assert.Equal(name, (await store.FindAsync("infobip", name))!.Name);
    }

    [DatabaseFact]
    public async Task Of_several_with_one_name_the_newest_is_found()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(30, token: "first"));
        await store.SaveAsync(Instances.Infobip(20, token: "second"));
        await store.SaveAsync(Instances.Infobip(25, name: "another"));

        Assert.Equal("second", (await store.FindAsync("infobip", "InfoBip for Acme"))!.Token.Reveal());
    }

    [DatabaseFact]
    public async Task An_older_instance_that_is_saved_again_is_the_newest()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(1));
        await store.SaveAsync(Instances.Infobip(2));
        await store.SaveAsync(Instances.Infobip(1));

        Assert.Equal(1, (await store.FindAsync("infobip", "InfoBip for Acme"))!.Id);
    }

    [DatabaseFact]
    public async Task A_removed_instance_is_gone_and_an_older_one_of_its_name_is_found_again()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(1));
        await store.SaveAsync(Instances.Infobip(2));

        Assert.True(await store.RemoveAsync(2));
        Assert.False(await store.RemoveAsync(2));
        Assert.Equal(1, (await store.FindAsync("infobip", "InfoBip for Acme"))!.Id);
    }

    [DatabaseFact]
    public async Task All_instances_are_listed_in_the_order_they_were_saved_in()
    {
        var store = Open();
        foreach (var name in new[] { "c", "a", "b" })
            await store.SaveAsync(Instances.Infobip(name[0], name));

        Assert.Equal(["c", "a", "b"], await NamesIn(store));
    }

    [DatabaseFact]
    public async Task An_instance_can_be_removed_while_the_list_is_read()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(1));
        await store.SaveAsync(Instances.Infobip(2));

        await foreach (var instance in store.ListAsync())
            await store.RemoveAsync(instance.Id);

        Assert.Empty(await NamesIn(store));
    }

    [DatabaseFact]
    public async Task A_call_that_is_cancelled_before_it_begins_does_nothing()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(27, name: "before"));
        var cancelled = new CancellationToken(canceled: true);

        await Cancelled(async () => await store.SaveAsync(Instances.Infobip(28, name: "after"), cancelled));
        await Cancelled(async () => await store.FindAsync("infobip", "before", cancelled));
        await Cancelled(async () => await store.RemoveAsync(27, cancelled));
        await Cancelled(async () => await store.ListAsync(cancelled).GetAsyncEnumerator(CancellationToken.None).MoveNextAsync());

        Assert.Equal(["before"], await NamesIn(store));
    }

    [DatabaseFact]
    public async Task A_list_that_is_cancelled_half_way_ends_there()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(1));
        await store.SaveAsync(Instances.Infobip(2));
        using var cancellation = new CancellationTokenSource();
        var listed = new List<long>();

        await Cancelled(async () =>
        {
            await foreach (var instance in store.ListAsync().WithCancellation(cancellation.Token))
            {
                listed.Add(instance.Id);
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal([1], listed);
    }

    [DatabaseFact]
    public async Task Null_is_refused()
    {
        var store = Open();

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.SaveAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.FindAsync(null!, "InfoBip for Acme"));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.FindAsync("infobip", null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.FindAsync((InstanceKey)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.FindAsync(new InstanceKey(null!, "infobip", "a")));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.SaveAsync(new InstanceKey("acme", "infobip", "a"), null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.RemoveAsync("acme", null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.RemoveAsync("acme", null!, static (_, _) => true));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.RemoveAsync("acme", "27", null!));
    }

    [DatabaseFact]
    public async Task A_store_that_is_disposed_of_says_so()
    {
        var store = Open();
        Close(store);
        Close(store);

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.SaveAsync(Instances.Infobip(27)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.FindAsync("infobip", "InfoBip for Acme"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.RemoveAsync(27));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ListAsync().GetAsyncEnumerator().MoveNextAsync());
    }

    [DatabaseFact]
    public async Task Many_threads_use_one_store()
    {
        var store = Open();

        await Parallel.ForAsync(0, 200, async (id, cancellationToken) =>
        {
            await store.SaveAsync(Instances.Infobip(id, $"{id}"), cancellationToken);
            Assert.Equal(id, (await store.FindAsync("infobip", $"{id}", cancellationToken))!.Id);
        });
    }

    [DatabaseFact]
    public async Task Many_stores_that_write_at_once_lose_nothing()
    {
        const int stores = 8;
        const int instances = 25;
        var opened = Enumerable.Range(0, stores).Select(_ => Open()).ToArray();
        await Task.WhenAll(opened.Select((store, number) => Task.Run(async () =>
        {
            for (var i = 0; i < instances; i++)
                await store.SaveAsync(Instances.Infobip((number * instances) + i, $"{number}/{i}"));
        })));

        var ids = new List<long>();
        await foreach (var instance in Open().ListAsync())
            ids.Add(instance.Id);
        Assert.Equal(Enumerable.Range(0, stores * instances).Select(id => (long)id), ids.Order());
    }

    [DatabaseFact]
    public async Task A_store_sees_what_another_saves_and_removes()
    {
        var (one, other) = (Open(), Open());

        await one.SaveAsync(Instances.Infobip(27));
        Assert.Equal(Instances.Token, (await other.FindAsync("infobip", "InfoBip for Acme"))!.Token.Reveal());

        Assert.True(await other.RemoveAsync(27));
        Assert.Null(await one.FindAsync("infobip", "InfoBip for Acme"));
    }

    public void Dispose()
    {
        foreach (var store in _opened)
            store.Dispose();

        DeleteDatabase();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens one more store over the test's database, as another process would.</summary>
    protected abstract IInstanceStore OpenStore();

    /// <summary>Gives a store another scope.</summary>
    protected abstract ValueTask UseScopeAsync(IInstanceStore store, string scope);

    /// <summary>Deletes the test's database; all its stores are closed.</summary>
    protected virtual void DeleteDatabase()
    {
    }

    private protected static void Close(object store) => ((IDisposable)store).Dispose();

    private protected IInstanceStore Open()
    {
        var store = OpenStore();
        _opened.Add((IDisposable)store);
        return store;
    }

    private static async Task Cancelled(Func<Task> call) => await Assert.ThrowsAnyAsync<OperationCanceledException>(call);

    private static async Task<List<string>> NamesIn(IInstanceStore store)
    {
        var names = new List<string>();
        await foreach (var instance in store.ListAsync())
            names.Add(instance.Name);

        return names;
    }
}
