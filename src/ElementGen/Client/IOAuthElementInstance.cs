namespace ElementGen;

/// <summary>Marks the generated classes whose element is authorized by an OAuth grant, or can be.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IOAuthElementInstance<TSelf> : IElementInstance<TSelf>
    where TSelf : class, IOAuthElementInstance<TSelf>;

/// <summary>What those classes offer that has to do with their configuration.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
/// <typeparam name="TConfiguration">Its configuration record.</typeparam>
public interface IOAuthElementInstance<TSelf, TConfiguration> : IOAuthElementInstance<TSelf>, IElementInstance<TSelf, TConfiguration>
    where TSelf : class, IOAuthElementInstance<TSelf, TConfiguration>
    where TConfiguration : ElementConfiguration
{
    /// <summary>
    /// Begins an authorization: asks the platform for the provider's page where a person consents. What comes to the callback gives the
    /// grant that EnsureProvisionedAsync takes in its options, and ProvisionAsync as it is.
    /// </summary>
    /// <param name="client">The platform.</param>
    /// <param name="configuration">The configuration that the instance will be provisioned with; every entry is passed on.</param>
    /// <param name="options">The callback and the like; null for the configuration's callback.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The authorization, with the address of the provider's page.</returns>
    /// <inheritdoc cref="ElementsClient.AuthorizeAsync" path="/exception"/>
    static abstract Task<PendingAuthorization> AuthorizeAsync(
        ElementsClient client,
        TConfiguration configuration,
        AuthorizationOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Provisions a new instance from a person's consent; the same as with <see cref="ProvisionOptions.Grant"/>.</summary>
    /// <remarks>
    /// Each call makes an instance, and the grant serves once. Where a call can be repeated, use EnsureProvisionedAsync: it looks for the
    /// instance before it needs a grant.
    /// </remarks>
    /// <param name="client">The platform to provision on.</param>
    /// <param name="name">The name the instance is given.</param>
    /// <param name="configuration">
    /// The entries; checked before anything is sent. The address of the callback is added if it is not there.
    /// </param>
    /// <param name="grant">The consent, which serves once.</param>
    /// <param name="options">Tags and the like; null for none.</param>
    /// <param name="cancellationToken">Cancels the request until the platform has answered.</param>
    /// <returns>The new instance.</returns>
    /// <exception cref="ArgumentException">The grant is another element's.</exception>
    /// <inheritdoc cref="ElementsClient.ProvisionInstanceAsync" path="/exception"/>
    static abstract Task<TSelf> ProvisionAsync(
        ElementsClient client,
        string name,
        TConfiguration configuration,
        OAuthGrant grant,
        ProvisionOptions? options = null,
        CancellationToken cancellationToken = default);
}
