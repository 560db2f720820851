using System.Net;

namespace ElementGen;

/// <summary>
/// When the calls of one piece of work may send a request, because the platform told one of them that it had too many. After that, there is
/// a pause, and then a gap between requests, which gets shorter as long as they are answered. Thread-safe.
/// </summary>
internal sealed class SharedBackOff(TimeProvider clock)
{
    // More in a row, without one call that came to its end between them, are not waited for.
    private const int MostPauses = 10;

    // For so long, what was looked up counts as new.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstGap = TimeSpan.FromMilliseconds(100);

    private readonly object _lock = new();
    private readonly EnsureWaiting _waiting = new(clock);
    private long _end = clock.GetTimestamp();
    private long _last = clock.GetTimestamp();
    private TimeSpan _gap;
    private int _pauses;
    private bool _hasAnswered;
    private int _changesWaiting;

    /// <summary>How long the pause still lasts; zero when it is over.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_lock)
                return Until(_end);
        }
    }

    /// <summary>Whether the pause lasts longer than a call waits: the caller is told to wait.</summary>
    public bool IsTooLong
    {
        get
        {
            lock (_lock)
                return Left > EnsuringCall.LongestBackOff || (_pauses > MostPauses && Left > TimeSpan.Zero);
        }
    }

    /// <summary>Waits until a request may be sent that only reads.</summary>
    /// <exception cref="ElementsApiException">The pause is too long.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (WaitBefore(isChange: false) is var wait && wait > TimeSpan.Zero)
        {
            if (IsTooLong)
                throw NotSent(Left);

            await _waiting.DelayAsync(EnsureStep.BackingOff, wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Waits until a request may be sent that changes something, if that is soon: what was looked up for it gets old. Others that only
    /// read wait for it, so that nobody looks up for ever and never gets further.
    /// </summary>
    public async Task WaitToChangeAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _changesWaiting);
        try
        {
            while (WaitBefore(isChange: true) is var wait && wait > TimeSpan.Zero && wait <= Short)
                await _waiting.DelayAsync(EnsureStep.BackingOff, wait, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _changesWaiting);
        }
    }

    /// <summary>Refuses to send something during the pause.</summary>
    /// <exception cref="ElementsApiException">It is the pause.</exception>
    public void ThrowDuringPause()
    {
        if (Left is var left && left > TimeSpan.Zero)
            throw NotSent(left);
    }

    /// <summary>
    /// Learns that a call came to its end: as long as some do, with what the platform answered, the pauses stay short.
    /// </summary>
    public void Advanced()
    {
        lock (_lock)
        {
            if (!_hasAnswered)
                return;

            (_pauses, _hasAnswered) = (0, false);
        }
    }

    /// <summary>Learns from an answer whether the platform had too many requests.</summary>
    public void Note(PlatformAnswer answer)
    {
        lock (_lock)
        {
            if (answer.Status is not HttpStatusCode.TooManyRequests)
            {
                _hasAnswered = true;
                _gap = _gap < FirstGap / 10 ? TimeSpan.Zero : _gap * 0.98;
                return;
            }

            // Requests that were on their way when it began are refused too, which says nothing new.
            var wait = answer.RetryAfter ?? TimeSpan.Zero;
            if (Left == TimeSpan.Zero)
            {
                var usual = EnsuringCall.Doubled(EnsuringCall.FirstBackOff, _pauses++, EnsuringCall.LongestBackOff);
                wait = wait < usual ? usual : wait;
                _gap = _gap == TimeSpan.Zero ? FirstGap : _gap * 2 < Short ? _gap * 2 : Short;
            }

            if (wait > Left)
                _end = After(wait);
        }
    }

    /// <summary>How long to wait before a request may be sent; zero when it may be sent, and then it counts as sent.</summary>
    private TimeSpan WaitBefore(bool isChange)
    {
        lock (_lock)
        {
            var (pause, gap) = (Left, _gap - clock.GetElapsedTime(_last));
            var wait = pause > gap ? pause : gap;
            if (wait <= TimeSpan.Zero && !isChange && Volatile.Read(ref _changesWaiting) > 0)
                wait = _gap;

            if (wait > TimeSpan.Zero)
                return wait;

            _last = clock.GetTimestamp();
            return TimeSpan.Zero;
        }
    }

    private TimeSpan Until(long time)
    {
        var left = clock.GetElapsedTime(clock.GetTimestamp(), time);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    private long After(TimeSpan wait) => clock.GetTimestamp() + (long)(wait.TotalSeconds * clock.TimestampFrequency);

    private static ElementsApiException NotSent(TimeSpan left) => new(FormattableString.Invariant(
        $"The platform had too many requests, and gets none for {left.TotalSeconds:0} seconds more. Try again after that."))
    {
        Status = HttpStatusCode.TooManyRequests,
        RetryAfter = left,
    };
}
