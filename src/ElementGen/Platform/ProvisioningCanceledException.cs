namespace ElementGen;

/// <summary>
/// The caller cancelled a creation before the platform answered. Once the platform has begun to answer, a creation is not cancelled: its
/// token would be lost. Derived from <see cref="TaskCanceledException"/>, so that code that expects a cancellation handles it.
/// </summary>
public class ProvisioningCanceledException : TaskCanceledException
{
    /// <summary>Says what was cancelled.</summary>
    /// <param name="message">What was cancelled, without a secret.</param>
    /// <param name="instanceMayExist">Whether the request may have reached the platform.</param>
    /// <param name="innerException">How the call ended; null for nothing.</param>
    /// <param name="cancellationToken">The token that was cancelled.</param>
    public ProvisioningCanceledException(
        string message, bool instanceMayExist, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken) => InstanceMayExist = instanceMayExist;

    /// <summary>
    /// Whether the platform may have made the instance all the same: look for its name with <see cref="ElementsClient.ListInstancesAsync"/>
    /// before trying again. False when nothing was
    /// sent.
    /// </summary>
    public bool InstanceMayExist { get; }
}
