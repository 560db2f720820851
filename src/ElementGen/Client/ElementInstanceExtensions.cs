namespace ElementGen;

/// <summary>What can be done with an instance, or a configuration, of any generated class.</summary>
/// <remarks>
/// The calls that change an instance set its <see cref="IElementInstance{TSelf}.Instance"/> to what the platform answered, and are made one
/// after the other for one object. A store keeps an instance as it was provisioned: it is there for the token, which no change changes.
/// </remarks>
public static class ElementInstanceExtensions
{
    /// <summary>Gets the instance as the platform has it now.</summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when <see cref="IElementInstance{TSelf}.Instance"/> is current.</returns>
    /// <exception cref="ElementsApiException">
    /// The instance is gone or has become another element's, or the platform refused or did not answer.
    /// </exception>
    public static Task RefreshAsync<TSelf>(this IElementInstance<TSelf> instance, CancellationToken cancellationToken = default)
        where TSelf : class, IElementInstance<TSelf> => Of(instance).RefreshAsync(cancellationToken);

    /// <summary>Enables the instance, so that requests on it are answered again.</summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is enabled.</returns>
    /// <exception cref="ElementsApiException">The instance is gone, or the platform refused or did not answer.</exception>
    public static Task EnableAsync<TSelf>(this IElementInstance<TSelf> instance, CancellationToken cancellationToken = default)
        where TSelf : class, IElementInstance<TSelf> => Of(instance).SetEnabledAsync(true, cancellationToken);

    /// <summary>Disables the instance: requests on it are answered with 403 until it is enabled.</summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is disabled.</returns>
    /// <exception cref="ElementsApiException">The instance is gone, or the platform refused or did not answer.</exception>
    public static Task DisableAsync<TSelf>(this IElementInstance<TSelf> instance, CancellationToken cancellationToken = default)
        where TSelf : class, IElementInstance<TSelf> => Of(instance).SetEnabledAsync(false, cancellationToken);

    /// <summary>Adds tags to the instance, which keeps those that it has.</summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>A task that ends when it has the tags.</returns>
    /// <inheritdoc cref="ElementsClient.AddInstanceTagsAsync" path="/exception|/remarks"/>
    public static Task AddTagsAsync<TSelf>(
        this IElementInstance<TSelf> instance, IReadOnlyCollection<string> tags, CancellationToken cancellationToken = default)
        where TSelf : class, IElementInstance<TSelf> => Of(instance).ChangeTagsAsync(tags, InstanceTags.With, cancellationToken);

    /// <summary>Removes tags from the instance, which keeps its others.</summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>A task that ends when it no longer has the tags.</returns>
    /// <inheritdoc cref="ElementsClient.AddInstanceTagsAsync" path="/exception|/remarks"/>
    public static Task RemoveTagsAsync<TSelf>(
        this IElementInstance<TSelf> instance, IReadOnlyCollection<string> tags, CancellationToken cancellationToken = default)
        where TSelf : class, IElementInstance<TSelf> => Of(instance).ChangeTagsAsync(tags, InstanceTags.Without, cancellationToken);

    /// <summary>
    /// Replaces the tags of the instance. Tags that mark it as one of this library's (<c>elementgen-…</c>) stay: it is found by them.
    /// </summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>A task that ends when it has the tags.</returns>
    /// <inheritdoc cref="ElementsClient.ReplaceInstanceTagsAsync" path="/exception"/>
    public static Task ReplaceTagsAsync<TSelf>(
        this IElementInstance<TSelf> instance, IReadOnlyCollection<string> tags, CancellationToken cancellationToken = default)
        where TSelf : class, IElementInstance<TSelf> => Of(instance).ChangeTagsAsync(tags, InstanceTags.Replaced, cancellationToken);

    /// <summary>Gets the configuration of the instance, entry by entry, each with its id.</summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, secrets masked.</returns>
    /// <exception cref="ElementsApiException">The instance is gone, or the platform refused or did not answer.</exception>
    public static Task<IReadOnlyList<InstanceEntry>> GetEntriesAsync<TSelf>(
        this IElementInstance<TSelf> instance, CancellationToken cancellationToken = default)
        where TSelf : class, IElementInstance<TSelf> => Of(instance).GetEntriesAsync(cancellationToken);

    /// <summary>Changes one entry of the configuration by its id, which <see cref="GetEntriesAsync"/> tells.</summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="entryId">The entry's id, <see cref="InstanceEntry.Id"/>; not its key.</param>
    /// <param name="value">The new value, secret or not; "" takes the value away.</param>
    /// <param name="cancellationToken">Cancels the call; whether the change was made is then unknown.</param>
    /// <returns>The entry after the change; a secret is masked. The instance itself is not read again.</returns>
    /// <inheritdoc cref="ElementsClient.UpdateInstanceEntryAsync(long, string, Secret, CancellationToken)" path="/exception"/>
    public static Task<InstanceEntry> UpdateEntryAsync<TSelf>(
        this IElementInstance<TSelf> instance, string entryId, Secret value, CancellationToken cancellationToken = default)
        where TSelf : class, IElementInstance<TSelf> => Of(instance).UpdateEntryAsync(entryId, value, cancellationToken);

    /// <summary>Renames the instance. A store goes on finding it under the name that it was provisioned with.</summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="name">The new name.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>A task that ends when it has the name.</returns>
    /// <exception cref="ArgumentException">The name is empty or a placeholder. Nothing was changed.</exception>
    /// <exception cref="ElementsApiException">
    /// The instance is gone or has become another element's, or the platform refused or did not answer.
    /// </exception>
    public static Task RenameAsync<TSelf>(
        this IElementInstance<TSelf> instance, string name, CancellationToken cancellationToken = default)
        where TSelf : class, IElementInstance<TSelf>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Of(instance).RenameAsync(name, cancellationToken);
    }

    /// <summary>
    /// Shows the request that would provision an instance with this configuration, with secrets masked; see
    /// <see cref="ElementsClient.PreviewInstance"/>. Sends nothing.
    /// </summary>
    /// <param name="configuration">The entries.</param>
    /// <param name="client">The platform that the request would go to.</param>
    /// <param name="name">The name the instance would be given.</param>
    /// <param name="options">Tags and the like; null for none.</param>
    /// <returns>The preview.</returns>
    /// <inheritdoc cref="ElementsClient.PreviewInstance" path="/exception"/>
    public static RequestPreview Preview(
        this ElementConfiguration configuration, ElementsClient client, string name, ProvisionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.PreviewInstance(name, configuration, options);
    }

    /// <summary>
    /// Authenticates the instance again with a new consent: after a revoked grant, or an expired refresh token. Its id and its token stay.
    /// </summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="grant">The grant, for the same element.</param>
    /// <param name="cancellationToken">Cancels the call; whether the grant was used up is then unknown.</param>
    /// <returns>A task that ends when the instance is authenticated.</returns>
    /// <exception cref="ArgumentException">The grant is another element's. Nothing was sent.</exception>
    /// <exception cref="ElementsApiException">
    /// The instance is gone, the grant was used already, or the platform refused or did not answer.
    /// </exception>
    public static Task ReauthenticateAsync<TSelf>(
        this IOAuthElementInstance<TSelf> instance, OAuthGrant grant, CancellationToken cancellationToken = default)
        where TSelf : class, IOAuthElementInstance<TSelf> => Of<TSelf>(instance).ReauthenticateAsync(grant, cancellationToken);

    /// <summary>
    /// Makes a handler that sends requests on the instance, for other libraries; see <see cref="ElementsClient.CreateHandler"/>.
    /// </summary>
    /// <typeparam name="TSelf">The generated class.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <returns>The handler.</returns>
    /// <exception cref="ArgumentException">The instance has no usable token.</exception>
    public static HttpMessageHandler CreateHandler<TSelf>(this IElementInstance<TSelf> instance)
        where TSelf : class, IElementInstance<TSelf> => Of(instance).Client.CreateHandler(Of(instance).Instance);

    private static InstanceConnection Of<TSelf>(IElementInstance<TSelf> instance)
        where TSelf : class, IElementInstance<TSelf>
    {
        ArgumentNullException.ThrowIfNull(instance);
        return instance.Connection;
    }
}
