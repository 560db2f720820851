namespace ElementGen;

/// <summary>How a call that ensures an instance waits.</summary>
/// <param name="clock">The time that it waits by.</param>
internal class EnsureWaiting(TimeProvider clock)
{
    /// <summary>The time that it waits by.</summary>
    public TimeProvider Clock => clock;

    /// <summary>What the platform told other calls that belong to the same work; null for a call of its own.</summary>
    public SharedBackOff? BackOff { get; init; }

    /// <summary>Waits.</summary>
    /// <param name="step">What for.</param>
    /// <param name="wait">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public virtual Task DelayAsync(EnsureStep step, TimeSpan wait, CancellationToken cancellationToken) => clock == TimeProvider.System
        ? Task.Delay(wait, cancellationToken)
        : DelayOnOneThreadAsync(wait, cancellationToken);

    /// <summary>
    /// After a cancellation, <see cref="Task.Delay(TimeSpan, TimeProvider, CancellationToken)"/> goes on on another thread. A test that
    /// moves the clock itself then depends on chance; here the thread goes on that moves the clock or cancels.
    /// </summary>
    private async Task DelayOnOneThreadAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource();
        using var timer = clock.CreateTimer(_ => over.TrySetResult(), null, wait, Timeout.InfiniteTimeSpan);
        using var registration = cancellationToken.Register(() => over.TrySetCanceled(cancellationToken));
        await over.Task.ConfigureAwait(false);
    }
}
