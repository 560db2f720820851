namespace ElementGen.Tests;

/// <summary>The store in memory does what a store on a disk does.</summary>
public sealed class InMemoryInstanceStoreTests
{
    private static readonly InstanceKey Key = new("acme", "infobip", "sms");

    private readonly SimulatedTime _time = new();
    private readonly InMemoryInstanceStore _store;

    public InMemoryInstanceStoreTests() => _store = new InMemoryInstanceStore(_time);

    [Fact]
    public void Each_store_has_a_scope_of_its_own() =>
        Assert.NotEqual(_store.GetScopeAsync().Now(), new InMemoryInstanceStore().GetScopeAsync().Now());

    [Fact]
    public void Of_two_that_write_with_one_revision_one_succeeds()
    {
        var row = Write(null, new() { State = ProvisioningState.Intended, Attempt = 1 })!;

        Assert.Null(Write(null, new() { State = ProvisioningState.Sent }));
        Assert.NotNull(Write(row.Revision, new() { State = ProvisioningState.Sent, Attempt = 1 }));
        Assert.Null(Write(row.Revision, new() { State = ProvisioningState.Failed }));
        Assert.Equal(ProvisioningState.Sent, Row!.State);
    }

    [Fact]
    public void Times_are_what_is_left_of_them()
    {
        Write(null, new()
        {
            State = ProvisioningState.Sent,
            Owner = "me",
            Lease = TimeSpan.FromSeconds(15),
            SettleTime = TimeSpan.FromSeconds(120),
        });
        _time.Run(TimeSpan.FromSeconds(5));
        Assert.Equal((10, 115, 5), (Row!.LeaseLeft.TotalSeconds, Row.SettlesIn.TotalSeconds, Row.SentAge!.Value.TotalSeconds));

        Write(Row.Revision, new() { State = ProvisioningState.Sent, Owner = "me", Lease = TimeSpan.FromSeconds(15) });
        Assert.Equal((15, 115), (Row.LeaseLeft.TotalSeconds, Row.SettlesIn.TotalSeconds));

        _time.Run(TimeSpan.FromSeconds(200));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (Row.LeaseLeft, Row.SettlesIn));
    }

    [Fact]
    public void Saving_keeps_what_the_row_had_and_makes_the_former_instance_history()
    {
        var row = Write(null, new() { State = ProvisioningState.Sent, Attempt = 3, Tag = "tag", Instance = Instance(1) })!;

        _store.SaveAsync(Key, Instance(2)).Now();

        Assert.Equal((ProvisioningState.Retained, 3, "tag", "2"), (Row!.State, Row.Attempt, Row.Tag, Row.InstanceId));
        Assert.NotEqual(row.Revision, Row.Revision);
        Assert.Equal(2, _store.FindAsync(Key).Now()!.Id);
        Assert.True(_store.RemoveAsync(Key, Instance(2)).Now());
        Assert.Equal(1, _store.FindAsync(Key).Now()!.Id);
    }

    [Fact]
    public void An_instance_that_becomes_the_current_one_again_is_no_history_any_more()
    {
        var row = Write(null, new() { State = ProvisioningState.Retained, Instance = Instance(1) });
        row = Write(row!.Revision, new() { State = ProvisioningState.Retained, Instance = Instance(2) });
        Write(row!.Revision, new() { State = ProvisioningState.Retained, Instance = Instance(1) });

        Assert.True(_store.RemoveAsync(Key, Instance(1)).Now());
        Assert.Equal(2, _store.FindAsync(Key).Now()!.Id);
    }

    [Fact]
    public void Removing_leaves_rows_without_an_instance()
    {
        Write(null, new() { State = ProvisioningState.Deleted, Attempt = 1 });

        Assert.False(_store.RemoveAsync("acme", "0").Now());
        Assert.NotNull(Row);
    }

    [Theory]
    [InlineData(ProvisioningState.Retained, true)]
    [InlineData(ProvisioningState.Missing, true)]
    [InlineData(ProvisioningState.Deleting, false)]
    public void What_is_retained_or_missing_is_found(ProvisioningState state, bool isFound)
    {
        Write(null, new() { State = state, Instance = Instance(1) });

        Assert.Equal(isFound, _store.FindAsync(Key).Now() is not null);
    }

    [Fact]
    public void An_instance_without_an_account_is_claimed()
    {
        _store.SaveAsync(Instance(1)).Now();

        Assert.NotNull(_store.FindAsync(Key, static _ => false).Now());
        Assert.Null(Row);
        Assert.Equal(1, _store.FindAsync(Key).Now()!.Id);
        Assert.Equal("1", Row!.InstanceId);
        Assert.Null(_store.ReadRowAsync(Key with { Account = "" }).Now());
    }

    [Fact]
    public void Several_accounts_are_told_apart()
    {
        _store.SaveAsync(Key, Instance(1)).Now();
        _store.SaveAsync(Key with { Account = "bolt" }, Instance(1)).Now();

        Assert.Equal(["acme", "bolt"], Assert.Throws<AmbiguousInstanceException>(() => _store.FindAsync("infobip", "sms").Now()).Accounts);
        Assert.Equal(["acme", "bolt"], Assert.Throws<AmbiguousInstanceException>(() => _store.RemoveAsync(1).Now()).Accounts);
        Assert.True(_store.RemoveAsync("bolt", "1").Now());
        Assert.Equal(1, _store.FindAsync("infobip", "sms").Now()!.Id);
    }

    [Fact]
    public void Rows_are_listed_in_pages_by_account_state_and_instance()
    {
        for (var i = 0; i < 5; i++)
            _store.WriteRowAsync(Key with { Name = $"{i}" }, null, new() { State = i % 2 == 0 ? ProvisioningState.Retained : ProvisioningState.Sent, Instance = Instance(i) }).Now();

        _store.WriteRowAsync(Key with { Account = "bolt" }, null, new() { State = ProvisioningState.Sent }).Now();

        Assert.Equal("0 1", List(new ProvisioningQuery("acme") { Limit = 2 }));
        Assert.Equal("2 3 4", List(new ProvisioningQuery("acme") { After = Key with { Name = "1" } }));
        Assert.Equal("1 3", List(new ProvisioningQuery("acme") { States = [ProvisioningState.Sent] }));
        Assert.Equal("3", List(new ProvisioningQuery("acme") { InstanceId = "3" }));
        Assert.All(_store.ListRowsAsync(new ProvisioningQuery("acme")).Now(), static row => Assert.Null(row.Instance));
    }

    [Fact]
    public void A_clock_that_was_set_back_ends_a_lease_and_lets_a_creation_settle_once_more()
    {
        var clock = new SettableClock();
        var store = new InMemoryInstanceStore(clock);
        var sent = new ProvisioningChange
        {
            State = ProvisioningState.Sent,
            Owner = "me",
            Lease = TimeSpan.FromSeconds(15),
            SettleTime = TimeSpan.FromMinutes(2),
        };
        store.WriteRowAsync(Key, null, sent).Now();

        clock.Now -= TimeSpan.FromDays(1);
        var row = store.ReadRowAsync(Key).Now()!;
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMinutes(2)), (row.LeaseLeft, row.SettlesIn));

        store.WriteRowAsync(Key, row.Revision, sent with { Owner = "another", SettleTime = null }).Now();
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(TimeSpan.Zero, store.ReadRowAsync(Key).Now()!.SettlesIn);
    }

    [Fact]
    public void Any_row_of_an_instance_counts()
    {
        _store.SaveAsync(Key, Instance(1)).Now();
        _store.SaveAsync(Key, Instance(2)).Now();
        _store.SaveAsync(Instance(3)).Now();

        Assert.All(["1", "2", "3"], id => Assert.True(_store.HasInstanceAsync("acme", id).Now()));
        Assert.False(_store.HasInstanceAsync("acme", "4").Now());
        Assert.False(_store.HasInstanceAsync("bolt", "1").Now());
    }

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private ProvisioningRow? Row => _store.ReadRowAsync(Key).Now();

    private ProvisioningRow? Write(string? revision, ProvisioningChange change) => _store.WriteRowAsync(Key, revision, change).Now();

    private string List(ProvisioningQuery query) => string.Join(' ', _store.ListRowsAsync(query).Now().Select(static row => row.Key.Name));

    private static ProvisionedInstance Instance(long id) => new()
    {
        Id = id,
        Name = "sms",
        Token = $"token-{id}",
        Element = new ElementSummary { Key = "infobip" },
    };
}
