using System.Globalization;

namespace ElementGen;

/// <content>Finds instances on the platform.</content>
internal sealed partial class EnsuringCall
{
    // How far the platform's clock may be behind this machine's.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>The instances with the key's tag, each as the platform has it under its id, because a search lags behind.</summary>
    /// <returns>Null when that is not known for certain; then it has waited, if failures <paramref name="count"/>.</returns>
    private async Task<List<ShownInstance>?> LookUpAsync(CancellationToken cancellationToken, bool count = true)
    {
        List<ShownInstance>? found = null;
        try
        {
            if (!count)
                return await FindTaggedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ElementsApiException exception) when (MayPass(exception) && !IsSharedBackOff(exception))
        {
            return null;
        }

        await TryAsync(async () => found = await FindTaggedAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        return found;
    }

    private async Task<List<ShownInstance>> FindTaggedAsync(CancellationToken cancellationToken)
    {
        var found = new List<ShownInstance>();
        var candidates = (await platform.ListTaggedAsync(row.Tag, request.Key, cancellationToken).ConfigureAwait(false))
            .ConvertAll(static listed => (listed.Id, listed.Instance.Token));
        // An answer that told an id is ahead of the search.
        if (_told is { IdText: not ShownInstance.NoId } told && !candidates.Exists(candidate => candidate.Id == told.IdText))
            candidates.Add((told.IdText, told.Token));

        foreach (var (id, token) in candidates)
        {
            var shown = await platform.GetAsync(id, cancellationToken).ConfigureAwait(false);
            if (shown is null || !shown.IsOf(request.Key.ElementKey) || (shown.Tags is not null && !shown.Carries(row.Tag)))
                continue;

            found.Add(shown.Instance.Token.IsEmpty ? WithToken(shown, token) : shown);
        }

        return found;
    }

    /// <summary>
    /// Retained, Missing → Retained, if the platform still has the instance, or another one with its tag; else → Missing.
    /// </summary>
    private async Task<ProvisionedInstance?> VerifyAsync(CancellationToken cancellationToken)
    {
        var (state, kept) = (Row.State, Row.Instance!);
        var mayTrust = state is ProvisioningState.Retained && !request.MustVerify;
        if ((mayTrust && !Options.Verify) || (state is ProvisioningState.Retained && kept.IdText == ShownInstance.NoId))
            return kept;

        ShownInstance? shown;
        try
        {
            shown = await platform.GetAsync(kept.IdText, cancellationToken).ConfigureAwait(false);
        }
        catch (ElementsApiException exception) when (MayPass(exception) && !IsSharedBackOff(exception))
        {
            if (!mayTrust)
            {
                if (!await BackOffAsync(exception, _failedVerifications++, cancellationToken).ConfigureAwait(false))
                    throw;

                return null;
            }

            Report(EnsureStep.NotVerified, exception.Message);
            return kept;
        }

        if (shown is not null && IsStill(shown, kept))
            return await KeepAsync(shown, kept).ConfigureAwait(false);

        if (await LookUpAsync(cancellationToken).ConfigureAwait(false) is not { } found)
            return null;

        if (found.Count > 0)
            return await AdoptAsync(found, configurationHash: null, cancellationToken).ConfigureAwait(false);

        if (state is ProvisioningState.Retained
            && !await row.TryWriteAsync(row.Same() with { State = ProvisioningState.Missing }, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return Options.Recreate
            ? await IntendAsync(Row.Attempt + 1, cancellationToken).ConfigureAwait(false)
            : throw InstanceNotEnsuredException.Missing(request.Key, kept.IdText);
    }

    /// <summary>Retained, Missing → Retained with what the platform shows now.</summary>
    private async Task<ProvisionedInstance?> KeepAsync(ShownInstance shown, ProvisionedInstance kept)
    {
        var instance = Completed(shown.Instance.Token.IsEmpty ? WithToken(shown, kept.Token) : shown, kept.AskedFor);
        if (Row.State is ProvisioningState.Retained && instance.Token.Equals(kept.Token))
            return instance;

        var retained = Retained(instance, Row.ConfigurationHash);
        return await row.TryWriteAsync(retained, CancellationToken.None).ConfigureAwait(false) ? instance : null;
    }

    /// <summary>
    /// Whether an instance with the id of a retained one is that instance: a platform that was restored gives ids again. Tags can be lost,
    /// and then the token tells; where it is not shown, the name. Another store's tag says nothing against it: what was saved by hand, or
    /// before the account was named, can have one.
    /// </summary>
    private bool IsStill(ShownInstance shown, ProvisionedInstance kept) =>
        shown.IsOf(request.Key.ElementKey)
        && (shown.Carries(row.Tag)
            || (shown.Instance.Token.IsEmpty
                ? shown.Instance.Name.Length == 0 || shown.Instance.Name == kept.Name || shown.Instance.Name == request.Key.Name
                : shown.Instance.Token.Equals(kept.Token)));

    /// <summary>What a creation that was refused as a conflict collided with, if it may be taken over.</summary>
    private async Task<ProvisionedInstance?> FindExistingAsync(CancellationToken cancellationToken)
    {
        var found = await FindTaggedAsync(cancellationToken).ConfigureAwait(false);
        if (found.Count > 0)
            return await AdoptAsync(found, configurationHash: null, cancellationToken).ConfigureAwait(false);

        return Options.Adopt is InstanceAdoption.ByName && await FindNamedAsync(cancellationToken).ConfigureAwait(false) is { } named
            ? await AdoptNamedAsync(named, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>The one instance that has the name and no other tag of a store than the key's; null for none.</summary>
    private async Task<ShownInstance?> FindNamedAsync(CancellationToken cancellationToken)
    {
        var named = await FindByNameAsync(cancellationToken).ConfigureAwait(false);
        return OneOf(named);
    }

    /// <summary>
    /// An instance that a creation of unknown outcome may have made, and that lost its tag; null for none. Without the caller's permission
    /// it is not taken over, and no second one is made.
    /// </summary>
    private async Task<ShownInstance?> FindWithoutTagAsync(CancellationToken cancellationToken)
    {
        var since = waiting.Clock.GetUtcNow() - (Row.SentAge ?? TimeSpan.Zero) - ClockDifference;
        var named = await FindByNameAsync(cancellationToken).ConfigureAwait(false);
        // One whose date is not told can be it.
        named.RemoveAll(shown => shown.Instance.CreatedDate < since && !shown.Carries(row.Tag));
        return OneOf(named);
    }

    /// <summary>The one that may be taken over; null if there are none.</summary>
    /// <param name="named">Either all of them carry the key's tag, or none.</param>
    private ShownInstance? OneOf(List<ShownInstance> named)
    {
        if (named.Count == 0)
            return null;

        if (!named[0].Carries(row.Tag))
            return named.Count == 1 && Options.Adopt is InstanceAdoption.ByName ? named[0] : throw Others(named);

        _mayHaveDuplicates |= named.Count > 1;
        return named.MinBy(IdOrder);
    }

    /// <summary>
    /// The instances of the element that have the name and no other store's tag, each as the platform has it under its id: a search lags
    /// behind, and shows what is gone, renamed, or another store's by now. If some carry the key's tag, which a search by the tag does not
    /// find yet, only those.
    /// </summary>
    private async Task<List<ShownInstance>> FindByNameAsync(CancellationToken cancellationToken)
    {
        var found = new List<ShownInstance>();
        foreach (var listed in await platform.ListNamedAsync(request.Key, cancellationToken).ConfigureAwait(false))
        {
            var shown = listed.HasOtherStoreTag(row.Tag)
                ? null
                : await platform.GetAsync(listed.Id, cancellationToken).ConfigureAwait(false);
            if (shown is null || shown.HasOtherStoreTag(row.Tag) || !shown.IsOf(request.Key.ElementKey))
                continue;

            if (shown.Instance.Name.Length == 0 || shown.Instance.Name == request.Key.Name)
                found.Add(shown.Instance.Token.IsEmpty ? WithToken(shown, listed.Instance.Token) : shown);
        }

        var own = found.FindAll(shown => shown.Carries(row.Tag));
        return own.Count > 0 ? own : found;
    }

    private InstanceNotEnsuredException Others(List<ShownInstance> named) => InstanceNotEnsuredException.Others(
        request.Key, [.. named.Select(static shown => shown.Id)], Options.Adopt is InstanceAdoption.ByName);

    private static long IdOrder(ShownInstance shown) =>
        long.TryParse(shown.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue;
}
