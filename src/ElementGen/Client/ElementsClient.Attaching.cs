namespace ElementGen;

/// <content>Finds and uses instances that exist.</content>
public sealed partial class ElementsClient
{
    /// <summary>
    /// The platform's address with its base path, ending in a slash. Requests of an <see cref="HttpClient"/> over
    /// <see cref="CreateHandler"/> count from it.
    /// </summary>
    public Uri BaseAddress => _address.Base;

    /// <summary>
    /// Finds the instance that a token belongs to, for teams that hold bare tokens. The platform has no such call, so the list of
    /// instances is searched, page after page, until the token is found.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="filter">
    /// Where to search, such as in one element's instances or in those with a tag, which is quicker; null for everywhere.
    /// </param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The instance, with its token; null when no instance of this organization that the filter finds has the token.</returns>
    /// <exception cref="ArgumentException">The token cannot be one: it is empty, masked, or no text for a header.</exception>
    /// <exception cref="ElementsApiException">
    /// The platform refused or did not answer, or it tells no tokens in its list: get the instance by its id, and attach that.
    /// </exception>
    public async Task<ProvisionedInstance?> FindInstanceByTokenAsync(
        Secret token, InstanceFilter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!InstanceToken.IsUsable(token.Reveal()))
        {
            throw new ArgumentException(
                "The token cannot be the token of an instance: it is empty, masked, or no text for a header.", nameof(token));
        }

        var (listed, told) = (0, 0);
        await foreach (var instance in ListInstancesAsync(filter, paging: null, cancellationToken).ConfigureAwait(false))
        {
            if (instance.Token == token)
                return instance;

            listed++;
            told += instance.Token.IsEmpty ? 0 : 1;
        }

        return listed == 0 || told > 0 ? null : throw PlatformFailure.ListWithoutTokens(CallTo(HttpMethod.Get, "instances"), listed);
    }

    /// <summary>
    /// Makes a handler that sends requests on an instance, for other libraries: a typed client of Refit or Kiota over it needs no
    /// authorization of its own.
    /// </summary>
    /// <remarks>
    /// Each request goes out as by <see cref="SendAsync"/>: its own authorization is not sent, and it must go to the platform. The handler
    /// can be used as long as this client, and by several threads.
    /// </remarks>
    /// <param name="instance">The instance.</param>
    /// <returns>The handler.</returns>
    /// <exception cref="ArgumentException">The instance has no usable token.</exception>
    /// <example><code>
    /// using var http = new HttpClient(client.CreateHandler(instance)) { BaseAddress = client.BaseAddress };
    /// var messaging = RestService.For&lt;IMessaging&gt;(http);
    /// </code></example>
    public HttpMessageHandler CreateHandler(ProvisionedInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        if (SecretInHeader.ProblemOf(instance.Token) is { } problem)
            throw new ArgumentException($"The token of instance {ShownText.Of(instance.IdText)} {problem}.", nameof(instance));

        return new InstanceRequestHandler(this, instance);
    }
}
