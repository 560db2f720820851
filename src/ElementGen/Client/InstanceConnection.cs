using System.ComponentModel;

namespace ElementGen;

/// <summary>For generated code: an instance together with the client that sends its requests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class InstanceConnection
{
    private readonly ElementsClient? _client;
    private readonly ElementDescriptor? _element;
    private ProvisionedInstance? _instance;

    private InstanceConnection()
    {
    }

    private InstanceConnection(ElementDescriptor element, ElementsClient client, ProvisionedInstance instance) =>
        (_element, _client, _instance) = (element, client, instance);

    /// <summary>No connection: that of an object which a constructor in the user's code created.</summary>
    public static InstanceConnection None { get; } = new();

    /// <summary>
    /// The instance as it was provisioned or attached or, after a call that changed it, as the platform answered that call. The token is
    /// the one that the instance began with, unless the platform tells another.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ProvisionedInstance Instance => Volatile.Read(ref _instance) ?? throw NotConnected();

    /// <inheritdoc cref="ProvisionedInstance.ConfigurationDiffers"/>
    /// <exception cref="InvalidOperationException">There is no instance.</exception>
    public bool ConfigurationDiffers => Instance.ConfigurationDiffers;

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal ElementsClient Client => _client ?? throw NotConnected();

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
        return new InstanceConnection(element, client, instance);
    }

    /// <summary>Provisions a new instance from a person's consent; the same as with <see cref="ProvisionOptions.Grant"/>.</summary>
    /// <param name="element">The element.</param>
    /// <param name="client">The platform to provision on.</param>
    /// <param name="name">The name the instance is given.</param>
    /// <param name="configuration">
    /// The entries; checked before anything is sent. The address of the callback is added if it is not there.
    /// </param>
    /// <param name="grant">The consent, which serves once.</param>
    /// <param name="options">Tags and the like; null for none.</param>
    /// <param name="cancellationToken">Cancels the request until the platform has answered.</param>
    /// <returns>The new instance.</returns>
    /// <exception cref="ArgumentException">The configuration or the grant is another element's.</exception>
    /// <inheritdoc cref="ElementsClient.ProvisionInstanceAsync" path="/exception"/>
    public static Task<InstanceConnection> ProvisionWithGrantAsync(
        ElementDescriptor element,
        ElementsClient client,
        string name,
        ElementConfiguration configuration,
        OAuthGrant grant,
        ProvisionOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var withGrant = (options ?? new ProvisionOptions()).With(grant);
        return ProvisionAsync(element, client, name, configuration, withGrant, cancellationToken);
    }

    /// <summary>
    /// Begins an authorization: asks the platform for the provider's page where a person consents. What comes to the callback gives the
    /// grant, which ProvisionAsync takes.
    /// </summary>
    /// <param name="client">The platform.</param>
    /// <param name="configuration">The configuration that the instance will be provisioned with; every entry is passed on.</param>
    /// <param name="options">The callback and the like; null for the configuration's callback.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The authorization, with the address of the provider's page.</returns>
    /// <inheritdoc cref="ElementsClient.AuthorizeAsync" path="/exception"/>
    public static Task<PendingAuthorization> AuthorizeAsync(
        ElementsClient client, ElementConfiguration configuration, AuthorizationOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.AuthorizeAsync(configuration, options, cancellationToken);
    }

    /// <summary>
    /// Attaches to the instance that a token belongs to, for teams that hold bare tokens. The platform's list of instances is searched for
    /// it, page after page: an instance that was retained as a whole is attached without a request.
    /// </summary>
    /// <param name="element">The element.</param>
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
    public static async Task<InstanceConnection> AttachAsync(
        ElementDescriptor element, ElementsClient client, Secret token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(element);
        ArgumentNullException.ThrowIfNull(client);
        var filter = new InstanceFilter { ElementKey = element.Key };
        var instance = await client.FindInstanceByTokenAsync(token, filter, cancellationToken).ConfigureAwait(false);
        return instance is not null
            ? Attach(element, client, instance)
            : throw new ArgumentException(
                $"No instance of '{element.Key}' has this token in the client's organization: the token is wrong, or of another element "
                    + "or organization, or the instance was deleted.",
                nameof(token));
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
        return new InstanceConnection(element, client, instance);
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

        return new InstanceConnection(element, client, instance.WithoutSecretsOf(element));
    }

    /// <inheritdoc cref="IElementInstance{TSelf}.DeleteAsync"/>
    public Task DeleteAsync(CancellationToken cancellationToken) =>
        Client.DeleteInstanceAsync(Instance.IdText, Instance.Token, cancellationToken);

    /// <inheritdoc cref="IElementInstance{TSelf}.SendAsync"/>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Client.SendAsync(Instance, request, cancellationToken);

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

    private static InvalidOperationException NotConnected() => new(
        "This object is not connected to an instance, because it was created by a constructor of the class. "
            + "Get one from ProvisionAsync or Attach.");
}
