using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.Storage.Tests;

public sealed class WaitingForOthers : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["instances.db"];

    [Fact]
    public void A_call_that_waited_for_its_turn_has_less_left_for_the_lock()
    {
        var clock = new FakeTimeProvider();
        var budget = new WaitBudget(TimeSpan.FromSeconds(30), clock);
        Assert.Equal(TimeSpan.FromSeconds(29), budget.Left);

        clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(TimeSpan.FromSeconds(4), budget.Left);

        clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(TimeSpan.Zero, budget.Left);
    }

    [Fact]
    public async Task Calls_that_wait_behind_each_other_all_end_when_the_time_of_one_is_over()
    {
        SqliteInstanceStore.Open(Database).Dispose();
        using var store = new ProtectedInstanceStore(
            SqliteRows.Open(Database, wait: TimeSpan.FromSeconds(1)), new EphemeralDataProtectionProvider());
        using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
        {
            var calls = Enumerable.Range(0, 3)
                .Select(id => Task.Run(async () => await store.SaveAsync(Instances.Infobip(id, $"{id}"))))
                .ToArray();

            foreach (var call in calls)
            {
                var exception = await Assert.ThrowsAsync<IOException>(() => call);
                Assert.Contains($"'{Database}' was in use by others", exception.Message, StringComparison.Ordinal);
            }
        }

        await store.SaveAsync(Instances.Infobip(1, "afterwards"));
        Assert.NotNull(await store.FindAsync("infobip", "afterwards"));
    }

    [Fact]
    public async Task Opening_that_has_waited_long_enough_does_not_wait_again_for_its_keys()
    {
        var clock = new FakeTimeProvider();
        using var rows = SqliteRows.Open(Database, clock: clock);
        using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        await other.OpenAsync();
        var transaction = await other.BeginTransactionAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        // Longer than a command goes on trying without any wait, so that one which waits again gets its turn.
        var ended = Task.Delay(TimeSpan.FromSeconds(5)).ContinueWith(_ => transaction.Dispose(), TaskScheduler.Default);

        Assert.Throws<IOException>(() => rows.RunAlone(() => { }));

        await ended;
        rows.Dispose();
    }

    [Fact]
    public async Task A_call_that_has_waited_long_enough_to_read_does_not_wait_again_to_write()
    {
        using var rows = SqliteRows.Open(Database);
        using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        await other.OpenAsync();
        var transaction = await other.BeginTransactionAsync();
        var ended = Task.Delay(TimeSpan.FromSeconds(5)).ContinueWith(_ => transaction.Dispose(), TaskScheduler.Default);

        await Assert.ThrowsAsync<IOException>(async () => await rows.ChangeAsync(
            static _ => ValueTask.FromResult(true), waited: TimeSpan.FromSeconds(30), CancellationToken.None));

        await ended;
    }

    [Fact]
    public async Task An_instance_is_found_while_another_process_is_about_to_write()
    {
        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(27));
        using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
            Assert.NotNull(await store.FindAsync("infobip", "InfoBip for Acme"));
    }

    public void Dispose() => _folder.Dispose();
}
