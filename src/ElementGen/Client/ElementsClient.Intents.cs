namespace ElementGen;

/// <content>What a store that keeps what is on its way learns of single creations.</content>
public sealed partial class ElementsClient
{
    private const int MostWritings = 5;

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
        if (await TryIntendAsync(store, key, configurationHash, cancellationToken).ConfigureAwait(false) is not var (row, pause))
        {
            var second = CreationOf(key.Name, configuration, options);
            return await ProvisionAsync(key, second, configuration.Element, cancellationToken).ConfigureAwait(false);
        }

        var call = pause.Bound(CreationOf(key.Name, configuration, options, row.Tag), CreationTimeout);
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

        await RetainAsync(row, instance, call.Secrets).ConfigureAwait(false);
        return instance;
    }

    /// <summary>Writes that a creation is sent; null if the key has an instance, or another call works on it.</summary>
    private async Task<(HeldRow Row, PauseCheck Pause)?> TryIntendAsync(
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
            return isFree && await TryWriteSentAsync(row, sent, cancellationToken).ConfigureAwait(false) is { } pause ? (row, pause) : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw PlatformFailure.NotSent(CallTo(HttpMethod.Post, "instances"), cancellationToken);
        }
    }

    /// <summary>Writes it again if the call was paused before it can send, because the time to settle is counted from then.</summary>
    private async Task<PauseCheck?> TryWriteSentAsync(HeldRow row, ProvisioningChange sent, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostWritings; i++)
        {
            var pause = new PauseCheck(_clock);
            if (!await row.TryWriteAsync(sent, cancellationToken).ConfigureAwait(false))
                return null;

            if (!pause.WasTooLong)
                return pause;
        }

        await CloseAsync(row, mayExist: false).ConfigureAwait(false);
        throw new TimeoutException(
            $"{_store!.GetType().Name} takes too long to write that an instance for {row.Key} is being made. Nothing was sent.");
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

    /// <summary>
    /// Keeps the instance as the key's current one, whatever others have made of the row meanwhile; what they retain there becomes
    /// history. Only where a client deleted the instance, it is not kept.
    /// </summary>
    private async Task RetainAsync(HeldRow row, ProvisionedInstance instance, SentSecrets secrets)
    {
        var configurationHash = row.Current!.ConfigurationHash;
        try
        {
            while (!IsRetained(row.Current, instance))
            {
                if (row.Current is { State: ProvisioningState.Deleting or ProvisioningState.Deleted })
                    throw RetainingFailure.Deleted(row.Key, instance);

                var retained = new ProvisioningChange
                {
                    State = ProvisioningState.Retained,
                    Attempt = row.Current?.Attempt ?? 0,
                    ConfigurationHash = configurationHash,
                    Instance = instance,
                };
                // Not cancelled by the caller: the instance exists, and the platform tells its token only once.
                if (await row.TryWriteAsync(retained, CancellationToken.None).ConfigureAwait(false))
                    return;

                await row.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not InstanceNotRetainedException)
        {
            throw RetainingFailure.Of(row.Key, instance, _store!, secrets, exception);
        }
    }

    private static bool IsRetained(ProvisioningRow? row, ProvisionedInstance instance) =>
        row is { State: ProvisioningState.Retained, Instance: { } kept } && kept.IdText == instance.IdText && kept.Token == instance.Token;
}
