using System.Globalization;

namespace ElementGen;

/// <summary>
/// Keeps provisioned instances, tokens included, over restarts. <see cref="ElementsClient"/> saves an instance before the provisioning
/// call returns, and removes it after it was deleted. Implementations are thread-safe and encrypt what they keep;
/// <see cref="RetainedInstance"/> gives the bytes.
/// </summary>
/// <remarks>
/// Several platforms and organizations can share a store: instances belong to an account, and ids count per account. The client makes the
/// calls with an account. A store that does not implement them serves one account only: by default they leave the account out. An instance
/// that was saved without an account counts for every account, until a client finds it and claims it for its own.
/// </remarks>
public interface IInstanceStore
{
    /// <summary>
    /// Throws if the store cannot save an instance now: it is closed, read-only or in use, or its file is gone. The client calls this
    /// before it provisions an instance, because the platform tells the instance's token only once.
    /// </summary>
    /// <remarks>By default it does nothing. It should be quick, and must leave the store as it is.</remarks>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>A task that ends when the store is known to be ready.</returns>
    ValueTask EnsureCanSaveAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    /// <summary>Keeps an instance without an account, under its element's key and its name.</summary>
    /// <param name="instance">The instance, with its token.</param>
    /// <param name="cancellationToken">Cancels the saving.</param>
    /// <returns>A task that ends when the instance is safe.</returns>
    ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps an instance as the newest of its account, element and name. It replaces one only if that is the same instance; older ones
    /// are kept as history.
    /// </summary>
    /// <param name="key">What the instance belongs to, as it was asked for.</param>
    /// <param name="instance">The instance, with its token.</param>
    /// <param name="cancellationToken">Cancels the saving. The client never cancels it: the instance exists by then.</param>
    /// <returns>A task that ends when the instance is safe.</returns>
    ValueTask SaveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        SaveAsync(instance.NamedAs(key), cancellationToken);

    /// <summary>Finds an instance of any account by what an application still knows after a restart.</summary>
    /// <param name="elementKey">The element's key.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The newest instance; null when there is none.</returns>
    /// <exception cref="AmbiguousInstanceException">Several accounts have such an instance.</exception>
    ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default);

    /// <summary>Finds the newest instance of an account; if there is none, one without an account, which the account then claims.</summary>
    /// <param name="key">What the instance belongs to, as it was asked for.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The instance; null when there is none.</returns>
    ValueTask<ProvisionedInstance?> FindAsync(InstanceKey key, CancellationToken cancellationToken = default) =>
        FindAsync(key.ElementKey, key.Name, cancellationToken);

    /// <summary>
    /// The same, but an instance without an account is claimed only if the caller agrees; one that is not claimed is returned as it is.
    /// </summary>
    /// <param name="key">What the instance belongs to, as it was asked for.</param>
    /// <param name="mayClaim">Whether an instance without an account belongs to the key's account.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The instance; null when there is none.</returns>
    ValueTask<ProvisionedInstance?> FindAsync(
        InstanceKey key, Func<ProvisionedInstance, bool> mayClaim, CancellationToken cancellationToken = default) =>
        FindAsync(key, cancellationToken);

    /// <summary>Forgets an instance of any account.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="AmbiguousInstanceException">
    /// Several accounts have an instance with this id, or the id is 0 and several instances have none; nothing was removed.
    /// </exception>
    ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Forgets an instance of an account. One without an account stays, because another platform's can have the same id.</summary>
    /// <param name="account">The account; "" for the instances without one.</param>
    /// <param name="id">
    /// The instance's id as text: <see cref="ProvisionedInstance.Id"/> in decimal, or <see cref="ProvisionedInstance.TextId"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="AmbiguousInstanceException">The id is 0, and several instances have none; nothing was removed.</exception>
    ValueTask<bool> RemoveAsync(string account, string id, CancellationToken cancellationToken = default) =>
        long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? RemoveAsync(number, cancellationToken)
            : ValueTask.FromResult(false);

    /// <summary>
    /// Forgets the instances with an id that an account has, and those without an account, but only what the caller knows to be the
    /// instance that it means.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="id">
    /// The instance's id as text: <see cref="ProvisionedInstance.Id"/> in decimal, or <see cref="ProvisionedInstance.TextId"/>.
    /// </param>
    /// <param name="isMeant">
    /// Whether an instance is meant. It gets what the instance belongs to, with the account "" for none, and the instance. One that cannot
    /// be read is not asked about and stays.
    /// </param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>Whether there was one.</returns>
    /// <remarks>
    /// A store that does not know accounts forgets by id alone. So by default nothing is forgotten if one of its instances with this id is
    /// not meant.
    /// </remarks>
    async ValueTask<bool> RemoveAsync(
        string account,
        string id,
        Func<InstanceKey, ProvisionedInstance, bool> isMeant,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isMeant);
        await foreach (var kept in ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (kept.IdText == id && !isMeant(new InstanceKey(account, kept.AskedFor?.ElementKey ?? kept.Element.Key, kept.Name), kept))
                return false;
        }

        return await RemoveAsync(account, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets one instance of a name: the one with the same id and the same token.</summary>
    /// <param name="key">What the instance belongs to.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>Whether it was there; false, too, for a store that does not know accounts.</returns>
    ValueTask<bool> RemoveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(false);

    /// <summary>All instances that are kept, those of every account and the older ones of each name.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The instances, in no particular order.</returns>
    IAsyncEnumerable<ProvisionedInstance> ListAsync(CancellationToken cancellationToken = default);
}
