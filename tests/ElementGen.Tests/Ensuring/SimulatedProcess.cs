namespace ElementGen.Tests;

/// <summary>
/// A process that calls the platform and the store. At each of its steps it can be killed, which ends it without a word, or be paused.
/// </summary>
public sealed class SimulatedProcess(SimulatedTime time) : TimeProvider
{
    private long _pausedUntil;

    public bool IsDead { get; private set; }

    public override long TimestampFrequency => time.TimestampFrequency;

    public void Kill() => IsDead = true;

    public void Pause(TimeSpan length) => _pausedUntil = Math.Max(_pausedUntil, (time.Elapsed + length).Ticks);

    /// <summary>Does something in this process after a delay, or when its pause ends.</summary>
    public void At(TimeSpan delay, Action action) => time.At(delay, () =>
    {
        if (IsDead)
            return;

        var left = _pausedUntil - time.Elapsed.Ticks;
        if (left > 0)
            At(new TimeSpan(left), action);
        else
            action();
    });

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(_ => At(TimeSpan.Zero, () => callback(state)), null, dueTime, period);
}
