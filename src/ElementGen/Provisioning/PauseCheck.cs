namespace ElementGen;

/// <summary>
/// Notices that a call was paused between writing that it sends and sending: then it does not send, because others may have gone on.
/// </summary>
internal sealed class PauseCheck(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private readonly long _start = clock.GetTimestamp();
    private readonly DateTimeOffset _startTime = clock.GetUtcNow();

    /// <summary>Whether more time has passed since the check was made than may.</summary>
    /// <remarks>A machine that sleeps stops one clock, and setting the time moves the other.</remarks>
    public bool WasTooLong => IsLongerThan(Longest);

    /// <summary>
    /// The creation as it is not sent any more once its time-out has passed since the check was made, wherever it waits or is paused until
    /// its first byte leaves: so the time-out is the longest part of the settle time that is not the platform's.
    /// </summary>
    public PlatformCall Bound(PlatformCall creation, TimeSpan timeout) => creation with { IsTooLate = () => IsLongerThan(timeout) };

    private bool IsLongerThan(TimeSpan time) => clock.GetElapsedTime(_start) > time || (clock.GetUtcNow() - _startTime).Duration() > time;
}
