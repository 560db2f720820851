namespace ElementGen;

/// <content>Takes over an instance that somebody points to.</content>
internal sealed partial class EnsuringCall
{
    /// <summary>Any state but those of a creation or deletion on its way → Retained with the instance that has an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="listedToken">Its token, if a list told it; else <see cref="Secret.Empty"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ElementsApiException">The platform refused, or did not answer clearly.</exception>
    public async Task<ImportedInstance> ImportAsync(string id, Secret listedToken, CancellationToken cancellationToken)
    {
        try
        {
            for (;;)
            {
                await row.RefreshAsync(cancellationToken).ConfigureAwait(false);
                if (IsOfOthers)
                    throw new OtherOrganizationException(request.Key);

                if (row.IsAnothers)
                    await WaitForAnotherCallAsync(cancellationToken).ConfigureAwait(false);
                else if (await InTurnAsync(Try, cancellationToken).ConfigureAwait(false) is { } imported)
                    return imported;
            }
        }
        catch (InstanceNotEnsuredException exception)
        {
            var outcome = exception.Problem is EnsureProblem.TokenNotTold ? ImportOutcome.TokenNotTold : ImportOutcome.OthersTag;
            return Imported(id, outcome, exception.Message);
        }
        finally
        {
            await row.ReleaseAsync().ConfigureAwait(false);
        }

        Task<ImportedInstance?> Try(CancellationToken turn) => TryImportAsync(id, listedToken, turn);
    }

    /// <summary>Gives null if it has to be tried again, because another call changed the row or the platform failed.</summary>
    private async Task<ImportedInstance?> TryImportAsync(string id, Secret listedToken, CancellationToken cancellationToken)
    {
        ShownInstance? shown = null;
        if (!await TryAsync(async () => shown = await platform.GetAsync(id, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false))
        {
            return null;
        }

        if (shown is null || !shown.IsOf(request.Key.ElementKey))
            return Imported(id, ImportOutcome.Missing, ShownText.Of($"The platform has no instance {id} of this element."));

        if (row.Current is { State: ProvisioningState.Retained or ProvisioningState.Missing, Instance: { } kept }
            && kept.IdText == id
            && IsStill(shown, kept))
        {
            return await KeepAsync(shown, kept).ConfigureAwait(false) is { } same
                ? Imported(id, ImportOutcome.AlreadyRetained, "") with { Instance = same }
                : null;
        }

        if (TakenBy(row.Current, shown) is { } taken)
            return Imported(id, ImportOutcome.NameTaken, taken);

        var told = shown.Instance.Token.IsEmpty ? WithToken(shown, listedToken) : shown;
        if (await FindUnderAnotherNameAsync(told, cancellationToken).ConfigureAwait(false) is { } other)
            return other;

        if (shown.HasOtherStoreTag(row.Tag))
            return Imported(id, ImportOutcome.OthersTag, "It carries the tag of another store, or of another name.");

        if (told.Instance.Token.IsEmpty)
        {
            return Imported(id, ImportOutcome.TokenNotTold, ShownText.Of(
                $"The platform does not tell the token of instance {id}. If you have it elsewhere, save the instance with it: ")
                    + ShownText.Of($"{SavingAdvice.Of(request.Key)}."));
        }

        if (await FindTaggedAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } tagged && !tagged.Exists(own => own.Id == id))
        {
            return Imported(id, ImportOutcome.NameTaken, ShownText.Of(
                $"Instance {tagged[0].Id} carries this store's tag for the name. Ensure the name to retain that one, or choose another."));
        }

        if (row.Current is null or { State: ProvisioningState.Failed })
        {
            await IntendAsync((row.Current?.Attempt ?? 0) + 1, cancellationToken).ConfigureAwait(false);
            return null;
        }

        var adopted = told.Carries(row.Tag)
            ? await AdoptAsync([told], configurationHash: null, cancellationToken).ConfigureAwait(false)
            : await AdoptNamedAsync(told, cancellationToken).ConfigureAwait(false);
        return adopted is null ? null : Imported(id, ImportOutcome.Imported, "") with { Instance = adopted };
    }

    /// <summary>Two names for one instance would be two owners: who deletes it by the one does not know of the other.</summary>
    private async Task<ImportedInstance?> FindUnderAnotherNameAsync(ShownInstance shown, CancellationToken cancellationToken)
    {
        var query = new ProvisioningQuery(request.Key.Account) { InstanceId = shown.Id };
        foreach (var listed in await store.ListRowsAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (listed.Key == request.Key || listed.State is not (ProvisioningState.Retained or ProvisioningState.Missing))
                continue;

            var other = await store.ReadRowAsync(listed.Key, cancellationToken).ConfigureAwait(false);
            if (other?.Instance is { } kept
                && kept.IdText == shown.Id
                && !(kept.AskedFor?.Organization is { } mark && request.IsOfOthers(mark))
                && (shown.Instance.Token.IsEmpty || shown.Instance.Token.Equals(kept.Token)))
            {
                return new ImportedInstance(listed.Key, shown.Id, ImportOutcome.AlreadyRetained)
                {
                    Instance = kept,
                    Message = ShownText.Of($"The store has it under {listed.Key}."),
                };
            }
        }

        return null;
    }

    /// <summary>What has the key's name already; null for nothing. An open attempt can have made what carries the key's tag.</summary>
    private string? TakenBy(ProvisioningRow? current, ShownInstance shown) => current?.State switch
    {
        ProvisioningState.Retained => ShownText.Of($"The store has instance {current.InstanceId} under this name. Choose another name."),
        ProvisioningState.Sent when !shown.Carries(row.Tag) =>
            "A creation for this name was sent, and its outcome is not known. Ensure the name, or sweep, first.",
        ProvisioningState.Deleting or ProvisioningState.Deleted =>
            "The instance of this name was deleted by a client. Choose another name.",
        _ => null,
    };

    private ImportedInstance Imported(string id, ImportOutcome outcome, string message) =>
        new(request.Key, id, outcome) { Message = message };
}
