using System.Net;

namespace ElementGen;

/// <content>One step that makes no instance, for a sweep.</content>
internal sealed partial class EnsuringCall
{
    /// <summary>Does what can be done about the key without its configuration, and without waiting.</summary>
    /// <returns>Null if there was nothing to do.</returns>
    /// <exception cref="ElementsApiException">The platform did not answer clearly.</exception>
    public async Task<SweptKey?> SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            return row switch
            {
                { Current: null } or { IsAnothers: true } => null,
                _ when IsOfOthers => null,
                { Current.State: ProvisioningState.Sent } => await SweepSentAsync(cancellationToken).ConfigureAwait(false),
                { Current.State: ProvisioningState.Deleting } => await SweepDeletionAsync(cancellationToken).ConfigureAwait(false),
                { Current.State: ProvisioningState.Retained } => await SweepRetainedAsync(cancellationToken).ConfigureAwait(false),
                { Current.State: ProvisioningState.Deleted } => await SweepDuplicatesAsync(cancellationToken).ConfigureAwait(false),
                _ => await SweepAdoptAsync(configurationHash: null, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (InstanceNotEnsuredException exception)
        {
            var finding = exception.Problem is EnsureProblem.TokenNotTold ? SweepFinding.TokenNotTold : SweepFinding.OtherInstances;
            return new SweptKey(request.Key, finding, exception.InstanceIds, exception.Message);
        }
        finally
        {
            await row.ReleaseAsync().ConfigureAwait(false);
        }
    }

    private async Task<SweptKey?> SweepSentAsync(CancellationToken cancellationToken)
    {
        if (!await row.TryKeepAsync(cancellationToken).ConfigureAwait(false))
            return null;

        var isSettled = Row.SettlesIn <= TimeSpan.Zero;
        if (await SweepAdoptAsync(Row.ConfigurationHash, cancellationToken).ConfigureAwait(false) is { } adopted)
            return adopted;

        if (!isSettled)
            return Swept(SweepFinding.Settling, [], "An attempt was abandoned, and its instance can still appear.");

        if (await FindWithoutTagAsync(cancellationToken).ConfigureAwait(false) is { } named)
        {
            return !named.Carries(row.Tag) ? throw Others([named])
                : await AdoptAsync([named], Row.ConfigurationHash, cancellationToken).ConfigureAwait(false) is { } own
                    ? Swept(SweepFinding.Adopted, [own.IdText], $"Took over instance {own.IdText}.")
                    : null;
        }

        return await row.TryWriteAsync(row.Same() with { State = ProvisioningState.Failed }, cancellationToken).ConfigureAwait(false)
            ? Swept(SweepFinding.NothingMade, [], "An attempt that was abandoned made no instance.")
            : null;
    }

    private async Task<SweptKey?> SweepAdoptAsync(string? configurationHash, CancellationToken cancellationToken)
    {
        var found = await FindTaggedAsync(cancellationToken).ConfigureAwait(false);
        if (found.Count == 0 || await AdoptAsync(found, configurationHash, cancellationToken).ConfigureAwait(false) is not { } adopted)
            return null;

        var duplicates = await _duplicates.DeleteAsync(request.Key, row.Tag, request.SettleTime, cancellationToken).ConfigureAwait(false);
        var deleted = duplicates.Deleted.Count == 0 ? "" : $", and deleted {string.Join(", ", duplicates.Deleted)}";
        return Swept(SweepFinding.Adopted, [adopted.IdText], $"Took over instance {adopted.IdText}{deleted}.");
    }

    private async Task<SweptKey?> SweepDeletionAsync(CancellationToken cancellationToken)
    {
        var id = Row.InstanceId;
        if (!await row.TryKeepAsync(cancellationToken).ConfigureAwait(false))
            return null;

        await DeleteIfStillAsync(cancellationToken).ConfigureAwait(false);
        return await row.TryBuryAsync(request.SettleTime).ConfigureAwait(false)
            ? Swept(SweepFinding.DeletionFinished, id is null ? [] : [id], $"Deleted instance {id}, as was asked for.")
            : null;
    }

    private async Task<SweptKey?> SweepRetainedAsync(CancellationToken cancellationToken)
    {
        var kept = Row.Instance!;
        if (kept.IdText == ShownInstance.NoId)
            return null;

        if (await platform.GetAsync(kept.IdText, cancellationToken).ConfigureAwait(false) is { } shown && IsStill(shown, kept))
        {
            var duplicates = await SweepDuplicatesAsync(cancellationToken).ConfigureAwait(false);
            var tag = await SweepTagAsync(shown, cancellationToken).ConfigureAwait(false);
            return duplicates ?? tag;
        }

        if (await SweepAdoptAsync(configurationHash: null, cancellationToken).ConfigureAwait(false) is { } adopted)
            return adopted;

        return await row.TryWriteAsync(row.Same() with { State = ProvisioningState.Missing }, cancellationToken).ConfigureAwait(false)
            ? Swept(SweepFinding.Missing, [kept.IdText], $"Instance {kept.IdText} is gone from the platform, or is another's.")
            : null;
    }

    /// <summary>Gives a retained instance its tag again. One that was saved by hand need not have had it.</summary>
    private async Task<SweptKey?> SweepTagAsync(ShownInstance shown, CancellationToken cancellationToken)
    {
        if (Row.Tag is null || shown.Tags is null || shown.Carries(row.Tag) || shown.HasOtherStoreTag(row.Tag))
            return null;

        try
        {
            await platform.AddTagAsync(shown, row.Tag, cancellationToken).ConfigureAwait(false);
            return Swept(SweepFinding.TagRestored, [shown.Id], $"Gave instance {shown.Id} its tag again.");
        }
        catch (ElementsApiException exception) when (exception.Status is not HttpStatusCode.TooManyRequests)
        {
            // The other keys are swept all the same, also where somebody does not let a PATCH through.
            return new SweptKey(request.Key, SweepFinding.Failed, [shown.Id], exception.Message);
        }
    }

    private async Task<SweptKey?> SweepDuplicatesAsync(CancellationToken cancellationToken)
    {
        var (deleted, left) = await _duplicates.DeleteAsync(request.Key, row.Tag, request.SettleTime, cancellationToken)
            .ConfigureAwait(false);
        if (deleted.Count > 0)
            return Swept(SweepFinding.DuplicatesDeleted, deleted, $"Deleted {string.Join(", ", deleted)}, which nobody retained.");

        return left.Count == 0 ? null : Swept(
            SweepFinding.OtherInstances,
            left,
            $"The platform also has {string.Join(", ", left)} with the key's tag: retained as history, about to be taken over by a call "
                + "that ended, or made after the key's instance was deleted. Delete what is not wanted; retain the other with "
                + "IInstanceStore.SaveAsync, or take the tag off it.");
    }

    private SweptKey Swept(SweepFinding finding, IReadOnlyList<string> ids, string message) =>
        new(request.Key, finding, ids, ShownText.Of(FormattableString.Invariant($"{message}")));
}
