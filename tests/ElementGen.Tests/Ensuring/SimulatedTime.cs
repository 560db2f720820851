namespace ElementGen.Tests;

/// <summary>
/// A world's time, which moves from event to event. All that happens in the world happens on the thread that runs it, in an order that
/// depends on nothing else: what completes a task goes on with what waits for it.
/// </summary>
public sealed class SimulatedTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Action, (long Due, long Order)> _events = new();
    private long _now;
    private long _order;

    public TimeSpan Elapsed => new(_now);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(_now);

    public override long GetTimestamp() => _now;

    public void At(TimeSpan delay, Action action) => _events.Enqueue(action, (_now + Math.Max(0, delay.Ticks), _order++));

    /// <summary>Runs until nothing is left to happen, a condition holds, or a time has passed.</summary>
    /// <returns>Whether the condition holds.</returns>
    public bool RunUntil(Func<bool> isOver, TimeSpan limit)
    {
        var end = _now + limit.Ticks;
        while (!isOver())
        {
            if (!_events.TryPeek(out _, out var next) || next.Due > end)
                return false;

            var action = _events.Dequeue();
            _now = next.Due;
            action();
        }

        return true;
    }

    /// <summary>Lets time pass.</summary>
    public void Run(TimeSpan time)
    {
        var end = _now + time.Ticks;
        RunUntil(static () => false, time);
        _now = end;
    }

    /// <summary>Runs until a task has ended, and gives its result or its exception.</summary>
    public T Run<T>(Task<T> task)
    {
        Assert.True(RunUntil(() => task.IsCompleted, TimeSpan.FromHours(3)), "The call does not end.");
        return task.GetAwaiter().GetResult();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, callback, state, dueTime);

    /// <summary>A timer that fires once, as all of a client's do.</summary>
    private sealed class Timer : ITimer
    {
        private readonly SimulatedTime _time;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private int _version;

        public Timer(SimulatedTime time, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            (_time, _callback, _state) = (time, callback, state);
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var version = ++_version;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _time.At(dueTime, () =>
                {
                    if (version == _version)
                        _callback(_state);
                });
            }

            return true;
        }

        public void Dispose() => _version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
