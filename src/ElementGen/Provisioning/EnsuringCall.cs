namespace ElementGen;

/// <summary>
/// Ensures the instance of one key. <see cref="StepAsync"/> is the protocol: what a call does next depends on the row of the key alone,
/// which it reads anew before each step, so that it makes no difference which call, process or machine went the steps before.
/// </summary>
/// <remarks>
/// <para>
/// A creation is sent only while the row says <see cref="ProvisioningState.Sent"/> with the number of this attempt, and that is written
/// before. It stays so until the outcome is known: an answer, an instance that is found by its tag, or the end of the settle time and then
/// a look-up that finds none. Until then nobody sends another one.
/// </para>
/// <para>
/// Between two writes of the row anything can happen, a crash too. Each write names the revision that was read, so that of two calls one
/// goes on.
/// </para>
/// </remarks>
internal sealed partial class EnsuringCall(
    EnsureRequest request, HeldRow row, IProvisioningStore store, PlatformInstances platform, EnsureWaiting waiting)
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstLookUp = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestLookUp = TimeSpan.FromSeconds(15);

    private readonly DuplicateInstances _duplicates = new(store, platform, waiting.Clock);
    private int _polls;
    private int _lookUps;
    private bool _mayBeSent;
    private bool _mayHaveDuplicates;

    private EnsureOutcome _outcome = EnsureOutcome.Found;

    // What an answer told of an instance that could not be kept, or not be used, with its token.
    private ProvisionedInstance? _told;

    private EnsureOptions Options => request.Options;

    private ProvisioningRow Row => row.Current!;

    /// <summary>Whether another organization, whose client shares the account, works or has worked on the key.</summary>
    private bool IsOfOthers =>
        (row.Current?.Instance?.AskedFor?.Organization ?? ConfigurationHash.MarkOf(row.Current?.ConfigurationHash)) is { } mark
        && request.IsOfOthers(mark);

    /// <summary>How the call came by its instance, once it has ended.</summary>
    public EnsureOutcome Outcome => _outcome;

    /// <summary>Goes step by step until the instance is there.</summary>
    public async Task<ProvisionedInstance> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (;;)
            {
                await row.RefreshAsync(cancellationToken).ConfigureAwait(false);
                if (IsOfOthers)
                    throw new OtherOrganizationException(request.Key);

                if (await InTurnAsync(StepAsync, cancellationToken).ConfigureAwait(false) is { } instance)
                    return await CompleteAsync(instance, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            await row.ReleaseAsync().ConfigureAwait(false);
            throw new ProvisioningCanceledException(
                $"Ensuring {request.Key} was cancelled. Ensure it again: the store knows how far it came.",
                _mayBeSent,
                request.Secrets.Shown(exception),
                cancellationToken);
        }
        catch
        {
            await row.ReleaseAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>One step from the state that the row is in. Gives the instance once it is retained, null to go on.</summary>
    private Task<ProvisionedInstance?> StepAsync(CancellationToken cancellationToken) => row switch
    {
        { Current: null } => IntendAsync(attempt: 1, cancellationToken),
        { IsAnothers: true } => WaitForAnotherCallAsync(cancellationToken),
        { Current.State: ProvisioningState.Intended } => LookUpThenSendAsync(cancellationToken),
        { Current.State: ProvisioningState.Sent } => SettleAsync(cancellationToken),
        { Current.State: ProvisioningState.Retained } => VerifyAsync(cancellationToken),
        { Current.State: ProvisioningState.Missing } => VerifyAsync(cancellationToken),
        { Current.State: ProvisioningState.Failed } => IntendAsync(Row.Attempt + 1, cancellationToken),
        { Current.State: ProvisioningState.Deleting } => FinishDeletionAsync(cancellationToken),
        { Current.State: ProvisioningState.Deleted } => MakeAgainAsync(cancellationToken),
        _ => throw new NotSupportedException($"A newer release left {request.Key} in the state {Row.State:D}. Use that release."),
    };

    /// <summary>Absent, Failed, Missing, Deleted → Intended.</summary>
    private async Task<ProvisionedInstance?> IntendAsync(int attempt, CancellationToken cancellationToken)
    {
        var intent = new ProvisioningChange
        {
            State = ProvisioningState.Intended,
            Attempt = attempt,
            ConfigurationHash = request.ConfigurationHash,
        };
        await row.TryWriteAsync(intent, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<ProvisionedInstance?> WaitForAnotherCallAsync(CancellationToken cancellationToken)
    {
        Report(EnsureStep.WaitingForAnotherCall, "Another call works on it.", Row.LeaseLeft);
        var wait = Shortest(Doubled(FirstPoll, _polls++, LongestPoll), Row.LeaseLeft);
        await waiting.DelayAsync(EnsureStep.WaitingForAnotherCall, wait, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Intended → Retained, if there is one already; else → Sent and what follows.</summary>
    private async Task<ProvisionedInstance?> LookUpThenSendAsync(CancellationToken cancellationToken)
    {
        // The intent of a call that ended can have another configuration. And if that call goes on after all, it must not take this one's
        // attempt for its own.
        if (!row.IsMine)
            return await IntendAsync(Row.Attempt + 1, cancellationToken).ConfigureAwait(false);

        if (await LookUpAsync(cancellationToken).ConfigureAwait(false) is not { } found)
            return null;

        if (found.Count > 0)
            return await AdoptAsync(found, configurationHash: null, cancellationToken).ConfigureAwait(false);

        ShownInstance? named = null;
        if (Options.Adopt is InstanceAdoption.ByName
            && !await TryAsync(async () => named = await FindNamedAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false))
        {
            return null;
        }

        if (named is not null)
            return await AdoptNamedAsync(named, cancellationToken).ConfigureAwait(false);

        return await SendAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sent, outcome unknown → Retained, as soon as the instance is found; → Intended, if it is not found when it has settled.
    /// </summary>
    private async Task<ProvisionedInstance?> SettleAsync(CancellationToken cancellationToken)
    {
        _mayBeSent = true;
        if (!await row.TryKeepAsync(cancellationToken).ConfigureAwait(false))
            return null;

        // A look-up that begins before the end counts only if it finds something.
        var isSettled = Row.SettlesIn <= TimeSpan.Zero;
        var found = await LookUpAsync(cancellationToken, isSettled).ConfigureAwait(false);
        if (found is { Count: > 0 })
            return await AdoptAsync(found, Row.ConfigurationHash, cancellationToken).ConfigureAwait(false);

        if (!isSettled)
            return await WaitWhileSettlingAsync(cancellationToken).ConfigureAwait(false);

        if (found is null)
            return null;

        ShownInstance? named = null;
        if (!await TryAsync(async () => named = await FindWithoutTagAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false))
        {
            return null;
        }

        if (named is not null)
            return await AdoptNamedAsync(named, cancellationToken).ConfigureAwait(false);

        _mayBeSent = false;
        _mayHaveDuplicates = true;
        await IntendAsync(Row.Attempt + 1, cancellationToken).ConfigureAwait(false);
        return _unknownOutcomes < MostUnknownOutcomes ? null : throw NothingMade();
    }

    private async Task<ProvisionedInstance?> WaitWhileSettlingAsync(CancellationToken cancellationToken)
    {
        Report(EnsureStep.Settling, "A creation was sent, and nobody knows its outcome: its instance can still appear.", Row.SettlesIn);
        var wait = Shortest(Doubled(FirstLookUp, _lookUps++, LongestLookUp), Options.Lease / 2, Row.SettlesIn);
        await waiting.DelayAsync(EnsureStep.Settling, wait, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>
    /// Deleting, and whoever did it ended → Deleted. What has the id of an instance that is gone is another's, and stays.
    /// </summary>
    private async Task<ProvisionedInstance?> FinishDeletionAsync(CancellationToken cancellationToken)
    {
        if (!await row.TryKeepAsync(cancellationToken).ConfigureAwait(false))
            return null;

        if (await TryAsync(() => DeleteIfStillAsync(cancellationToken), cancellationToken).ConfigureAwait(false))
            await row.TryBuryAsync(request.SettleTime).ConfigureAwait(false);

        return null;
    }

    private async Task DeleteIfStillAsync(CancellationToken cancellationToken)
    {
        if (Row.Instance is { } deleted
            && deleted.IdText != ShownInstance.NoId
            && await platform.GetAsync(deleted.IdText, cancellationToken).ConfigureAwait(false) is { } shown
            && IsStill(shown, deleted))
        {
            await platform.DeleteAsync(deleted.IdText, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Deleted → Intended, if the caller allows it, once nothing can land any more. What has landed late is not the new one.
    /// </summary>
    private async Task<ProvisionedInstance?> MakeAgainAsync(CancellationToken cancellationToken)
    {
        if (!Options.Recreate)
            throw InstanceNotEnsuredException.Deleted(request.Key);

        if (Row.SettlesIn > TimeSpan.Zero)
        {
            // A store whose clock was set back counts anew from the next write.
            if (!await row.TryKeepAsync(cancellationToken).ConfigureAwait(false))
                return null;

            Report(EnsureStep.Settling, "It was deleted a short time ago, and the platform may still show it.", Row.SettlesIn);
            var wait = Shortest(Row.SettlesIn, LongestLookUp);
            await waiting.DelayAsync(EnsureStep.Settling, wait, cancellationToken).ConfigureAwait(false);
            return null;
        }

        return await TryAsync(() => DeleteDuplicatesAsync(cancellationToken), cancellationToken).ConfigureAwait(false)
            ? await IntendAsync(Row.Attempt + 1, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task<ProvisionedInstance> CompleteAsync(ProvisionedInstance instance, CancellationToken cancellationToken)
    {
        if (_mayHaveDuplicates)
        {
            try
            {
                await DeleteDuplicatesAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ElementsApiException exception)
            {
                // The instance is there. A sweep deletes what it has too many.
                Report(EnsureStep.DeletingDuplicate, $"Could not look for duplicates: {exception.Message}");
            }
        }

        var complete = instance.WithConfigurationDiffering(Differs(Row, instance));
        if (_outcome is EnsureOutcome.Found && complete.ConfigurationDiffers)
            _outcome = EnsureOutcome.Differs;

        return complete;
    }

    private async Task<bool> DeleteDuplicatesAsync(CancellationToken cancellationToken)
    {
        var found = await _duplicates.DeleteAsync(request.Key, row.Tag, request.SettleTime, cancellationToken).ConfigureAwait(false);
        foreach (var id in found.Deleted)
            Report(EnsureStep.DeletingDuplicate, ShownText.Of($"Deleted instance {id}, which a late creation made."));

        return true;
    }

    /// <summary>Whether the configurations differ; false where the key of the former hash, the organization's secret, is another.</summary>
    private bool Differs(ProvisioningRow from, ProvisionedInstance instance) =>
        ConfigurationHash.HashOf(from.ConfigurationHash) is not null
        && !ConfigurationHash.AreSame(from.ConfigurationHash, request.ConfigurationHash)
        && instance.AskedFor?.Organization is { } mark
        && OrganizationMark.IsOf(mark, request.Credentials);

    private void Report(EnsureStep step, string message, TimeSpan? wait = null)
    {
        try
        {
            request.Progress?.Report(new EnsureProgress(request.Key, step, message, wait));
        }
        catch (Exception)
        {
            // What goes wrong with telling it is no reason to lose an instance.
        }
    }

    internal static TimeSpan Doubled(TimeSpan first, int times, TimeSpan longest) => Shortest(first * (1 << Math.Min(times, 10)), longest);

    private static TimeSpan Shortest(params ReadOnlySpan<TimeSpan> times)
    {
        var shortest = times[0];
        foreach (var time in times)
            shortest = time < shortest ? time : shortest;

        return shortest;
    }
}
