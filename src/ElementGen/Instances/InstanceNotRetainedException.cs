namespace ElementGen;

/// <summary>
/// The platform made an instance, but the store failed to keep it. <see cref="Instance"/> holds it, token included: keep it some other way,
/// or delete it. The message does not show the token.
/// </summary>
public sealed class InstanceNotRetainedException : ElementGenException
{
    /// <summary>Hands the instance over.</summary>
    /// <param name="instance">The instance that was made.</param>
    /// <param name="message">What failed, without a secret.</param>
    /// <param name="innerException">What the store threw; null when it cannot be shown.</param>
    public InstanceNotRetainedException(ProvisionedInstance instance, string message, Exception? innerException = null)
        : base(message, innerException) => Instance = instance;

    /// <summary>The instance that was made, with its token.</summary>
    public ProvisionedInstance Instance { get; }
}
