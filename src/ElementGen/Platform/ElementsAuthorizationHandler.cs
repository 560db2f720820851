namespace ElementGen;

/// <summary>
/// Adds the authorization to the requests of an <see cref="ElementsClient"/>, so that no handler above this one sees it. Handlers that log
/// requests log all headers; redaction of headers masks them only in the text of a log entry, not in its values.
/// </summary>
/// <remarks>
/// Make it the primary handler of the <see cref="HttpClient"/>, or the last one before it, and set
/// <see cref="ElementsClientOptions.AuthorizationByHandler"/>. Requests that are not an <see cref="ElementsClient"/>'s pass unchanged.
/// </remarks>
/// <example><code>
/// services.AddHttpClient("elements").ConfigurePrimaryHttpMessageHandler(() =>
///     new ElementsAuthorizationHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }));
/// </code></example>
public sealed class ElementsAuthorizationHandler : DelegatingHandler
{
    /// <summary>Makes a handler whose <see cref="DelegatingHandler.InnerHandler"/> is still to be set.</summary>
    public ElementsAuthorizationHandler()
    {
    }

    /// <summary>Makes a handler over the one that sends the requests.</summary>
    /// <param name="innerHandler">Sends the requests; it should not log them.</param>
    public ElementsAuthorizationHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using (HiddenAuthorization.Show(request))
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using (HiddenAuthorization.Show(request))
            return base.Send(request, cancellationToken);
    }
}
