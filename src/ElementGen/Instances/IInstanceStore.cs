namespace ElementGen;

/// <summary>
/// Keeps provisioned instances, tokens included, over restarts. <see cref="ElementsClient"/> saves an instance before the provisioning
/// call returns, and removes it after it was deleted. Implementations are thread-safe and encrypt what they keep;
/// <see cref="RetainedInstance"/> gives the bytes.
/// </summary>
public interface IInstanceStore
{
    /// <summary>Keeps an instance; replaces one with the same id.</summary>
    /// <param name="instance">The instance, with its token.</param>
    /// <param name="cancellationToken">Cancels the saving. The client never cancels it: the instance exists by then.</param>
    /// <returns>A task that ends when the instance is safe.</returns>
    ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default);

    /// <summary>Finds an instance by what an application still knows after a restart.</summary>
    /// <param name="elementKey">The element's key.</param>
    /// <param name="name">The instance's name.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The instance; null when there is none.</returns>
    ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default);

    /// <summary>Forgets an instance.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>All instances that are kept.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The instances, in no particular order.</returns>
    IAsyncEnumerable<ProvisionedInstance> ListAsync(CancellationToken cancellationToken = default);
}
