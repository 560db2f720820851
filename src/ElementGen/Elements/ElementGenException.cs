namespace ElementGen;

/// <summary>
/// The base of all exceptions that are this library's own, and of those of its companion packages: one <c>catch</c> for all of them. A
/// wrong argument is an <see cref="ArgumentException"/>, as everywhere. No message contains a secret.
/// </summary>
public abstract class ElementGenException : Exception
{
    /// <summary>Says what happened.</summary>
    /// <param name="message">What happened, where and what to do, without a secret.</param>
    /// <param name="innerException">What led to it; null for nothing.</param>
    protected ElementGenException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
