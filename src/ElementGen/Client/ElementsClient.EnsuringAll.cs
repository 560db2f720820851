using System.Runtime.ExceptionServices;

namespace ElementGen;

/// <content>Ensures and plans many instances.</content>
public sealed partial class ElementsClient
{
    /// <summary>
    /// Ensures many instances, several at a time, each as <see cref="EnsureProvisionedInstanceAsync"/> does. It can be called again for
    /// ever, with the same instances or others, after any exception and after a crash: what is there is found and not made again.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Nothing is done unless the results are read, and no more instances are begun than the reader takes. A reader that stops cancels what
    /// is under way, and waits for it. One instance that fails does not keep the others from being ensured; stop reading to end it all.
    /// </para>
    /// <para>
    /// When the platform answers one of the calls with 429, none of them sends anything until the time is over that it asked for.
    /// </para>
    /// </remarks>
    /// <param name="desired">The instances, read as they are needed. Of two with one element and name, the later finds what the other made.</param>
    /// <param name="options">How many at a time, and how; null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Cancels the whole: no more instances are begun, and what was under way goes on in the next call.
    /// </param>
    /// <returns>What became of each instance, as they come, in no particular order.</returns>
    /// <exception cref="InvalidOperationException">
    /// The client has no store, or one that is no <see cref="IProvisioningStore"/>. Nothing was sent.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. The results of what had ended were given before.</exception>
    /// <exception cref="InstanceNotRetainedException">
    /// The reader stopped while an instance was made that the store could not save; the exception holds it.
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
        options ??= new EnsureAllOptions();
        var waiting = new EnsureWaiting(_clock) { BackOff = new SharedBackOff(_clock) };
        var counts = new EnsureAllCounts(options.Progress);
        return ParallelWork.RunAsync(desired, options.MaxParallel, EnsureOneAsync, ThrowIfNotRetained, cancellationToken);

        async Task<EnsuredInstance> EnsureOneAsync(DesiredInstance one, CancellationToken itemCancellation)
        {
            var ensured = await EnsureOneOfManyAsync(one, one.Options ?? options.Each, waiting, itemCancellation).ConfigureAwait(false);
            counts.Count(ensured.Outcome);
            return ensured;
        }
    }

    /// <summary>
    /// Says what <see cref="EnsureAllAsync"/> would do with the same instances and options, and changes nothing, neither on the platform
    /// nor in the store. It takes the same steps as far as they only read, and retained instances are always verified.
    /// </summary>
    /// <remarks>Others can change the platform and the store between a plan and what follows it.</remarks>
    /// <param name="desired">The instances, read as they are needed.</param>
    /// <param name="options">How many at a time, and how they would be ensured; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the plan.</param>
    /// <returns>What would be done about each instance, as it is known, in no particular order.</returns>
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
        options ??= new EnsureAllOptions();
        var waiting = new PlannedWaiting(_clock) { BackOff = new SharedBackOff(_clock) };
        return ParallelWork.RunAsync(
            desired,
            options.MaxParallel,
            (one, itemCancellation) => PlanOneOfManyAsync(one, one.Options ?? options.Each ?? new EnsureOptions(), waiting, itemCancellation),
            static _ => { },
            cancellationToken);
    }

    private async Task<EnsuredInstance> EnsureOneOfManyAsync(
        DesiredInstance desired, EnsureOptions? options, EnsureWaiting waiting, CancellationToken cancellationToken)
    {
        try
        {
            return await EnsureAsync(desired.Name, desired.Configuration, options, waiting, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            return new EnsuredInstance(KeyOf(desired), EnsureOutcome.Failed) { Exception = exception };
        }
    }

    private async Task<PlannedInstance> PlanOneOfManyAsync(
        DesiredInstance desired, EnsureOptions options, PlannedWaiting waiting, CancellationToken cancellationToken)
    {
        var key = KeyOf(desired);
        try
        {
            var completed = Checked(desired.Name, desired.Configuration, options);
            var store = new PlannedStore(ProvisioningStore, reading => FindUnclaimedAsync(key, reading));
            var scope = await store.GetScopeAsync(cancellationToken).ConfigureAwait(false);
            var row = new HeldRow(store, key, InstanceTag.Of(scope, key), options.Lease);
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            var request = RequestFor(key, desired.Configuration, completed, options, row.Tag) with { MustVerify = true };
            var call = new EnsuringCall(request, row, store, new PlannedPlatform(_platform, _instances, _credentials), waiting);
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

    private InstanceKey KeyOf(DesiredInstance desired) => new(Account, desired.Configuration.Element.Key, desired.Name);

    private static PlannedAction ActionOf(EnsureOutcome outcome) => outcome switch
    {
        EnsureOutcome.Adopted => PlannedAction.Adopt,
        EnsureOutcome.Differs => PlannedAction.Differs,
        _ => PlannedAction.Found,
    };

    private static void ThrowIfNotRetained(EnsuredInstance ensured)
    {
        // Nobody else knows its token.
        if (ensured.Exception is InstanceNotRetainedException exception)
            ExceptionDispatchInfo.Throw(exception);
    }
}
