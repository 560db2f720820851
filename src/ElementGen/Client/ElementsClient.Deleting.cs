namespace ElementGen;

/// <content>Deletes instances, and leaves tombstones of them.</content>
public sealed partial class ElementsClient
{
    /// <summary>Deletes the instance with an id that may be no number, and with a token, if the caller knows it.</summary>
    internal async Task DeleteInstanceAsync(string id, Secret? token, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (id == ShownInstance.NoId)
        {
            throw new InvalidOperationException(
                "The instance has no id: the platform did not tell it. Look for the instance on the platform, and delete it by its id.");
        }

        var marked = new List<MarkedRow>();
        var isGone = false;
        try
        {
            await MarkDeletingAsync(id, token, marked, cancellationToken).ConfigureAwait(false);
            var call = CallTo(HttpMethod.Delete, $"instances/{Uri.EscapeDataString(id)}");
            var answer = await _platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
            var isDeleted = answer.IsSuccess && answer.IsPlatforms;
            isGone = isDeleted || answer.IsNotFound;
            if (isGone)
            {
                await BuryAsync(id, token, isDeleted).ConfigureAwait(false);
                // What is not found may be another organization's.
                await RestoreAsync(marked).ConfigureAwait(false);
                await ForgetAsync(id, token, isDeleted).ConfigureAwait(false);
            }

            answer.EnsureSuccess();
            answer.EnsureIsPlatforms();
        }
        catch when (!isGone)
        {
            await RestoreAsync(marked).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Marks the current rows of this account that have the instance, so that no call returns it any more, and so that the deletion is
    /// finished if this process ends.
    /// </summary>
    private async Task MarkDeletingAsync(string id, Secret? token, List<MarkedRow> marked, CancellationToken cancellationToken)
    {
        foreach (var row in await RowsOfAsync(id, cancellationToken).ConfigureAwait(false))
        {
            if (!await TryReadAsync(row, cancellationToken).ConfigureAwait(false)
                || !Has(row, id)
                || row.IsAnothers
                || !IsMeant(row.Current!.Instance!, token, isDeleted: true))
            {
                continue;
            }

            var state = row.Current.State;
            var deleting = row.Same() with { State = ProvisioningState.Deleting };
            if (await row.TryWriteAsync(deleting, cancellationToken).ConfigureAwait(false))
                marked.Add(new MarkedRow(row, state));
        }
    }

    /// <summary>
    /// Leaves a tombstone in each current row of this account that has the instance, also where another call is deleting it: its own
    /// tombstone is the same.
    /// </summary>
    private async Task BuryAsync(string id, Secret? token, bool isDeleted)
    {
        var settleTime = new EnsureOptions().SettleTimeFor(CreationTimeout);
        foreach (var row in await RowsOfAsync(id, CancellationToken.None).ConfigureAwait(false))
        {
            while (await TryReadAsync(row, CancellationToken.None).ConfigureAwait(false)
                && Has(row, id)
                && IsMeant(row.Current!.Instance!, token, isDeleted)
                && !await row.TryBuryAsync(settleTime).ConfigureAwait(false))
            {
                // Somebody else has changed the row.
            }
        }
    }

    /// <summary>
    /// Takes the mark off what still has it, because it is not known to be gone. What goes wrong with that is not said, because it follows
    /// a failure that is; a call that finds the mark asks the platform.
    /// </summary>
    private static async Task RestoreAsync(List<MarkedRow> marked)
    {
        foreach (var (row, before) in marked)
        {
            try
            {
                // If another call has changed the row since it was marked, nothing is written. An abandoned deletion is not gone on with.
                var state = before is ProvisioningState.Missing ? before : ProvisioningState.Retained;
                await row.TryWriteAsync(row.Same() with { State = state }, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // The other rows are restored all the same.
            }
        }
    }

    private async Task<IReadOnlyList<HeldRow>> RowsOfAsync(string id, CancellationToken cancellationToken)
    {
        if (_store is not IProvisioningStore store)
            return [];

        var scope = await store.GetScopeAsync(cancellationToken).ConfigureAwait(false);
        var query = new ProvisioningQuery(Account) { InstanceId = id };
        var rows = await store.ListRowsAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(found => new HeldRow(store, found.Key, InstanceTag.Of(scope, found.Key), CreationLease))];
    }

    /// <summary>Reads a row, unless what it has cannot be decrypted: then nobody knows whose it is, and it stays as it is.</summary>
    private static async Task<bool> TryReadAsync(HeldRow row, CancellationToken cancellationToken)
    {
        try
        {
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ElementGenException)
        {
            return false;
        }
    }

    private static bool Has(HeldRow row, string id) => row.Current is { Instance: not null } current && current.InstanceId == id;

    /// <summary>
    /// Whether a row of this account has the instance that is deleted, and not one of another organization with the same id.
    /// </summary>
    private bool IsMeant(ProvisionedInstance instance, Secret? token, bool isDeleted) =>
        (isDeleted && token is not null && instance.Token.Equals(token)) || !_hasDefaultAccount || !IsOfOtherOrganization(instance);

    /// <summary>A row that says that its instance is being deleted.</summary>
    /// <param name="Row">The row.</param>
    /// <param name="Before">The state that it had before.</param>
    private sealed record MarkedRow(HeldRow Row, ProvisioningState Before);
}
