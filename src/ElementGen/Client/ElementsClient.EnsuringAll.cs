using System.Net;
using System.Runtime.CompilerServices;

namespace ElementGen;

/// <content>Ensures and plans many instances.</content>
public sealed partial class ElementsClient
{
    /// <summary>
    /// Ensures many instances, several at a time, each as <see cref="EnsureProvisionedInstanceAsync"/> does. It can be called as often as
    /// you like, with the same instances or others, after any exception and after a crash: what is there is found and not made again.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Nothing is done unless the results are read, and no more instances are begun than the reader takes. A reader that stops cancels what
    /// is under way, and waits for it. One instance that fails does not keep the others from being ensured; stop reading to end it all.
    /// If <paramref name="desired"/> throws, the results of what is under way come first, and then its exception.
    /// </para>
    /// <para>
    /// When the platform answers one of the calls with 429, none of them sends anything until the time is over that it asked for. If the
    /// wait would exceed 5 minutes, or if it refuses again and again, instances that the store does not have fail at once, until the time
    /// is over. Retained ones are still found.
    /// </para>
    /// </remarks>
    /// <param name="desired">
    /// The instances, read as they are needed. Of two with one element and name, the later finds what the other made.
    /// </param>
    /// <param name="options">How many at a time, and how; null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Cancels the whole: no more instances are begun, and what was under way goes on in the next call.
    /// </param>
    /// <returns>What became of each instance, as soon as it is known, in no particular order.</returns>
    /// <exception cref="InvalidOperationException">
    /// The client has no store, or one that is no <see cref="IProvisioningStore"/>. Nothing was sent.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. The results of what had ended were given before.</exception>
    /// <exception cref="InstanceNotRetainedException">
    /// The reader stopped while an instance was made that the store could not save; the exception holds it. It takes the place of the
    /// exception with which the reader stopped. Several are in an <see cref="AggregateException"/>.
    /// </exception>
    /// <example><code>
    /// await foreach (var ensured in client.EnsureAllAsync(tenants.Select(DesiredInstanceOf)))
    /// {
    ///     if (ensured.Outcome is EnsureOutcome.Failed)
    ///         log.LogError(ensured.Exception, "No instance for {Tenant}", ensured.Key.Name);
    /// }
    /// </code></example>
    public IAsyncEnumerable<EnsuredInstance> EnsureAllAsync(
        IAsyncEnumerable<DesiredInstance> desired, EnsureAllOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(desired);
        _ = ProvisioningStore;
        return EnsureEachAsync(desired, options ?? new EnsureAllOptions(), cancellationToken);
    }

    /// <summary>
    /// Says what <see cref="EnsureAllAsync"/> would do with the same instances and options, and changes nothing, neither on the platform
    /// nor in the store. It takes the same steps as far as they only read, and retained instances are always verified.
    /// </summary>
    /// <remarks>Others can change the platform and the store between a plan and what follows it.</remarks>
    /// <param name="desired">The instances, read as they are needed.</param>
    /// <param name="options">How many at a time, and how they would be ensured; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the plan.</param>
    /// <returns>What would be done about each instance, as soon as it is known, in no particular order.</returns>
    /// <exception cref="InvalidOperationException">
    /// The client has no store, or one that is no <see cref="IProvisioningStore"/>. Nothing was sent.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <example><code>
    /// await foreach (var planned in client.PlanAsync(desired))
    ///     Console.WriteLine(planned);
    /// </code></example>
    public IAsyncEnumerable<PlannedInstance> PlanAsync(
        IAsyncEnumerable<DesiredInstance> desired, EnsureAllOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(desired);
        _ = ProvisioningStore;
        return PlanEachAsync(desired, options ?? new EnsureAllOptions(), cancellationToken);
    }

    // Each reading of the results is a work of its own.
    private async IAsyncEnumerable<EnsuredInstance> EnsureEachAsync(
        IAsyncEnumerable<DesiredInstance> desired,
        EnsureAllOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var waiting = new EnsureWaiting(_clock) { BackOff = new SharedBackOff(_clock) };
        var counts = new EnsureAllCounts(options.Progress);
        var results = ParallelWork.RunAsync(
            desired,
            options.MaxParallel,
            EnsureOneAsync,
            // Nobody else knows its token.
            static ensured => ensured.Exception as InstanceNotRetainedException,
            cancellationToken);
        await foreach (var ensured in results.ConfigureAwait(false))
            yield return ensured;

        async Task<EnsuredInstance> EnsureOneAsync(DesiredInstance one, CancellationToken itemCancellation)
        {
            var ensured = await EnsureOneOfManyAsync(one, options.Each, waiting, itemCancellation).ConfigureAwait(false);
            counts.Count(ensured.Outcome);
            NoteEnd(ensured.Exception, waiting);
            return ensured;
        }
    }

    private async IAsyncEnumerable<PlannedInstance> PlanEachAsync(
        IAsyncEnumerable<DesiredInstance> desired,
        EnsureAllOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var waiting = new PlannedWaiting(_clock) { BackOff = new SharedBackOff(_clock) };
        var results = ParallelWork.RunAsync(
            desired,
            options.MaxParallel,
            async (one, itemCancellation) =>
            {
                var planned = await PlanOneOfManyAsync(one, options.Each, waiting, itemCancellation).ConfigureAwait(false);
                NoteEnd(planned.Exception, waiting);
                return planned;
            },
            static _ => null,
            cancellationToken);
        await foreach (var planned in results.ConfigureAwait(false))
            yield return planned;
    }

    private async Task<EnsuredInstance> EnsureOneOfManyAsync(
        DesiredInstance? desired, EnsureOptions? each, EnsureWaiting waiting, CancellationToken cancellationToken)
    {
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var one = desired ?? throw NoInstance();
            return await EnsureAsync(one.Name, one.Configuration, one.Options ?? each, waiting, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            return new EnsuredInstance(KeyOf(desired), EnsureOutcome.Failed) { Exception = exception };
        }
    }

    private async Task<PlannedInstance> PlanOneOfManyAsync(
        DesiredInstance? desired, EnsureOptions? each, PlannedWaiting waiting, CancellationToken cancellationToken)
    {
        var key = KeyOf(desired);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var one = desired ?? throw NoInstance();
            var options = one.Options ?? each ?? new EnsureOptions();
            var completed = Checked(one.Name, one.Configuration, options);
            var store = new PlannedStore(ProvisioningStore, reading => FindUnclaimedAsync(key, reading));
            var scope = await store.GetScopeAsync(cancellationToken).ConfigureAwait(false);
            var row = new HeldRow(store, key, InstanceTag.Of(scope, key), options.Lease);
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            var request = RequestFor(key, one.Configuration, completed, options, row.Tag) with { MustVerify = true, Progress = null };
            var platform = new PlannedPlatform(_platform, _instances, _credentials, waiting.BackOff);
            var call = new EnsuringCall(request, row, store, platform, waiting);
            var instance = await call.RunAsync(cancellationToken).ConfigureAwait(false);
            return new PlannedInstance(key, ActionOf(call.Outcome)) { InstanceIds = [instance.IdText] };
        }
        catch (PlanEndException end)
        {
            return new PlannedInstance(key, end.Step is EnsureStep.Sending ? PlannedAction.Create : PlannedAction.InProgress);
        }
        catch (InstanceNotEnsuredException exception)
        {
            var action = exception.Problem is EnsureProblem.Missing ? PlannedAction.Missing : PlannedAction.Blocked;
            return new PlannedInstance(key, action) { InstanceIds = exception.InstanceIds, Exception = exception };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            return new PlannedInstance(key, PlannedAction.Blocked) { Exception = exception };
        }
    }

    private InstanceKey KeyOf(DesiredInstance? desired) => new(Account, desired?.Configuration.Element.Key ?? "", desired?.Name ?? "");

    /// <summary>Tells the calls that belong to the same work that one came to its end, unless the platform refused it.</summary>
    private static void NoteEnd(Exception? exception, EnsureWaiting waiting)
    {
        if (exception is not ElementsApiException { Status: HttpStatusCode.TooManyRequests })
            waiting.BackOff?.Advanced();
    }

    private static ArgumentException NoInstance() => new("One of the instances is null; nothing was sent for it.");

    private static PlannedAction ActionOf(EnsureOutcome outcome) => outcome switch
    {
        EnsureOutcome.Adopted => PlannedAction.Adopt,
        EnsureOutcome.Differs => PlannedAction.Differs,
        _ => PlannedAction.Found,
    };
}
