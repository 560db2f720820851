using System.Net;

namespace ElementGen;

/// <summary>
/// The platform refused a call, did not answer it, or its answer cannot be used. The client never repeats a call by itself. The message
/// contains none of the secrets that were sent.
/// </summary>
public sealed class ElementsApiException : ElementGenException
{
    /// <summary>Says what happened.</summary>
    /// <param name="message">What happened, where and what to do, without a secret.</param>
    /// <param name="innerException">What led to it; null for nothing.</param>
    public ElementsApiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The status of the answer; null when there was none: the platform could not be reached, or took too long.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The platform's id of the request, which its support asks for; null when the answer gives none.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the endpoint behind the platform (Infobip, for instance) said; null when the answer does not tell.</summary>
    public string? ProviderMessage { get; init; }

    /// <summary>
    /// Whether an instance may exist that the failed call made: a creation whose outcome is not known for certain. Look it up by its name
    /// before trying again. False when the platform itself refused the creation, when nothing was sent, and for every other call.
    /// </summary>
    public bool InstanceMayExist { get; init; }

    /// <summary>
    /// What could be read of an instance that the platform made, although its answer cannot be used; null for nothing. Its
    /// <see cref="ProvisionedInstance.Token"/> is there only if the answer told one with a status that is no success (500, 302), or came
    /// from where a redirect led: keep it, and look the instance up. Otherwise it is <see cref="Secret.Empty"/>, because a successful
    /// answer with a usable token is returned as an instance.
    /// </summary>
    public ProvisionedInstance? Instance { get; init; }

    /// <summary>
    /// How long the platform asks to wait before the next request, never negative; null when the answer does not say, and most do not.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }
}
