namespace ElementGen;

/// <summary>What a call that ensures an instance does, and why it waits.</summary>
/// <param name="Key">Which instance.</param>
/// <param name="Step">What it does.</param>
/// <param name="Message">A sentence for people, without a secret.</param>
/// <param name="Wait">How long it waits now, at most; null when it does not wait.</param>
public sealed record EnsureProgress(InstanceKey Key, EnsureStep Step, string Message, TimeSpan? Wait = null);

/// <summary>What a call that ensures an instance does.</summary>
public enum EnsureStep
{
    /// <summary>Waits for another call that has the key for itself.</summary>
    WaitingForAnotherCall,

    /// <summary>Sends the creation.</summary>
    Sending,

    /// <summary>Nobody knows whether a creation has landed: asks the platform for the instance, until it cannot land any more.</summary>
    Settling,

    /// <summary>The platform failed or had too many requests: waits before it tries again.</summary>
    BackingOff,

    /// <summary>Takes over an instance that exists.</summary>
    Adopting,

    /// <summary>Deletes an instance that carries the key's tag and that nobody retains.</summary>
    DeletingDuplicate,

    /// <summary>Waits until the store can save what was made.</summary>
    Saving,

    /// <summary>Could not ask the platform whether the retained instance still exists, and returns it.</summary>
    NotVerified,
}
