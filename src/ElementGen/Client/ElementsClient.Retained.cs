namespace ElementGen;

/// <content>What the client finds in its store.</content>
public sealed partial class ElementsClient
{
    /// <summary>
    /// Finds an instance in the store, under the element's key and the name that were asked for when it was provisioned. Sends nothing. To
    /// make the instance if there is none, use <see cref="EnsureProvisionedInstanceAsync"/>.
    /// </summary>
    /// <param name="elementKey">The element's key.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The newest instance of this client's account; null when there is none.</returns>
    /// <exception cref="InvalidOperationException">The client has no store.</exception>
    /// <exception cref="OtherOrganizationException">
    /// <see cref="ElementsClientOptions.Account"/> is not set, and the instance was provisioned with another organization secret.
    /// </exception>
    /// <remarks>
    /// An instance that was retained before <see cref="ElementsClientOptions.Account"/> was set is found if this client's organization
    /// provisioned it, and then belongs to the account.
    /// </remarks>
    /// <example><code>
    /// return await client.FindRetainedInstanceAsync(InfobipSms.ElementKey, "acme-sms") is { } retained
    ///     ? Results.Ok(retained.ToSummary())
    ///     : Results.NotFound();
    /// </code></example>
    public async Task<ProvisionedInstance?> FindRetainedInstanceAsync(
        string elementKey, string name, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(elementKey);
        ArgumentNullException.ThrowIfNull(name);
        if (_store is null)
            throw new InvalidOperationException("The client has no store to find an instance in. Set ElementsClientOptions.Store.");

        var key = new InstanceKey(Account, elementKey, name);
        // What another organization made is not this client's to claim, unless it names its account.
        var instance = await _store
            .FindAsync(key, found => !_hasDefaultAccount || !IsOfOtherOrganization(found), cancellationToken)
            .ConfigureAwait(false);
        if (!_hasDefaultAccount)
            return instance ?? await MoveFromDefaultAccountAsync(key, cancellationToken).ConfigureAwait(false);

        return instance is not null && IsOfOtherOrganization(instance) ? throw new OtherOrganizationException(key) : instance;
    }

    /// <summary>
    /// Forgets an instance that was deleted, or that the platform does not know; it may know one with the same id for another organization.
    /// </summary>
    private async ValueTask ForgetAsync(string id, Secret? token, bool isDeleted)
    {
        if (_store is not null)
            await _store.RemoveAsync(Account, id, IsIt, CancellationToken.None).ConfigureAwait(false);

        bool IsIt(InstanceKey key, ProvisionedInstance instance)
        {
            if (key.Account.Length > 0 || (isDeleted && token is not null && instance.Token.Equals(token)))
                return IsMeant(instance, token, isDeleted);

            // One without an account can be another platform's.
            return isDeleted && instance.AskedFor?.Organization is { } mark && OrganizationMark.IsOf(mark, _credentials);
        }
    }

    private bool IsOfOtherOrganization(ProvisionedInstance instance) =>
        instance.AskedFor?.Organization is { } organization && !OrganizationMark.IsOf(organization, _credentials);

    /// <summary>
    /// What <see cref="FindRetainedInstanceAsync"/> would claim for this client's account, which it does not do here; or what the account
    /// has.
    /// </summary>
    private async Task<ProvisionedInstance?> FindUnclaimedAsync(InstanceKey key, CancellationToken cancellationToken)
    {
        var instance = await _store!.FindAsync(key, static _ => false, cancellationToken).ConfigureAwait(false);
        if (!_hasDefaultAccount)
            return instance ?? await FindInDefaultAccountAsync(key, cancellationToken).ConfigureAwait(false);

        return instance is not null && IsOfOtherOrganization(instance) ? throw new OtherOrganizationException(key) : instance;
    }

    /// <summary>
    /// An instance that was retained before this client's account was named. The mark of its organization tells whose it is.
    /// </summary>
    private async Task<ProvisionedInstance?> FindInDefaultAccountAsync(InstanceKey key, CancellationToken cancellationToken)
    {
        var before = key with { Account = DefaultAccount };
        return before != key
            && await _store!.FindAsync(before, static _ => false, cancellationToken).ConfigureAwait(false)
                is { AskedFor.Organization: { } mark } instance
            && OrganizationMark.IsOf(mark, _credentials)
                ? instance
                : null;
    }

    private async Task<ProvisionedInstance?> MoveFromDefaultAccountAsync(InstanceKey key, CancellationToken cancellationToken)
    {
        // What is on its way for this account, or was deleted there, stays so.
        if (_store is IProvisioningStore store && await store.ReadRowAsync(key, cancellationToken).ConfigureAwait(false) is not null)
            return null;

        if (await FindInDefaultAccountAsync(key, cancellationToken).ConfigureAwait(false) is not { } instance)
            return null;

        await _store!.SaveAsync(key, instance, CancellationToken.None).ConfigureAwait(false);
        // Not by its id, which others can have in that account, or none of them.
        await _store.RemoveAsync(key with { Account = DefaultAccount }, instance, CancellationToken.None).ConfigureAwait(false);
        return instance;
    }
}
