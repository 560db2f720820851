namespace ElementGen.Storage;

/// <summary>
/// When a row was sent and how long it is leased, by the database's clock, in milliseconds since 1970. Only differences leave the store.
/// </summary>
internal sealed record RowTimes
{
    /// <summary>Until when its owner has it; null for not at all.</summary>
    public long? LeaseUntil { get; init; }

    /// <summary>When it was marked as sent, or as deleted; null when it never was.</summary>
    public long? SentAt { get; init; }

    /// <summary>Until when what was sent may still land.</summary>
    public long? SettlesAt { get; init; }

    /// <summary>When the row was written.</summary>
    public long WrittenAt { get; init; }

    /// <summary>When the row was read.</summary>
    public long ReadAt { get; init; }

    /// <summary>How much of the lease is left; nothing if the clock went back to before it was given.</summary>
    public TimeSpan LeaseLeft => ReadAt < WrittenAt ? TimeSpan.Zero : Left(WrittenAt, LeaseUntil);

    public TimeSpan SettlesIn => SentAt is { } sentAt ? Left(sentAt, SettlesAt) : TimeSpan.Zero;

    public TimeSpan? SentAge => SentAt is { } sentAt ? TimeSpan.FromMilliseconds(Math.Max(0, ReadAt - sentAt)) : null;

    /// <summary>The times of a row that is written <paramref name="now"/>; <paramref name="before"/> are those that it has.</summary>
    public static RowTimes Of(ProvisioningChange change, RowTimes? before, long now)
    {
        var lease = Milliseconds(change.Lease);
        var times = new RowTimes { LeaseUntil = lease > 0 ? now + lease : null, WrittenAt = now, ReadAt = now };
        return change.SettleTime is { } settleTime
            ? times with { SentAt = now, SettlesAt = now + Milliseconds(settleTime) }
            : (times with { SentAt = before?.SentAt, SettlesAt = before?.SettlesAt }).CountedAnew(now);
    }

    /// <summary>If the clock went back to before it was sent, it settles from now on, or it would until the clock is there again.</summary>
    private RowTimes CountedAnew(long now) => SentAt is { } sentAt && now < sentAt
        ? this with { SentAt = now, SettlesAt = now + SettlesAt - sentAt }
        : this;

    private static long Milliseconds(TimeSpan span) => Math.Max(0, span.Ticks / TimeSpan.TicksPerMillisecond);

    // Not longer than it was meant to be, even if the clock went back since.
    private TimeSpan Left(long from, long? until) =>
        until is { } end ? TimeSpan.FromMilliseconds(Math.Clamp(end - ReadAt, 0, Math.Max(0, end - from))) : TimeSpan.Zero;
}
