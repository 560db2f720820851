using System.Collections.Concurrent;
using CsCheck;
using Xunit.Abstractions;

namespace ElementGen.Tests;

/// <summary>
/// Callers in several processes ensure one instance while processes end or are paused at any step, requests and answers get lost or land
/// late, others answer in the platform's place, the store fails, and callers cancel.
/// </summary>
public sealed class ExactlyOneCampaign(ITestOutputHelper output)
{
    private const string CountVariable = "ELEMENTGEN_ENSURED_SCHEDULES";

    private static readonly Gen<byte[]> Schedules = Gen.Byte.Array[0, 160];

    [Fact]
    public void While_requests_land_within_the_settle_time_there_is_never_a_second_instance() => Try(WorldRules.Bounded, 6_000);

    [Fact]
    public void When_requests_land_later_the_sweep_leaves_one_instance() => Try(WorldRules.Unbounded, 2_000);

    [Fact]
    public void A_deleted_instance_is_not_made_again() => Try(WorldRules.Bounded with { Deletes = true, Callers = 2 }, 1_000);

    [Fact]
    public void A_deleted_instance_is_made_again_if_that_is_asked_for() =>
        Try(WorldRules.Bounded with { Deletes = true, Recreates = true, Callers = 2 }, 1_000);

    [Fact]
    public void An_instance_of_another_origin_that_callers_take_over_is_never_deleted() => Try(WorldRules.Bounded with { Adopts = true }, 2_000);

    [Fact]
    public void An_instance_of_another_origin_is_not_deleted_when_requests_land_later() =>
        Try(WorldRules.Unbounded with { Adopts = true }, 1_000);

    [Fact]
    public void Without_a_settle_time_two_instances_exist() =>
        Assert.Contains("I2", FirstViolation(WorldRules.Bounded with { SettleTime = TimeSpan.Zero }), StringComparison.Ordinal);

    [Fact]
    public void With_a_settle_time_that_is_too_short_two_instances_exist() =>
        Assert.Contains("I2", FirstViolation(WorldRules.Bounded with { SettleTime = TimeSpan.FromSeconds(6) }), StringComparison.Ordinal);

    [Fact]
    public void With_a_store_that_does_not_compare_revisions_two_instances_exist() =>
        Assert.Contains("I2", FirstViolation(WorldRules.Bounded with { ComparesRevisions = false }), StringComparison.Ordinal);

    [Fact]
    public void The_same_numbers_make_the_same_world()
    {
        var numbers = new byte[160];
        new Random(CampaignSize.Seed).NextBytes(numbers);

        var (one, other) = (new World(numbers).Run(), new World(numbers).Run());

        Assert.Equal(one.Time.Elapsed, other.Time.Elapsed);
        Assert.Equal(one.Platform.Instances.Keys, other.Platform.Instances.Keys);
        Assert.Equal(one.Store.ReadRowAsync(World.Key).Now()!.Revision, other.Store.ReadRowAsync(World.Key).Now()!.Revision);
    }

    /// <summary>Tries schedules that the seed and their number alone decide. A bad one is made smaller, as far as that goes.</summary>
    private void Try(WorldRules rules, int usual)
    {
        var count = CampaignSize.Of(CountVariable, usual);
        var (created, kept, bad) = (0L, 0L, new ConcurrentBag<int>());
        Parallel.For(0, count, (i, loop) =>
        {
            var world = new World(Schedules.Generate(RandomOf(i), null, out _), rules).Run();
            Interlocked.Add(ref created, world.Platform.Created);
            Interlocked.Add(ref kept, world.Platform.Instances.Count - 2);
            if (world.Violations.Count == 0)
                return;

            bad.Add(i);
            loop.Stop();
        });
        if (!bad.IsEmpty)
        {
            Schedules.Sample(
                numbers => new World(numbers, rules).Run().Violations is { Count: > 0 } violations
                    ? throw new Xunit.Sdk.XunitException(string.Join('\n', violations))
                    : true,
                seed: RandomOf(bad.Min()).ToString(),
                iter: 10_000);
        }

        output.WriteLine($"{count} schedules of seed {CampaignSize.Seed}, {created} creations landed, {kept} instances at the end");
    }

    private static PCG RandomOf(int schedule) => new((uint)CampaignSize.Seed, (ulong)schedule);

    private static string FirstViolation(WorldRules rules)
    {
        var random = new Random(CampaignSize.Seed);
        var numbers = new byte[160];
        for (var i = 0; i < 5_000; i++)
        {
            random.NextBytes(numbers);
            if (new World(numbers, rules).Run().Violations.Find(static violation => violation.Contains("I2", StringComparison.Ordinal)) is { } found)
                return found;
        }

        return "none in 5,000 schedules";
    }
}
