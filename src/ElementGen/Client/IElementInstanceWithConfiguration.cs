namespace ElementGen;

/// <summary>
/// What every generated class offers that has to do with its configuration, so that a library works over any of them without reflection.
/// </summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
/// <typeparam name="TConfiguration">Its configuration record.</typeparam>
public interface IElementInstance<TSelf, TConfiguration> : IElementInstance<TSelf>
    where TSelf : class, IElementInstance<TSelf, TConfiguration>
    where TConfiguration : ElementConfiguration
{
    /// <summary>
    /// Provisions an instance, unless there is one; see <see cref="ElementsClient.EnsureProvisionedInstanceAsync"/>. It can be called as
    /// often as you like: again after any exception, and by several processes and machines at once.
    /// </summary>
    /// <param name="client">The platform to provision on; it has a store.</param>
    /// <param name="name">The name the instance is given, and kept under.</param>
    /// <param name="configuration">The entries; checked before anything is sent.</param>
    /// <param name="options">Tags, settle time and the like; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call; the next one goes on from there.</param>
    /// <returns>The instance, with its token, which is in the store.</returns>
    /// <inheritdoc cref="ElementsClient.EnsureProvisionedInstanceAsync" path="/exception"/>
    static abstract Task<TSelf> EnsureProvisionedAsync(
        ElementsClient client,
        string name,
        TConfiguration configuration,
        EnsureOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Provisions a new instance, and keeps it in the client's store, if there is one, before it returns. Sends one request and never
    /// repeats it: the platform would make a second instance.
    /// </summary>
    /// <remarks>
    /// Each call makes an instance. Use <see cref="EnsureProvisionedAsync"/> where a call can be repeated: at each start of a program, in a
    /// job, on several machines.
    /// </remarks>
    /// <param name="client">The platform to provision on.</param>
    /// <param name="name">The name the instance is given.</param>
    /// <param name="configuration">The entries; checked before anything is sent.</param>
    /// <param name="options">Tags and the like; null for none.</param>
    /// <param name="cancellationToken">Cancels the request until the platform has answered.</param>
    /// <returns>The new instance.</returns>
    /// <inheritdoc cref="ElementsClient.ProvisionInstanceAsync" path="/exception"/>
    static abstract Task<TSelf> ProvisionAsync(
        ElementsClient client,
        string name,
        TConfiguration configuration,
        ProvisionOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the configuration of the instance: <paramref name="change"/> gets what the platform has, and what it returns differently is
    /// sent, by one request. Nothing is sent when nothing differs.
    /// </summary>
    /// <param name="change">
    /// Makes the changed configuration (<c>c => c with { Sender = "+17777777777" }</c>). Secrets are null in what it gets, because the
    /// platform shows none, and stay as they are unless it sets them. "" takes a value away, null leaves it. Values that have no property
    /// are in <see cref="ElementConfiguration.Additional"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the calls; whether the change was made is then unknown.</param>
    /// <returns>
    /// A task that ends when the instance is changed. <see cref="IElementInstance{TSelf}.Instance"/> is then as the platform answered.
    /// </returns>
    /// <exception cref="ElementConfigurationException">
    /// A value is the mask of a secret or a placeholder, or the change leaves out what must be supplied, as far as that is known. Nothing
    /// was changed.
    /// </exception>
    /// <exception cref="ElementsApiException">
    /// The instance is gone or has become another element's, or the platform refused or did not answer. The change can be made again.
    /// </exception>
    Task UpdateAsync(Func<TConfiguration, TConfiguration> change, CancellationToken cancellationToken = default);
}
