using System.Net;

namespace ElementGen;

/// <summary>
/// How long the calls of one piece of work send nothing, because the platform told one of them that it had too many requests. Thread-safe.
/// </summary>
internal sealed class SharedBackOff(TimeProvider clock)
{
    // More in a row, without one call that came to its end between them, are not waited for.
    private const int MostPauses = 10;

    // For so long, what was looked up counts as new.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    private readonly object _lock = new();
    private readonly EnsureWaiting _waiting = new(clock);
    private long _end = clock.GetTimestamp();
    private int _pauses;

    /// <summary>How long it still lasts; zero when it is over.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_lock)
            {
                var left = clock.GetElapsedTime(clock.GetTimestamp(), _end);
                return left < TimeSpan.Zero ? TimeSpan.Zero : left;
            }
        }
    }

    /// <summary>Whether it lasts longer than a call waits: the caller is told to wait.</summary>
    public bool IsTooLong
    {
        get
        {
            lock (_lock)
                return Left > EnsuringCall.LongestBackOff || (_pauses > MostPauses && Left > TimeSpan.Zero);
        }
    }

    /// <summary>Waits until it is over.</summary>
    /// <exception cref="ElementsApiException">It is too long.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Left is var left && left > TimeSpan.Zero)
        {
            if (IsTooLong)
                throw NotSent(left);

            await _waiting.DelayAsync(EnsureStep.BackingOff, left, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until it is over, if that is soon: before something is sent that was decided by what was looked up.</summary>
    public Task WaitShortlyAsync(CancellationToken cancellationToken) => Left is var left && left > TimeSpan.Zero && left <= Short
        ? _waiting.DelayAsync(EnsureStep.BackingOff, left, cancellationToken)
        : Task.CompletedTask;

    /// <summary>Refuses to send something while it lasts.</summary>
    /// <exception cref="ElementsApiException">It lasts.</exception>
    public void ThrowIfOn()
    {
        if (Left is var left && left > TimeSpan.Zero)
            throw NotSent(left);
    }

    /// <summary>Learns that a call came to its end: as long as some do, the pauses stay short.</summary>
    public void Advanced()
    {
        lock (_lock)
            _pauses = 0;
    }

    /// <summary>Learns from an answer whether the platform had too many requests.</summary>
    public void Note(PlatformAnswer answer)
    {
        lock (_lock)
        {
            if (answer.Status is not HttpStatusCode.TooManyRequests)
                return;

            // Requests that were on their way when it began are refused too, which says nothing new.
            var isNew = Left == TimeSpan.Zero;
            var wait = isNew ? EnsuringCall.Doubled(EnsuringCall.FirstBackOff, _pauses++, EnsuringCall.LongestBackOff) : TimeSpan.Zero;
            if (answer.RetryAfter > wait)
                wait = answer.RetryAfter.Value;

            if (wait > Left)
                _end = clock.GetTimestamp() + (long)(wait.TotalSeconds * clock.TimestampFrequency);
        }
    }

    private static ElementsApiException NotSent(TimeSpan left) => new(FormattableString.Invariant(
        $"The platform had too many requests, and gets none for {left.TotalSeconds:0} seconds more. Try again after that."))
    {
        Status = HttpStatusCode.TooManyRequests,
        RetryAfter = left,
    };
}
