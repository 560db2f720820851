namespace ElementGen;

/// <summary>
/// How long the calls of one piece of work send nothing, because the platform told one of them that it had too many requests. Thread-safe.
/// </summary>
internal sealed class SharedBackOff(TimeProvider clock)
{
    private long _end = clock.GetTimestamp();

    /// <summary>How long it still lasts; zero when it is over.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = clock.GetElapsedTime(clock.GetTimestamp(), Interlocked.Read(ref _end));
            return left < TimeSpan.Zero ? TimeSpan.Zero : left;
        }
    }

    /// <summary>Lets it last for <paramref name="wait"/> from now, if it would end earlier.</summary>
    public void Extend(TimeSpan wait)
    {
        var end = clock.GetTimestamp() + (long)(wait.TotalSeconds * clock.TimestampFrequency);
        for (var before = Interlocked.Read(ref _end); before < end;)
        {
            var found = Interlocked.CompareExchange(ref _end, end, before);
            if (found == before)
                return;

            before = found;
        }
    }
}
