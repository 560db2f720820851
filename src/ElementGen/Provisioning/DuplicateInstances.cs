namespace ElementGen;

/// <summary>
/// Deletes what a key has too many: an instance is deleted only if it carries the key's tag, nobody retains it, and another one that is
/// retained exists, or the key's instance was deleted while it was on its way.
/// </summary>
/// <param name="store">Knows what is retained.</param>
/// <param name="platform">Has the instances.</param>
/// <param name="clock">Tells the time, which is compared with the platform's only roughly.</param>
internal sealed class DuplicateInstances(IProvisioningStore store, PlatformInstances platform, TimeProvider clock)
{
    // How far the platform's clock may be before this machine's.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>Leaves the retained instance of a key, or none if the key's instance was deleted.</summary>
    /// <param name="key">The key.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="settleTime">How long after a deletion a creation that was sent before may land.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What was deleted, and what is for a person to decide.</returns>
    /// <exception cref="ElementsApiException">The platform did not answer clearly. What was deleted stays deleted.</exception>
    public async Task<Duplicates> DeleteAsync(InstanceKey key, string tag, TimeSpan settleTime, CancellationToken cancellationToken)
    {
        var row = await store.ReadRowAsync(key, cancellationToken).ConfigureAwait(false);
        if (row is not { State: ProvisioningState.Retained or ProvisioningState.Deleted })
            return new Duplicates([], []);

        var tagged = await platform.ListTaggedAsync(tag, key, cancellationToken).ConfigureAwait(false);
        tagged.RemoveAll(shown => shown.Id == row.InstanceId || !shown.Carries(tag));
        if (tagged.Count == 0 || (row.Instance is { } kept && !await ExistsAsync(kept.IdText, cancellationToken).ConfigureAwait(false)))
            return new Duplicates([], []);

        var (deleted, left) = (new List<string>(), new List<string>());
        foreach (var shown in tagged)
        {
            if (!await IsStillAsync(row, cancellationToken).ConfigureAwait(false))
                break;

            if (IsNewerThanTombstone(shown, row, settleTime))
            {
                left.Add(shown.Id);
            }
            else if (await store.HasInstanceAsync(key.Account, shown.Id, cancellationToken).ConfigureAwait(false))
            {
                // The search may still show what is gone.
                if (await ExistsAsync(shown.Id, cancellationToken).ConfigureAwait(false))
                    left.Add(shown.Id);
            }
            else
            {
                await platform.DeleteAsync(shown.Id, cancellationToken).ConfigureAwait(false);
                deleted.Add(shown.Id);
            }
        }

        return new Duplicates(deleted, left);
    }

    /// <summary>
    /// Whether an instance was made after all that was on its way when the key's instance was deleted. Then the tombstone is older than the
    /// instance: the store was restored from a backup.
    /// </summary>
    private bool IsNewerThanTombstone(ShownInstance shown, ProvisioningRow row, TimeSpan settleTime)
    {
        if (row is not { State: ProvisioningState.Deleted, SentAge: { } age })
            return false;

        var end = clock.GetUtcNow() - age + settleTime + ClockDifference;
        return !(shown.Instance.CreatedDate <= end);
    }

    private async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken) =>
        id != ShownInstance.NoId && await platform.GetAsync(id, cancellationToken).ConfigureAwait(false) is not null;

    private async Task<bool> IsStillAsync(ProvisioningRow row, CancellationToken cancellationToken)
    {
        var current = await store.ReadRowAsync(row.Key, cancellationToken).ConfigureAwait(false);
        return current?.Revision == row.Revision;
    }
}

/// <summary>What a key had too many.</summary>
/// <param name="Deleted">The ids of those that were deleted.</param>
/// <param name="Left">The ids of those that exist and are for a person to decide about.</param>
internal sealed record Duplicates(IReadOnlyList<string> Deleted, IReadOnlyList<string> Left);
