namespace ElementGen.Storage;

/// <summary>
/// How long one call may wait for others, in all: for its turn, and for the locks of other processes. Whoever waited for one of them has
/// less left for the next.
/// </summary>
/// <param name="whole">What the call has.</param>
/// <param name="clock">Measures the time; the system's clock by default.</param>
internal sealed class WaitBudget(TimeSpan whole, TimeProvider? clock = null)
{
    /// <summary>What a call has, in seconds.</summary>
    public const int Seconds = 30;

    /// <summary>
    /// How long a command goes on trying when the database is locked, beyond the time that SQLite itself waits; 0 would mean for ever.
    /// </summary>
    public const int CommandSeconds = 1;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly long _start = (clock ?? TimeProvider.System).GetTimestamp();

    /// <summary>What a call has, from now on.</summary>
    public static WaitBudget OfOneCall() => new(TimeSpan.FromSeconds(Seconds));

    /// <summary>What is left for SQLite; never negative.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = whole - TimeSpan.FromSeconds(CommandSeconds) - _clock.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
