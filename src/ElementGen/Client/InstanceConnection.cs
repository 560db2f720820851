using System.ComponentModel;

namespace ElementGen;

/// <summary>For generated code: an instance together with the client that sends its requests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InstanceConnection
{
    private readonly (ElementsClient Client, ProvisionedInstance Instance)? _connected;

    private InstanceConnection((ElementsClient Client, ProvisionedInstance Instance)? connected) => _connected = connected;

    /// <summary>No connection: that of an object which a constructor in the user's code created.</summary>
    public static InstanceConnection None { get; } = new(null);

    /// <summary>The instance.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ProvisionedInstance Instance => Connected.Instance;

    /// <inheritdoc cref="ProvisionedInstance.ConfigurationDiffers"/>
    /// <exception cref="InvalidOperationException">There is no instance.</exception>
    public bool ConfigurationDiffers => Instance.ConfigurationDiffers;

    private (ElementsClient Client, ProvisionedInstance Instance) Connected => _connected ?? throw new InvalidOperationException(
        "This object is not connected to an instance, because it was created by a constructor of the class. "
            + "Get one from ProvisionAsync or Attach.");

    /// <summary>
    /// Provisions a new instance, and keeps it in the client's store, if there is one, before it returns. Sends one request and never
    /// repeats it: the platform would make a second instance.
    /// </summary>
    /// <param name="element">The element.</param>
    /// <param name="client">The platform to provision on.</param>
    /// <param name="name">The name the instance is given.</param>
    /// <param name="configuration">The entries; checked before anything is sent.</param>
    /// <param name="options">Tags and the like; null for none.</param>
    /// <param name="cancellationToken">Cancels the request until the platform has answered.</param>
    /// <returns>The new instance.</returns>
    /// <exception cref="ArgumentException">The configuration is another element's.</exception>
    /// <inheritdoc cref="ElementsClient.ProvisionInstanceAsync" path="/exception"/>
    public static async Task<InstanceConnection> ProvisionAsync(
        ElementDescriptor element,
        ElementsClient client,
        string name,
        ElementConfiguration configuration,
        ProvisionOptions? options,
        CancellationToken cancellationToken)
    {
        Check(element, client, configuration);
        var instance = await client.ProvisionInstanceAsync(name, configuration, options, cancellationToken).ConfigureAwait(false);
        return new InstanceConnection((client, instance));
    }

    /// <summary>Provisions an instance, unless there is one; see <see cref="ElementsClient.EnsureProvisionedInstanceAsync"/>.</summary>
    /// <param name="element">The element.</param>
    /// <param name="client">The platform to provision on; it has a store.</param>
    /// <param name="name">The name the instance is given.</param>
    /// <param name="configuration">The entries; checked before anything is sent.</param>
    /// <param name="options">Tags, settle time and the like; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call; the next one goes on from there.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="ArgumentException">The configuration is another element's.</exception>
    /// <inheritdoc cref="ElementsClient.EnsureProvisionedInstanceAsync" path="/exception"/>
    public static async Task<InstanceConnection> EnsureProvisionedAsync(
        ElementDescriptor element,
        ElementsClient client,
        string name,
        ElementConfiguration configuration,
        EnsureOptions? options,
        CancellationToken cancellationToken)
    {
        Check(element, client, configuration);
        var instance = await client.EnsureProvisionedInstanceAsync(name, configuration, options, cancellationToken).ConfigureAwait(false);
        return new InstanceConnection((client, instance));
    }

    /// <summary>Connects to an instance that was provisioned before. Sends nothing.</summary>
    /// <param name="element">The element.</param>
    /// <param name="client">Sends the requests.</param>
    /// <param name="instance">An instance of <paramref name="element"/>.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The instance is another element's.</exception>
    public static InstanceConnection Attach(ElementDescriptor element, ElementsClient client, ProvisionedInstance instance)
    {
        ArgumentNullException.ThrowIfNull(element);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(instance);
        // The platform can answer another spelling of the key than the one that was asked for.
        if (instance.Element.Key != element.Key && instance.AskedFor?.ElementKey != element.Key)
        {
            throw new ArgumentException(
                ShownText.Of($"Instance {instance.IdText} is one of element '{instance.Element.Key}', not of '{element.Key}'. ")
                    + "Attach it through the class for its own element.",
                nameof(instance));
        }

        return new InstanceConnection((client, instance.WithoutSecretsOf(element)));
    }

    /// <inheritdoc cref="IElementInstance{TSelf}.DeleteAsync"/>
    public Task DeleteAsync(CancellationToken cancellationToken) =>
        Connected.Client.DeleteInstanceAsync(Instance.IdText, Instance.Token, cancellationToken);

    /// <inheritdoc cref="IElementInstance{TSelf}.SendAsync"/>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Connected.Client.SendAsync(Instance, request, cancellationToken);

    private static void Check(ElementDescriptor element, ElementsClient client, ElementConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(element);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration.Element.Key != element.Key)
        {
            throw new ArgumentException(
                $"The configuration is one for element '{configuration.Element.Key}', and an instance of '{element.Key}' was asked for.",
                nameof(configuration));
        }
    }
}
