namespace ElementGen.Tests;

/// <summary>Clocks are set while an instance is ensured.</summary>
public sealed class ClockTests : EnsuringTest
{
    [Fact]
    public void A_store_s_clock_that_is_set_back_lets_a_creation_settle_longer()
    {
        var clock = new SettableClock(Time);
        Store = new InMemoryInstanceStore(clock, Scope);
        Network.Creations.Enqueue(ScriptedNetwork.LandsAfter(TimeSpan.FromSeconds(110)));
        Time.At(TimeSpan.FromSeconds(60), () => clock.Ahead = TimeSpan.FromHours(-1));

        Assert.Equal(101, Ensure().Id);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void A_store_s_clock_that_is_set_ahead_ends_the_settle_time_and_the_sweep_deletes_what_lands_after_that()
    {
        var clock = new SettableClock(Time);
        Store = new InMemoryInstanceStore(clock, Scope);
        Network.Creations.Enqueue(ScriptedNetwork.LandsAfter(TimeSpan.FromSeconds(110)));
        Time.At(TimeSpan.FromSeconds(60), () => clock.Ahead = TimeSpan.FromHours(1));

        var instance = Ensure();
        Time.Run(TimeSpan.FromMinutes(5));
        Assert.Equal(2, Platform.Instances.Count);

        Assert.Equal(SweepFinding.DuplicatesDeleted, Assert.Single(Sweep().Findings).Finding);
        Assert.Equal([instance.Id], Platform.Instances.Keys);
        Assert.Equal(instance.Token.Reveal(), Platform.Instances[instance.Id].Token);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(4, true)]
    [InlineData(-4, true)]
    public void A_machine_s_clock_that_jumps_by_more_than_a_pause_may_last_counts_as_a_pause(int seconds, bool wasTooLong)
    {
        var clock = new SettableClock(Time);
        var pause = new PauseCheck(clock);

        clock.Ahead = TimeSpan.FromSeconds(seconds);

        Assert.Equal(wasTooLong, pause.WasTooLong);
    }

    [Fact]
    public void A_machine_that_slept_counts_as_paused_although_its_other_clock_stood_still()
    {
        var clock = new SettableClock(Time) { StopsTicks = true };
        var pause = new PauseCheck(clock);

        Time.Run(TimeSpan.FromSeconds(4));

        Assert.Equal(0, clock.GetElapsedTime(clock.GetTimestamp()).Ticks);
        Assert.True(pause.WasTooLong);
    }

    private sealed class SettableClock(TimeProvider clock) : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public bool StopsTicks { get; init; }

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Ahead;

        public override long GetTimestamp() => StopsTicks ? 0 : clock.GetTimestamp();
    }
}
