namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>How late requests and searches are, and how long callers wait for them.</summary>
/// <param name="SettleTime">How long a creation settles.</param>
/// <param name="Lateness">How much later a request lands whose connection was reset.</param>
/// <param name="LateShare">How many of the creations land late.</param>
/// <param name="SearchLag">How old an instance is before a search finds it.</param>
internal sealed record Timing(TimeSpan SettleTime, TimeSpan Lateness, double LateShare, TimeSpan SearchLag)
{
    /// <summary>How long a client waits for an answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a call has a key for itself.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(1.5);

    /// <summary>What is late is there before the settle time is over.</summary>
    public static Timing WithinTheSettleTime { get; } =
        new(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1), 0.02, TimeSpan.FromSeconds(0.5));

    /// <summary>What is late comes when others have gone on.</summary>
    public static Timing BeyondTheSettleTime { get; } =
        new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), 0.15, TimeSpan.FromSeconds(3));

    /// <summary>Longer than any call goes on without looking at its row again.</summary>
    public TimeSpan LongPause => SettleTime + Lease + TimeSpan.FromSeconds(1);

    /// <summary>When nothing can land any more.</summary>
    public TimeSpan UntilAllIsSettled => SettleTime + Lateness;
}
