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
}
