using System.ComponentModel;

namespace ElementGen;

/// <summary>What every generated class offers, so that a library works over any of them without reflection.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IElementInstance<TSelf>
    where TSelf : class, IElementInstance<TSelf>
{
    /// <summary>The element: key, name, hub, authentication and entries.</summary>
    static abstract ElementDescriptor Element { get; }

    /// <summary>
    /// The instance as it was provisioned or attached or, after a call that changed it, as the platform answered that call. It can be read
    /// at any time, by any thread.
    /// </summary>
    ProvisionedInstance Instance { get; }

    /// <inheritdoc cref="ProvisionedInstance.ConfigurationDiffers"/>
    bool ConfigurationDiffers { get; }

    /// <summary>For this library: the instance together with the client that sends its requests.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    InstanceConnection Connection { get; }

    /// <summary>Attaches to an instance that was provisioned before. Sends nothing.</summary>
    /// <param name="client">Sends the instance's requests.</param>
    /// <param name="instance">A retained instance of this element.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="ArgumentException">The instance is another element's.</exception>
    static abstract TSelf Attach(ElementsClient client, ProvisionedInstance instance);

    /// <summary>
    /// Attaches to the instance that a token belongs to, for teams that hold bare tokens. The platform's list of instances is searched for
    /// it, page after page: an instance that was retained as a whole is attached without a request.
    /// </summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="token">The instance's token.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="ArgumentException">
    /// The token cannot be one, or no instance of the element has it in the client's organization.
    /// </exception>
    /// <exception cref="ElementsApiException">
    /// The platform refused or did not answer, or it tells no tokens in its list.
    /// </exception>
    static abstract Task<TSelf> AttachAsync(ElementsClient client, Secret token, CancellationToken cancellationToken = default);

    /// <summary>Deletes the instance on the platform and, once that is done, in the client's store.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when it is deleted.</returns>
    /// <exception cref="ElementsApiException">The platform refused, or did not answer.</exception>
    Task DeleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Sends a request that carries the instance's token; see <see cref="ElementsClient.SendAsync"/>.</summary>
    /// <param name="request">The request; a relative URI counts from the platform's base path.</param>
    /// <param name="cancellationToken">Cancels the request until the response's headers are there.</param>
    /// <returns>The response, whatever its status; its content is a stream. The caller disposes of it.</returns>
    /// <exception cref="ElementsApiException">The platform did not answer.</exception>
    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default);
}
