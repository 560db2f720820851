namespace ElementGen;

/// <summary>How an <see cref="ElementsClient"/> reaches the platform.</summary>
public sealed class ElementsClientOptions
{
    /// <summary>
    /// The platform's address (<c>https://api.cloud-elements.com</c>); required. The base path <c>/elements/api-v2</c> is added unless the
    /// address has it; what follows it is left out. Absolute, https; plain http only to this machine (loopback), unless
    /// <see cref="AllowPlainHttp"/> is set.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>
    /// Whether <see cref="BaseAddress"/> may be one of plain http on another machine; false by default. For test networks only: the
    /// credentials, the tokens and the configurations travel in clear, so that every machine on the way, and every proxy, can read them.
    /// </summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>Who calls; required.</summary>
    public ElementsCredentials? Credentials { get; init; }

    /// <summary>Where provisioned instances are kept before a call returns; null when the caller keeps them itself.</summary>
    public IInstanceStore? Store { get; init; }

    /// <summary>
    /// Names the platform and the organization that instances belong to, so that several of them can share a store. By default it is the
    /// host and port of <see cref="BaseAddress"/>. Set it when clients of several organizations share a store, or when the address of one
    /// platform changes.
    /// </summary>
    public string? Account { get; init; }

    /// <summary>
    /// How long to wait for an answer; 100 seconds by default, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for ever. It covers
    /// the whole answer to the client's own calls, and the response to <see cref="ElementsClient.SendAsync"/> up to its headers. Once the
    /// headers of an answer to a creation are there, its rest gets 30 seconds at least, because it holds the instance's token. An
    /// <see cref="HttpClient"/> that the caller brings has a timeout of its own as well.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// The most bytes that the response to <see cref="ElementsClient.SendAsync"/> may have, after decompression; null, the default, for any
    /// number. Reading beyond it throws an <see cref="ElementsApiException"/>. It does not concern the client's own calls, which have a
    /// fixed bound.
    /// </summary>
    public long? MaxResponseBytes { get; init; }

    /// <summary>
    /// Whether an <see cref="ElementsAuthorizationHandler"/> of the caller's <see cref="HttpClient"/> adds the authorization to requests,
    /// so that handlers that log requests do not see it; false by default. Without such a handler, calls throw; a token that arrives
    /// nevertheless is returned.
    /// </summary>
    public bool AuthorizationByHandler { get; init; }

    /// <summary>The clock that measures <see cref="Timeout"/>; the system's by default. A test can give one that it moves itself.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
