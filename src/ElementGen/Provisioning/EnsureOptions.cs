namespace ElementGen;

/// <summary>How an instance is ensured, besides what can be asked for when it is provisioned.</summary>
public sealed class EnsureOptions : ProvisionOptions
{
    internal static readonly TimeSpan UsualSettleTime = TimeSpan.FromMinutes(2);

    // A request that times out later than this lengthens the usual settle time.
    internal static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long after it was sent a creation may still land, or its instance be missing in the platform's search: time-out, longest
    /// handling and search lag together. Until then, no second creation is sent. It is waited for only after an unknown outcome, while the
    /// platform is asked for the instance again and again; once the instance is found, the wait ends. It is also the longest that a
    /// creation waits for its answer. Null, the default, is 2 minutes, and as much more as
    /// <see cref="ElementsClientOptions.Timeout"/> exceeds 30 seconds: 190 seconds with its default of 100 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or more than a day.</exception>
    public TimeSpan? SettleTime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? default, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? default, TimeSpan.FromDays(1));
            field = value;
        }
    }

    /// <summary>
    /// How long a call that ensures an instance has a key for itself without renewing it, from 1 second; 15 seconds by default. If its
    /// process ends, others wait for that long before they go on. After a process that ended in
    /// <see cref="ElementsClient.ProvisionInstanceAsync"/> they wait for <see cref="ElementsClientOptions.Timeout"/> and a minute. What
    /// keeps a second instance from being made is the settle time, and not this.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 second, or more than a day.</exception>
    public TimeSpan Lease
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    }
    = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Which instances that this store did not make may be taken over; none by default. What carries the store's own tag for the key is
    /// always taken over.
    /// </summary>
    public InstanceAdoption Adopt { get; init; }

    /// <summary>
    /// Whether a new instance may be made when the former one is gone from the platform or was deleted by a client, or when the platform
    /// does not show its token; false by default. One whose token is not shown is then deleted. Set it for one call, after a decision: as a
    /// standing setting it also makes again what was deleted on purpose.
    /// </summary>
    public bool Recreate { get; init; }

    /// <summary>
    /// Whether the platform is asked if a retained instance still exists; true by default. It costs a request. If the platform does not
    /// answer, the retained instance is returned.
    /// </summary>
    public bool Verify { get; init; } = true;

    /// <summary>Gets what a call does and why it waits; null, the default, for nobody.</summary>
    public IProgress<EnsureProgress>? Progress { get; init; }

    internal TimeSpan SettleTimeFor(TimeSpan timeout) =>
        SettleTime ?? (timeout > UsualTimeout ? UsualSettleTime + (timeout - UsualTimeout) : UsualSettleTime);
}

/// <summary>Which instances that a store did not make may be taken over.</summary>
public enum InstanceAdoption
{
    /// <summary>None.</summary>
    None,

    /// <summary>
    /// The one instance of the element that has the name, unless it carries the tag of a store. It gets this store's tag.
    /// </summary>
    ByName,
}
