namespace ElementGen.Storage.Tests;

/// <summary>The database's clock was set back while a creation was on its way.</summary>
public sealed class SettingTheClockBack
{
    private static readonly ProvisioningChange Sent = new()
    {
        State = ProvisioningState.Sent,
        Owner = "me",
        Lease = TimeSpan.FromSeconds(15),
        SettleTime = TimeSpan.FromMinutes(2),
    };

    private readonly RowTimes _before = RowTimes.Of(Sent, before: null, now: 1_000_000_000);

    [Fact]
    public void A_lease_is_over() => Assert.Equal(TimeSpan.Zero, (_before with { ReadAt = 500_000_000 }).LeaseLeft);

    [Fact]
    public void What_was_sent_settles_once_more_from_the_next_change_on()
    {
        var kept = RowTimes.Of(Sent with { SettleTime = null }, _before, now: 500_000_000);

        Assert.Equal(TimeSpan.FromMinutes(2), kept.SettlesIn);
        Assert.Equal(TimeSpan.Zero, (kept with { ReadAt = 500_120_000 }).SettlesIn);
    }

    [Fact]
    public void Without_that_a_change_moves_nothing()
    {
        var kept = RowTimes.Of(Sent with { SettleTime = null }, _before, now: 1_000_060_000);

        Assert.Equal(TimeSpan.FromMinutes(1), kept.SettlesIn);
    }
}
