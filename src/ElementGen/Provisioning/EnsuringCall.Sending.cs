using System.Net;
using System.Runtime.CompilerServices;

namespace ElementGen;

/// <content>Sends a creation, and keeps what it made.</content>
internal sealed partial class EnsuringCall
{
    // Longer than that, the caller is told to wait.
    internal static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);
    internal static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstSaving = TimeSpan.FromMilliseconds(100);
    private const int MostFailures = 5;
    private const int MostSavings = 5;

    private const int MostUnknownOutcomes = 3;

    // How often one call is refused while others that belong to the same work get on. They wait for each refusal.
    private const int MostRefusals = 50;

    private ElementsApiException? _unknown;
    private int _unknownOutcomes;
    private int _failedCreations;
    private int _failedVerifications;
    private int _slowWrites;
    private int _refusals;
    private int _discards;

    // How often what is tried has failed since it last succeeded.
    private readonly Dictionary<string, int> _failures = [];

    /// <summary>Intended → Sent → Retained; → Intended or Failed if nothing was made for certain.</summary>
    private async Task<ProvisionedInstance?> SendAsync(CancellationToken cancellationToken)
    {
        if (request.LacksGrant)
            throw new GrantMissingException(request.Key.ElementKey);

        // A grant that a creation of unknown outcome took with it may be used up, and the provider refuses it a second time.
        if (_unknownOutcomes > 0 && request.HasSingleUseGrant)
            throw GrantMissingException.UsedUp(request.Key.ElementKey);

        if (waiting.BackOff is not null)
            await waiting.BackOff.WaitToChangeAsync(cancellationToken).ConfigureAwait(false);

        // Before the row is written, because a listener can take as long as it likes.
        Report(EnsureStep.Sending, "Sends the creation.");
        await store.EnsureCanSaveAsync(cancellationToken).ConfigureAwait(false);
        var pause = new PauseCheck(waiting.Clock);
        var sent = row.Same() with { State = ProvisioningState.Sent, SettleTime = request.SettleTime };
        if (!await row.TryWriteAsync(sent, cancellationToken).ConfigureAwait(false))
            return null;

        if (pause.WasTooLong)
        {
            await WriteNotSentAsync(ProvisioningState.Intended).ConfigureAwait(false);
            return ++_slowWrites < MostFailures ? null : throw new TimeoutException(
                $"{store.GetType().Name} takes too long to write that an instance for {request.Key} is being made. Nothing was sent.");
        }

        var attempt = Row.Attempt;
        var creation = pause.Bound(request.Creation!, request.Creation!.Timeout!.Value);
        ProvisionedInstance made;
        try
        {
            _mayBeSent = true;
            made = await platform.MakeAsync(creation, request.Element!, request.Key.Name, cancellationToken).ConfigureAwait(false);
        }
        catch (ProvisioningCanceledException exception) when (!exception.InstanceMayExist)
        {
            await WriteCanceledAsync().ConfigureAwait(false);
            throw;
        }
        catch (ElementsApiException exception) when (exception.InstanceMayExist)
        {
            (_unknown, _told) = (exception, exception.Instance);
            _unknownOutcomes++;
            return null;
        }
        catch (ElementsApiException exception) when (exception.Status is null or HttpStatusCode.TooManyRequests)
        {
            await WriteNotSentAsync(ProvisioningState.Intended).ConfigureAwait(false);
            if (IsSharedBackOff(exception) || !await BackOffAsync(exception, _failedCreations++, cancellationToken).ConfigureAwait(false))
                throw;

            return null;
        }
        catch (ElementsApiException exception)
        {
            await WriteNotSentAsync(ProvisioningState.Failed).ConfigureAwait(false);
            var collides = exception.Status is HttpStatusCode.Conflict;
            if (collides && await FindExistingAsync(cancellationToken).ConfigureAwait(false) is { } found)
                return found;

            throw;
        }

        return await RetainAsync(made, attempt).ConfigureAwait(false);
    }

    /// <summary>
    /// Sent → Intended or Failed: nothing was made, and nothing can still land, so that nobody need wait until the attempt has settled.
    /// </summary>
    private async Task WriteNotSentAsync(ProvisioningState state)
    {
        _mayBeSent = false;
        await EndAttemptAsync(
            Row.Attempt,
            _ => row.Same() with { State = state },
            "The store failed to save that nothing was made, and is asked again.").ConfigureAwait(false);
    }

    /// <summary>
    /// Sent → Intended, for a caller who does not want to wait. What goes wrong with that is not said: the attempt then settles.
    /// </summary>
    private async Task WriteCanceledAsync()
    {
        _mayBeSent = false;
        try
        {
            await row.TryWriteAsync(row.Same() with { State = ProvisioningState.Intended }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The caller learns of the cancellation.
        }
    }

    /// <summary>Sent → Retained.</summary>
    /// <returns>The instance; null if others went on without it.</returns>
    private async Task<ProvisionedInstance?> RetainAsync(ProvisionedInstance made, int attempt)
    {
        _told = made;
        try
        {
            var isSaved = await EndAttemptAsync(
                attempt,
                sent => Retained(made, sent.ConfigurationHash),
                "The store failed to save the instance that was made, and is asked again.").ConfigureAwait(false);
            if (isSaved)
                return Made(made);
        }
        catch (Exception exception)
        {
            throw RetainingFailure.Of(request.Key, made, store, request.Secrets, exception);
        }

        if (row.Current is { State: ProvisioningState.Retained, Instance: { } kept } && kept.IdText == made.IdText)
            return Made(kept);

        // Others went on without it, after the settle time. What they made or found stays, and this one is too many.
        _mayHaveDuplicates = true;
        return null;
    }

    /// <summary>
    /// Writes the outcome of an attempt. It is not cancelled by the caller, because the platform tells it once. If another call took the
    /// row over, it is written all the same, as long as that call is at the same attempt.
    /// </summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="outcome">What the row is to be, from what it is.</param>
    /// <param name="failed">What is reported when the store fails, before it is asked again.</param>
    /// <returns>Whether it was written; false if the row is not at this attempt any more.</returns>
    /// <exception cref="Exception">The store failed too often; it is its last exception.</exception>
    private async Task<bool> EndAttemptAsync(int attempt, Func<ProvisioningRow, ProvisioningChange> outcome, string failed)
    {
        for (var failures = 0; ;)
        {
            try
            {
                if (row.Current is not { State: ProvisioningState.Sent } current || current.Attempt != attempt)
                    return false;

                if (await row.TryWriteAsync(outcome(current), CancellationToken.None).ConfigureAwait(false))
                    return true;

                await row.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception) when (++failures < MostSavings)
            {
                var wait = Doubled(FirstSaving, 2 * (failures - 1), LongestLookUp);
                Report(EnsureStep.Saving, failed, wait);
                await waiting.DelayAsync(EnsureStep.Saving, wait, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private ProvisionedInstance Made(ProvisionedInstance instance)
    {
        _outcome = EnsureOutcome.Made;
        return instance;
    }

    private ElementsApiException NothingMade() => new(
        $"{_unknownOutcomes} creations for {request.Key} had an unknown outcome, and none of them made an instance while it settled. "
            + $"The last: {_unknown!.Message}",
        _unknown)
    {
        // A gateway's 429 is an answer to the last creation, and not to the call.
        Status = _unknown.Status is HttpStatusCode.TooManyRequests ? null : _unknown.Status,
        RequestId = _unknown.RequestId,
    };

    private ProvisioningChange Retained(ProvisionedInstance instance, string? configurationHash) => new()
    {
        State = ProvisioningState.Retained,
        Attempt = Row.Attempt,
        ConfigurationHash = configurationHash,
        Instance = instance,
    };

    /// <summary>Does what may fail for a while.</summary>
    /// <param name="action">What to do.</param>
    /// <param name="cancellationToken">Cancels it, and the wait.</param>
    /// <param name="step">Who does it: what one step succeeds in says nothing about the failures of another.</param>
    /// <returns>Whether it succeeded. If not, it has waited, and the step is to be repeated.</returns>
    /// <exception cref="ElementsApiException">It failed too often, or the platform refused.</exception>
    private async Task<bool> TryAsync(Func<Task> action, CancellationToken cancellationToken, [CallerMemberName] string step = "")
    {
        try
        {
            await action().ConfigureAwait(false);
            _failures.Remove(step);
            return true;
        }
        catch (ElementsApiException exception) when (MayPass(exception) && !IsSharedBackOff(exception))
        {
            var before = _failures.GetValueOrDefault(step);
            _failures[step] = before + 1;
            if (!await BackOffAsync(exception, before, cancellationToken).ConfigureAwait(false))
                throw;

            return false;
        }
    }

    /// <summary>Waits as the platform asks, or longer with each failure.</summary>
    /// <returns>False, and nothing was waited, if there were too many failures before, or if it is too long.</returns>
    private async Task<bool> BackOffAsync(ElementsApiException exception, int before, CancellationToken cancellationToken)
    {
        var wait = exception.RetryAfter ?? Doubled(FirstBackOff, before, LongestBackOff);
        var isShared = exception.Status is HttpStatusCode.TooManyRequests && waiting.BackOff is not null;
        if (isShared || wait > LongestBackOff || before >= MostFailures)
            return false;

        Report(EnsureStep.BackingOff, exception.Message, wait);
        await waiting.DelayAsync(EnsureStep.BackingOff, wait, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Whether all calls that belong to the same work wait now, and this one tries again after that.</summary>
    private bool IsSharedBackOff(ElementsApiException exception) =>
        exception.Status is HttpStatusCode.TooManyRequests && waiting.BackOff is { IsTooLong: false };

    /// <summary>Does a step, once the platform wants requests again, which it may have told another call.</summary>
    /// <returns>What the step gives; null also if the platform had too many requests, and the step is to be repeated.</returns>
    private async Task<T?> InTurnAsync<T>(Func<CancellationToken, Task<T?>> step, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            if (waiting.BackOff is { Left: var left } && left > TimeSpan.Zero)
                Report(EnsureStep.BackingOff, "The platform had too many requests.", left);

            return await step(cancellationToken).ConfigureAwait(false);
        }
        catch (ElementsApiException exception) when (IsSharedBackOff(exception) && _refusals < MostRefusals)
        {
            _refusals++;
            return null;
        }
    }

    /// <summary>Whether another call of the same kind can succeed. A refusal of the platform stays one.</summary>
    private static bool MayPass(ElementsApiException exception) =>
        (int?)exception.Status is not (400 or 401 or 403 or 405 or 406 or 409 or 413 or 415 or 422);
}
