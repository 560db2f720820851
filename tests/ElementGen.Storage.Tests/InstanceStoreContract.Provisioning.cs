namespace ElementGen.Storage.Tests;

/// <summary>The row of an instance that is on its way.</summary>
public abstract partial class InstanceStoreContract
{
    private static readonly ProvisioningChange Intended =
        new() { State = ProvisioningState.Intended, Attempt = 1, Owner = "one", Lease = TimeSpan.FromHours(1), Tag = "elementgen-abc", ConfigurationHash = "hash" };

    [DatabaseFact]
    public async Task A_key_has_no_row_until_one_is_written_which_is_read_as_it_was_written()
    {
        var store = OpenRows();
        Assert.Null(await store.ReadRowAsync(Key("acme")));

        var written = await store.WriteRowAsync(Key("acme"), null, Intended);
        Close(store);
        var read = await OpenRows().ReadRowAsync(Key("acme"));

        Assert.Equal(written! with { LeaseLeft = default }, read! with { LeaseLeft = default });
        Assert.Equal((Key("acme"), ProvisioningState.Intended, 1, "one"), (read.Key, read.State, read.Attempt, read.Owner));
        Assert.Equal(("elementgen-abc", "hash", null, null), (read.Tag, read.ConfigurationHash, read.InstanceId, read.Instance));
        Assert.InRange(read.LeaseLeft, TimeSpan.FromMinutes(55), TimeSpan.FromHours(1));
        Assert.Equal((null, TimeSpan.Zero), (read.SentAge, read.SettlesIn));
    }

    [DatabaseFact]
    public async Task Nothing_is_written_over_a_row_that_another_call_wrote()
    {
        var store = OpenRows();
        var first = await store.WriteRowAsync(Key("acme"), null, Intended);
        Assert.Null(await store.WriteRowAsync(Key("acme"), null, Intended with { Owner = "two" }));

        var second = await store.WriteRowAsync(Key("acme"), first!.Revision, Intended with { Attempt = 2 });
        Assert.Null(await store.WriteRowAsync(Key("acme"), first.Revision, Intended with { Owner = "two" }));
        Assert.Null(await store.WriteRowAsync(Key("bolt"), first.Revision, Intended with { Owner = "two" }));

        Assert.NotEqual(first.Revision, second!.Revision);
        Assert.Equal(second with { LeaseLeft = default }, await store.ReadRowAsync(Key("acme")) is { } row ? row with { LeaseLeft = default } : null);
        Assert.Null(await store.ReadRowAsync(Key("bolt")));
    }

    [DatabaseFact]
    public async Task Of_many_stores_that_write_one_row_at_once_one_succeeds()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => OpenRows()).ToArray();
        string? revision = null;
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var written = await Task.WhenAll(stores.Select((store, number) => Task.Run(async () =>
                await store.WriteRowAsync(Key("acme"), revision, Intended with { Attempt = attempt, Owner = $"{number}" }))));

            var row = Assert.Single(written, static row => row is not null);
            Assert.Equal((attempt, row!.Owner), await stores[0].ReadRowAsync(Key("acme")) is { } read ? (read.Attempt, read.Owner) : default);
            revision = row.Revision;
        }
    }

    [DatabaseFact]
    public async Task Rows_of_different_keys_are_written_at_once()
    {
        var stores = Enumerable.Range(0, 4).Select(_ => OpenRows()).ToArray();

        await Task.WhenAll(stores.Select((store, number) => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
                Assert.NotNull(await store.WriteRowAsync(Key("acme") with { Name = $"{number}/{i}" }, null, Intended));
        })));

        Assert.Equal(100, (await stores[0].ListRowsAsync(new ProvisioningQuery("acme") { Limit = 1000 })).Count);
    }

    [DatabaseFact]
    public async Task A_lease_ends_by_the_clock_of_the_database()
    {
        var store = OpenRows();
        var row = await store.WriteRowAsync(Key("acme"), null, Intended with { Lease = TimeSpan.FromMilliseconds(300) });
        Assert.InRange(row!.LeaseLeft, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(300));

        while ((await store.ReadRowAsync(Key("acme")))!.LeaseLeft > TimeSpan.Zero)
            await Task.Delay(20);

        Assert.Equal("one", (await store.ReadRowAsync(Key("acme")))!.Owner);
    }

    [DatabaseFact]
    public async Task The_time_of_sending_stays_until_it_is_sent_again()
    {
        var store = OpenRows();
        var intended = await store.WriteRowAsync(Key("acme"), null, Intended);
        var sent = await store.WriteRowAsync(
            Key("acme"), intended!.Revision, Intended with { State = ProvisioningState.Sent, SettleTime = TimeSpan.FromMinutes(2) });
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMinutes(2)), (sent!.SentAge, sent.SettlesIn));

        await Task.Delay(50);
        var later = await store.WriteRowAsync(Key("acme"), sent.Revision, Intended with { State = ProvisioningState.Sent, Owner = "two" });
        Assert.InRange(later!.SentAge!.Value, TimeSpan.FromMilliseconds(40), TimeSpan.FromMinutes(1));
        Assert.InRange(later.SettlesIn, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2) - TimeSpan.FromMilliseconds(40));

        var again = await store.WriteRowAsync(
            Key("acme"), later.Revision, Intended with { State = ProvisioningState.Sent, SettleTime = TimeSpan.FromMinutes(5) });
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMinutes(5)), (again!.SentAge, again.SettlesIn));
    }

    [DatabaseFact]
    public async Task An_instance_that_is_on_its_way_is_neither_found_nor_listed_nor_removed()
    {
        var store = OpenRows();
        await store.WriteRowAsync(Key("acme"), null, Intended);

        Assert.Null(await store.FindAsync(Key("acme")));
        Assert.Null(await store.FindAsync("infobip", Name));
        Assert.Empty(await TokensIn(store));
        Assert.False(await store.RemoveAsync(0));
        Assert.False(await store.RemoveAsync("acme", "0"));
        Assert.NotNull(await store.ReadRowAsync(Key("acme")));
    }

    [DatabaseTheory]
    [InlineData(ProvisioningState.Retained, true)]
    [InlineData(ProvisioningState.Missing, true)]
    [InlineData(ProvisioningState.Deleting, false)]
    [InlineData(ProvisioningState.Deleted, false)]
    public async Task The_instance_of_a_row_is_found_unless_it_is_being_deleted(ProvisioningState state, bool isFound)
    {
        var store = OpenRows();
        await store.WriteRowAsync(Key("acme"), null, Intended with { State = state, Instance = Instances.Infobip(12, token: "acme's") });

        Assert.Equal(isFound ? "acme's" : null, await TokenOf(store, "acme"));
        Assert.Equal(isFound, await store.FindAsync("infobip", Name) is not null);
        Assert.Equal(["acme's"], await TokensIn(store));
        var row = await store.ReadRowAsync(Key("acme"));
        Assert.Equal((state, "12", "acme's"), (row!.State, row.InstanceId, row.Instance!.Token.Reveal()));
    }

    [DatabaseFact]
    public async Task What_is_saved_is_the_current_row_with_the_attempt_tag_and_hash_that_it_had()
    {
        var store = OpenRows();
        var sent = Intended with { State = ProvisioningState.Sent, Attempt = 3, SettleTime = TimeSpan.FromMinutes(2) };
        await store.WriteRowAsync(Key("acme"), null, sent);

        await store.SaveAsync(Key("acme"), Instances.Infobip(12));

        var row = await store.ReadRowAsync(Key("acme"));
        Assert.Equal((ProvisioningState.Retained, 3, "elementgen-abc", "hash"), (row!.State, row.Attempt, row.Tag, row.ConfigurationHash));
        Assert.Equal((null, TimeSpan.Zero, "12"), (row.Owner, row.LeaseLeft, row.InstanceId));
        Assert.NotNull(row.SentAge);
        Assert.Single(await TokensIn(store));
        Assert.Single(await store.ListRowsAsync(new ProvisioningQuery("acme")));
    }

    [DatabaseFact]
    public async Task Saving_changes_the_revision()
    {
        var store = OpenRows();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12));
        var before = await store.ReadRowAsync(Key("acme"));
        await store.SaveAsync(Key("acme"), Instances.Infobip(12));

        Assert.NotEqual(before!.Revision, (await store.ReadRowAsync(Key("acme")))!.Revision);
        Assert.Null(await store.WriteRowAsync(Key("acme"), before.Revision, Intended));
    }

    [DatabaseFact]
    public async Task An_instance_that_a_row_had_becomes_history_and_does_not_come_back_beside_the_row()
    {
        var store = OpenRows();
        await store.SaveAsync(Key("acme"), Instances.Infobip(12, token: "older"));
        var row = await store.ReadRowAsync(Key("acme"));
        row = await store.WriteRowAsync(Key("acme"), row!.Revision, Intended with { Attempt = 2 });

        Assert.Null(await store.FindAsync(Key("acme")));
        Assert.Equal(["older"], await TokensIn(store));

        row = await store.WriteRowAsync(
            Key("acme"), row!.Revision, Intended with { State = ProvisioningState.Retained, Instance = Instances.Infobip(13, token: "newer") });
        Assert.Equal(["older", "newer"], await TokensIn(store));

        await store.WriteRowAsync(Key("acme"), row!.Revision, Intended with { State = ProvisioningState.Deleted });
        Assert.True(await store.RemoveAsync("acme", "13"));
        Assert.Null(await store.FindAsync(Key("acme")));
        Assert.Equal(ProvisioningState.Deleted, (await store.ReadRowAsync(Key("acme")))!.State);
        Assert.Equal(["older"], await TokensIn(store));
    }

    [DatabaseFact]
    public async Task The_same_instance_in_a_changed_row_is_no_second_one()
    {
        var store = OpenRows();
        await store.SaveAsync(Instances.Infobip(12));
        await store.SaveAsync(Key("acme"), Instances.Infobip(11, token: "another"));
        var row = await store.ReadRowAsync(Key("acme"));
        var retained = Intended with { State = ProvisioningState.Retained, Instance = Instances.Infobip(12) };

        row = await store.WriteRowAsync(Key("acme"), row!.Revision, retained);
        row = await store.WriteRowAsync(Key("acme"), row!.Revision, retained with { State = ProvisioningState.Missing });
        await store.WriteRowAsync(Key("acme"), row!.Revision, retained with { Instance = Instances.Infobip(11, token: "another") });

        Assert.Equal(["another", Instances.Token], (await TokensIn(store)).Order());
        Assert.Equal("another", await TokenOf(store, "acme"));
    }

    [DatabaseFact]
    public async Task An_instance_without_an_account_is_not_claimed_beside_a_row()
    {
        var store = OpenRows();
        await store.SaveAsync(Instances.Infobip(12, token: "nobody's"));
        await store.WriteRowAsync(Key("acme"), null, Intended);

        Assert.Null(await store.FindAsync(Key("acme")));
        Assert.Equal("nobody's", await TokenOf(store, "bolt"));
    }

    [DatabaseFact]
    public async Task Rows_are_listed_page_by_page_without_their_instances()
    {
        var store = OpenRows();
        foreach (var number in Enumerable.Range(0, 25))
        {
            await store.WriteRowAsync(
                new InstanceKey("acme", $"element {number % 2}", $"{number}"),
                null,
                Intended with { State = ProvisioningState.Retained, Instance = Instances.Infobip(number) });
        }

        await store.WriteRowAsync(Key("bolt"), null, Intended);
        var listed = new List<ProvisioningRow>();
        for (IReadOnlyList<ProvisioningRow>? page = null; page is null || page.Count == 10; listed.AddRange(page))
            page = await store.ListRowsAsync(new ProvisioningQuery("acme") { Limit = 10, After = listed.LastOrDefault()?.Key });

        Assert.Equal(25, listed.Select(static row => row.Key).Distinct().Count());
        Assert.Equal(25, listed.Count);
        Assert.All(listed, static row => Assert.Equal(("acme", row.Key.Name, null), (row.Key.Account, row.InstanceId, row.Instance)));
        var first = await store.ListRowsAsync(new ProvisioningQuery("acme") { Limit = 10 });
        Assert.Equal(listed.Take(10).Select(static row => row.Key), first.Select(static row => row.Key));
    }

    [DatabaseFact]
    public async Task Rows_of_some_states_or_with_an_id_are_listed_alone()
    {
        var store = OpenRows();
        foreach (var state in Enum.GetValues<ProvisioningState>())
        {
            for (var i = 0; i < 3; i++)
                await store.WriteRowAsync(Key("acme") with { Name = $"{state} {i}" }, null, Intended with { State = state });
        }

        await store.SaveAsync(Key("acme"), Instances.Infobip(12));
        await store.SaveAsync(Key("acme"), Instances.Infobip(13));
        var query = new ProvisioningQuery("acme") { States = [ProvisioningState.Sent, ProvisioningState.Deleting] };

        var first = await store.ListRowsAsync(query with { Limit = 4 });
        var rest = await store.ListRowsAsync(query with { Limit = 4, After = first[^1].Key });

        Assert.Equal((4, 2), (first.Count, rest.Count));
        var both = new[] { ProvisioningState.Sent, ProvisioningState.Sent, ProvisioningState.Sent }
            .Concat([ProvisioningState.Deleting, ProvisioningState.Deleting, ProvisioningState.Deleting]);
        Assert.Equal(both.Order(), first.Concat(rest).Select(static row => row.State).Order());
        Assert.Equal(Key("acme"), Assert.Single(await store.ListRowsAsync(new ProvisioningQuery("acme") { InstanceId = "13" })).Key);
        Assert.Empty(await store.ListRowsAsync(new ProvisioningQuery("acme") { InstanceId = "12" }));
        Assert.Empty(await store.ListRowsAsync(new ProvisioningQuery("bolt") { InstanceId = "13" }));
    }

    [DatabaseFact]
    public async Task A_saved_instance_has_the_hash_of_the_row_unless_that_was_another_instance_s()
    {
        var store = OpenRows();
        await store.WriteRowAsync(Key("acme"), null, Intended with { State = ProvisioningState.Sent, ConfigurationHash = "hash" });

        await store.SaveAsync(Key("acme"), Instances.Infobip(12));
        Assert.Equal("hash", (await store.ReadRowAsync(Key("acme")))!.ConfigurationHash);
        await store.SaveAsync(Key("acme"), Instances.Infobip(12));
        Assert.Equal("hash", (await store.ReadRowAsync(Key("acme")))!.ConfigurationHash);
        await store.SaveAsync(Key("acme"), Instances.Infobip(13, token: "another"));
        Assert.Null((await store.ReadRowAsync(Key("acme")))!.ConfigurationHash);
    }

    [DatabaseFact]
    public async Task Null_and_a_page_of_nothing_are_refused()
    {
        var store = OpenRows();

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.ReadRowAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.WriteRowAsync(null!, null, Intended));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.WriteRowAsync(Key("acme"), null, null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.ListRowsAsync(null!));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.ListRowsAsync(new ProvisioningQuery("acme") { Limit = 0 }));
    }

    [DatabaseFact]
    public async Task A_write_that_is_cancelled_before_it_begins_writes_nothing()
    {
        var store = OpenRows();

        await Cancelled(async () => await store.WriteRowAsync(Key("acme"), null, Intended, new CancellationToken(canceled: true)));

        Assert.Null(await store.ReadRowAsync(Key("acme")));
    }

    private IProvisioningStore OpenRows() => (IProvisioningStore)Open();
}
