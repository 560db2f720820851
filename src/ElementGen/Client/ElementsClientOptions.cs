namespace ElementGen;

/// <summary>How an <see cref="ElementsClient"/> reaches the platform. Read once, when the client is made.</summary>
public sealed class ElementsClientOptions
{
    /// <summary>
    /// The platform's address (<c>https://api.cloud-elements.com</c>); required. The base path <c>/elements/api-v2</c> is added unless the
    /// address ends in it. Absolute, https; plain http only to this machine (loopback).
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Who calls; required.</summary>
    public ElementsCredentials? Credentials { get; set; }

    /// <summary>Where provisioned instances are kept before a call returns; null when the caller keeps them itself.</summary>
    public IInstanceStore? Store { get; set; }

    /// <summary>
    /// How long to wait for an answer; 100 seconds by default, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for ever. An
    /// <see cref="HttpClient"/> that the caller brings has a timeout of its own besides.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);
}
