namespace ElementGen;

/// <summary>How much a sweep does.</summary>
public sealed class SweepOptions
{
    /// <summary>The most keys to look at, at least 1; 100 by default. Each takes one request or a few.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxKeys
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 100;

    /// <summary>Where the sweep before ended, see <see cref="SweepReport.Next"/>; null to begin with the first key.</summary>
    public InstanceKey? After { get; init; }
}

/// <summary>What a sweep did.</summary>
public sealed record SweepReport
{
    /// <summary>How many keys it looked at.</summary>
    public int Keys { get; init; }

    /// <summary>What it did or found, in the order of the keys; keys where there was nothing to do are left out.</summary>
    public IReadOnlyList<SweptKey> Findings { get; init; } = [];

    /// <summary>Whether no keys are left behind those that it looked at.</summary>
    public bool IsComplete { get; init; }

    /// <summary>
    /// The last key that it looked at, for <see cref="SweepOptions.After"/> of the next sweep; null if it looked at none.
    /// </summary>
    public InstanceKey? Next { get; init; }
}

/// <summary>What a sweep did about a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Finding">What it did, or found.</param>
/// <param name="InstanceIds">The ids of the instances concerned, as texts.</param>
/// <param name="Message">A sentence for people, without a secret.</param>
public sealed record SweptKey(InstanceKey Key, SweepFinding Finding, IReadOnlyList<string> InstanceIds, string Message);

/// <summary>What a sweep does about a key, or finds.</summary>
public enum SweepFinding
{
    /// <summary>Instances with the key's tag that nobody retained were deleted.</summary>
    DuplicatesDeleted,

    /// <summary>An instance with the key's tag was found, and is retained.</summary>
    Adopted,

    /// <summary>An attempt that was abandoned made no instance.</summary>
    NothingMade,

    /// <summary>An attempt was abandoned, and its instance can still appear: sweep again later.</summary>
    Settling,

    /// <summary>A deletion that was abandoned was finished.</summary>
    DeletionFinished,

    /// <summary>The retained instance is gone from the platform, or is another's.</summary>
    Missing,

    /// <summary>
    /// The platform has an instance with the key's tag and does not show its token; see <see cref="EnsureOptions.Recreate"/>.
    /// </summary>
    TokenNotTold,

    /// <summary>
    /// Instances have the element and the name, but not the tag; one may have been made by an abandoned attempt. See
    /// <see cref="EnsureOptions.Adopt"/>. Or more instances than one have the tag: those that the store has as history, or that a call was
    /// about to take over when it ended; or, if the key's instance was deleted, some that were made later.
    /// </summary>
    OtherInstances,

    /// <summary>The store cannot read the key's instance.</summary>
    Unreadable,

    /// <summary>
    /// The platform refused, or did not answer clearly. If no answer of its own came, the sweep ended before this key, unless only the
    /// key's tag could not be set.
    /// </summary>
    Failed,

    /// <summary>The retained instance had lost the key's tag, and got it again: what replaces tags replaces all of them.</summary>
    TagRestored,
}
