namespace ElementGen;

/// <content>Takes over instances that were found, or deletes those that are of no use.</content>
internal sealed partial class EnsuringCall
{
    /// <summary>Intended, Sent, Failed, Retained, Missing → Retained with an instance that carries the key's tag.</summary>
    private async Task<ProvisionedInstance?> AdoptAsync(
        List<ShownInstance> found, string? configurationHash, CancellationToken cancellationToken)
    {
        _mayHaveDuplicates |= found.Count > 1;
        var kept = found.OrderBy(IdOrder).ThenBy(static shown => shown.Id, StringComparer.Ordinal)
            .Select(shown => shown.Instance.Token.IsEmpty && shown.Id == _told?.IdText ? WithToken(shown, _told.Token) : shown)
            .FirstOrDefault(static shown => !shown.Instance.Token.IsEmpty);
        if (kept is null)
            return await DiscardAsync(found, cancellationToken).ConfigureAwait(false);

        Report(EnsureStep.Adopting, ShownText.Of($"Takes over instance {kept.Id}."));
        var instance = Completed(kept);
        var retained = Retained(instance, configurationHash);
        if (!await row.TryWriteAsync(retained, CancellationToken.None).ConfigureAwait(false))
            return null;

        // What a creation of this call made without an answer is found like what others made.
        _outcome = _unknownOutcomes > 0 ? EnsureOutcome.Made : EnsureOutcome.Adopted;
        return instance;
    }

    /// <summary>Deletes instances of this store that do not show their tokens, if the caller allows it.</summary>
    private async Task<ProvisionedInstance?> DiscardAsync(List<ShownInstance> found, CancellationToken cancellationToken)
    {
        if (!Options.Recreate || !found.TrueForAll(shown => shown.Carries(row.Tag)))
            throw InstanceNotEnsuredException.TokenNotTold(request.Key, [.. found.Select(static shown => shown.Id)]);

        // The answer, with the token, can still be on its way to the call that sent the creation.
        if (Row.State is ProvisioningState.Sent && Row.SettlesIn > TimeSpan.Zero)
            return await WaitWhileSettlingAsync(cancellationToken).ConfigureAwait(false);

        // Where a deletion that is accepted has no effect, none of them has.
        if (_discards++ == MostFailures)
            throw InstanceNotEnsuredException.TokenNotTold(request.Key, [.. found.Select(static shown => shown.Id)]);

        if (_discards > 1)
        {
            var wait = Doubled(FirstLookUp, _discards, LongestLookUp);
            await waiting.DelayAsync(EnsureStep.DeletingDuplicate, wait, cancellationToken).ConfigureAwait(false);
        }

        foreach (var shown in found)
        {
            if (!await row.TryKeepAsync(cancellationToken).ConfigureAwait(false))
                return null;

            // The store has its token, which deleting it would make worthless.
            if (await store.HasInstanceAsync(request.Key.Account, shown.Id, cancellationToken).ConfigureAwait(false))
                throw InstanceNotEnsuredException.TokenNotTold(request.Key, [shown.Id]);

            Report(EnsureStep.DeletingDuplicate, ShownText.Of($"Deletes instance {shown.Id}, which does not show its token."));
            if (!await TryAsync(() => platform.DeleteAsync(shown.Id, cancellationToken), cancellationToken).ConfigureAwait(false))
                return null;
        }

        return null;
    }

    /// <summary>Takes over an instance of another origin, which gets the key's tag.</summary>
    private async Task<ProvisionedInstance?> AdoptNamedAsync(ShownInstance named, CancellationToken cancellationToken)
    {
        if (named.Carries(row.Tag))
        {
            var configurationHash = Row.State is ProvisioningState.Sent ? Row.ConfigurationHash : null;
            return await AdoptAsync([named], configurationHash, cancellationToken).ConfigureAwait(false);
        }

        if (named.Instance.Token.IsEmpty)
            throw InstanceNotEnsuredException.TokenNotTold(request.Key, [named.Id]);

        if (!await row.TryKeepAsync(Completed(named), cancellationToken).ConfigureAwait(false))
            return null;

        // Where tags are not told, those that it has would be lost.
        if (named.Tags is not null
            && !await TryAsync(() => TagAsync(named, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        if (await AdoptAsync([named], configurationHash: null, cancellationToken).ConfigureAwait(false) is { } adopted)
            return adopted;

        await UntagUnlessRetainedAsync(named, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>
    /// Another call has the row, and may have made an instance: with the tag, this one would be one too many, for a person to decide about.
    /// </summary>
    private async Task UntagUnlessRetainedAsync(ShownInstance named, CancellationToken cancellationToken)
    {
        if (await IsRetainedAsync().ConfigureAwait(false)
            || !await TryAsync(Untag, cancellationToken).ConfigureAwait(false)
            || !await IsRetainedAsync().ConfigureAwait(false))
        {
            return;
        }

        // The other call found it by the tag meanwhile.
        await TryAsync(() => platform.AddTagAsync(named, row.Tag, cancellationToken), cancellationToken).ConfigureAwait(false);

        Task Untag() => platform.RemoveTagAsync(named.Id, row.Tag, cancellationToken);

        async Task<bool> IsRetainedAsync()
        {
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            return row.Current?.InstanceId == named.Id;
        }
    }

    private async Task TagAsync(ShownInstance named, CancellationToken cancellationToken)
    {
        await platform.AddTagAsync(named, row.Tag, cancellationToken).ConfigureAwait(false);
        // Another store may have given it its own tag at the same time: the last of both has it.
        var shown = await platform.GetAsync(named.Id, cancellationToken).ConfigureAwait(false);
        if (shown is null || !shown.Carries(row.Tag) || shown.HasOtherStoreTag(row.Tag))
            throw Others([named]);
    }

    /// <summary>The instance as it is retained: with what was asked for, and without secrets in its configuration.</summary>
    private ProvisionedInstance Completed(ShownInstance shown, AskedFor? askedFor = null)
    {
        var (answer, element) = (InstanceAnswer.Of(shown.Instance), shown.Instance.Element);
        var complete = answer with
        {
            Name = shown.Instance.Name.Length == 0 ? request.Key.Name : shown.Instance.Name,
            Element = answer.Element! with { Key = element.Key.Length == 0 ? request.Key.ElementKey : element.Key },
            AskedFor = askedFor ?? new AskedFor
            {
                ElementKey = request.Key.ElementKey,
                Organization = OrganizationMark.Of(request.Credentials),
            },
        };
        return request.Element is { } known
            ? request.Secrets.Masked(complete.ToInstance(), known)
            : complete.ToInstance().WithShownValues(request.Secrets.Masked);
    }

    private static ShownInstance WithToken(ShownInstance shown, Secret token) =>
        shown with { Instance = (InstanceAnswer.Of(shown.Instance) with { Token = token.Reveal() }).ToInstance() };
}
