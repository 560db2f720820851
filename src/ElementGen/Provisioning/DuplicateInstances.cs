namespace ElementGen;

/// <summary>
/// Deletes what a key has too many: an instance is deleted only if it carries the key's tag, nobody retains it, and another one that is
/// retained exists.
/// </summary>
/// <param name="store">Knows what is retained.</param>
/// <param name="platform">Has the instances.</param>
internal sealed class DuplicateInstances(IProvisioningStore store, PlatformInstances platform)
{
    /// <summary>Leaves the retained instance of a key, or none if the key's instance was deleted.</summary>
    /// <returns>The ids of those that were deleted.</returns>
    /// <exception cref="ElementsApiException">The platform did not answer clearly. What was deleted stays deleted.</exception>
    public async Task<IReadOnlyList<string>> DeleteAsync(InstanceKey key, string tag, CancellationToken cancellationToken)
    {
        var row = await store.ReadRowAsync(key, cancellationToken).ConfigureAwait(false);
        if (row is not { State: ProvisioningState.Retained or ProvisioningState.Deleted })
            return [];

        var tagged = await platform.ListTaggedAsync(tag, key, cancellationToken).ConfigureAwait(false);
        tagged.RemoveAll(shown => shown.Id == row.InstanceId || !shown.Carries(tag));
        if (tagged.Count == 0 || (row.Instance is { } kept && !await ExistsAsync(kept.IdText, cancellationToken).ConfigureAwait(false)))
            return [];

        var deleted = new List<string>();
        foreach (var shown in tagged)
        {
            if (!await IsStillAsync(row, cancellationToken).ConfigureAwait(false))
                break;

            if (await IsRetainedAsync(key.Account, shown.Id, cancellationToken).ConfigureAwait(false))
                continue;

            await platform.DeleteAsync(shown.Id, cancellationToken).ConfigureAwait(false);
            deleted.Add(shown.Id);
        }

        return deleted;
    }

    private async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken) =>
        id != ShownInstance.NoId && await platform.GetAsync(id, cancellationToken).ConfigureAwait(false) is not null;

    private async Task<bool> IsStillAsync(ProvisioningRow row, CancellationToken cancellationToken)
    {
        var current = await store.ReadRowAsync(row.Key, cancellationToken).ConfigureAwait(false);
        return current?.Revision == row.Revision;
    }

    /// <summary>Whether the store has an instance of this id, be it history or another name's.</summary>
    private async Task<bool> IsRetainedAsync(string account, string id, CancellationToken cancellationToken)
    {
        var isRetained = false;
        await store.RemoveAsync(
            account,
            id,
            (_, _) =>
            {
                isRetained = true;
                return false;
            },
            cancellationToken).ConfigureAwait(false);
        return isRetained;
    }
}
