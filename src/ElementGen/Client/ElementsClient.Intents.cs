namespace ElementGen;

/// <content>What a store that keeps what is on its way learns of single creations, and of deletions.</content>
public sealed partial class ElementsClient
{
    // Longer than a creation can take, because nobody renews it meanwhile.
    private TimeSpan CreationLease => CreationTimeout + PlatformConnection.Grace + PlatformConnection.Grace;

    /// <summary>
    /// Makes one more instance, with one request. If the key has none, the store learns before that it is sent, and the instance gets the
    /// key's tag, by which it is found if its answer is lost.
    /// </summary>
    private async Task<ProvisionedInstance> ProvisionAsync(
        IProvisioningStore store,
        InstanceKey key,
        ElementConfiguration configuration,
        string configurationHash,
        ProvisionOptions options,
        CancellationToken cancellationToken)
    {
        if (await TryIntendAsync(store, key, configurationHash, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            var second = CreationOf(key.Name, configuration, options);
            return await ProvisionAsync(key, second, configuration.Element, cancellationToken).ConfigureAwait(false);
        }

        var call = CreationOf(key.Name, configuration, options, row.Tag);
        ProvisionedInstance instance;
        try
        {
            instance = await Instances.MakeAsync(call, configuration.Element, key.Name, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await CloseAsync(row, MayExistAfter(exception)).ConfigureAwait(false);
            throw;
        }

        var retained = row.Same() with { State = ProvisioningState.Retained, Instance = instance };
        if (!await TryRetainAsync(row, retained, call.Secrets).ConfigureAwait(false))
            await RetainAsync(key, instance, call.Secrets).ConfigureAwait(false);

        return instance;
    }

    /// <summary>Writes that a creation is sent; null if the key has an instance, or another call works on it.</summary>
    private async Task<HeldRow?> TryIntendAsync(
        IProvisioningStore store, InstanceKey key, string configurationHash, CancellationToken cancellationToken)
    {
        try
        {
            var tag = InstanceTag.Of(await store.GetScopeAsync(cancellationToken).ConfigureAwait(false), key);
            var row = new HeldRow(store, key, tag, CreationLease);
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            var isFree = row.Current is null or { State: ProvisioningState.Failed or ProvisioningState.Deleted }
                || (row.Current is { State: ProvisioningState.Intended } && !row.IsAnothers);
            var sent = new ProvisioningChange
            {
                State = ProvisioningState.Sent,
                Attempt = (row.Current?.Attempt ?? 0) + 1,
                SettleTime = new EnsureOptions().SettleTimeFor(CreationTimeout),
                ConfigurationHash = configurationHash,
            };
            return isFree && await row.TryWriteAsync(sent, cancellationToken).ConfigureAwait(false) ? row : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw PlatformFailure.NotSent(CallTo(HttpMethod.Post, "instances"), cancellationToken);
        }
    }

    private static bool MayExistAfter(Exception exception) => exception switch
    {
        ElementsApiException failed => failed.InstanceMayExist,
        ProvisioningCanceledException cancelled => cancelled.InstanceMayExist,
        _ => true,
    };

    /// <summary>
    /// Ends an attempt that failed. What goes wrong with that is not said, because it follows a failure that is: the row then settles.
    /// </summary>
    private static async Task CloseAsync(HeldRow row, bool mayExist)
    {
        try
        {
            if (!mayExist)
                await row.TryWriteAsync(row.Same() with { State = ProvisioningState.Failed }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            return;
        }

        await row.ReleaseAsync().ConfigureAwait(false);
    }

    private async Task<bool> TryRetainAsync(HeldRow row, ProvisioningChange retained, SentSecrets secrets)
    {
        try
        {
            return await row.TryWriteAsync(retained, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw RetainingFailure.Of(retained.Instance!, _store!, secrets, exception);
        }
    }

    /// <summary>Deletes the instance with an id that may be no number, and with a token, if the caller knows it.</summary>
    internal async Task DeleteInstanceAsync(string id, Secret? token, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (id == ShownInstance.NoId)
        {
            throw new InvalidOperationException(
                "The instance has no id: the platform did not tell it. Look for the instance on the platform, and delete it by its id.");
        }

        var rows = await MarkDeletingAsync(id, token, cancellationToken).ConfigureAwait(false);
        var isGone = false;
        try
        {
            var call = CallTo(HttpMethod.Delete, $"instances/{Uri.EscapeDataString(id)}");
            var answer = await _platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
            var isDeleted = answer.IsSuccess && answer.IsPlatforms;
            isGone = isDeleted || answer.IsNotFound;
            if (isGone)
            {
                await BuryAsync(rows).ConfigureAwait(false);
                // Rows that another call changed, or gave the instance, meanwhile. Forgotten without a tombstone, it would be made again.
                await BuryAsync(await MarkDeletingAsync(id, token, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
                await ForgetAsync(id, token, isDeleted).ConfigureAwait(false);
            }

            answer.EnsureSuccess();
            answer.EnsureIsPlatforms();
        }
        catch when (!isGone)
        {
            // What is not known to be gone stays retained.
            foreach (var row in rows)
            {
                var kept = row.Same() with { State = ProvisioningState.Retained };
                await row.TryWriteAsync(kept, CancellationToken.None).ConfigureAwait(false);
            }

            throw;
        }
    }

    private async Task BuryAsync(List<HeldRow> rows)
    {
        foreach (var row in rows)
            await row.TryBuryAsync(new EnsureOptions().SettleTimeFor(CreationTimeout)).ConfigureAwait(false);
    }

    /// <summary>
    /// Marks the current rows of this account that have the instance, so that no call returns it any more, and so that the deletion is
    /// finished if this process ends.
    /// </summary>
    private async Task<List<HeldRow>> MarkDeletingAsync(string id, Secret? token, CancellationToken cancellationToken)
    {
        var marked = new List<HeldRow>();
        if (_store is not IProvisioningStore store)
            return marked;

        var scope = await store.GetScopeAsync(cancellationToken).ConfigureAwait(false);
        var query = new ProvisioningQuery(Account) { InstanceId = id };
        foreach (var found in await store.ListRowsAsync(query, cancellationToken).ConfigureAwait(false))
        {
            var row = new HeldRow(store, found.Key, InstanceTag.Of(scope, found.Key), CreationLease);
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (row.Current is not { InstanceId: { } current, Instance: { } instance } || current != id || row.IsAnothers)
                continue;

            var isMeant = (token is not null && instance.Token.Equals(token)) || !_hasDefaultAccount || !IsOfOtherOrganization(instance);
            if (isMeant && await row.TryWriteAsync(row.Same() with { State = ProvisioningState.Deleting }, cancellationToken)
                .ConfigureAwait(false))
            {
                marked.Add(row);
            }
        }

        return marked;
    }
}
