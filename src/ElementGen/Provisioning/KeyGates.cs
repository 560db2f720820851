using System.Collections.Concurrent;

namespace ElementGen;

/// <summary>Lets one call of a client at a time work on a key, so that the others need not ask the store again and again.</summary>
internal sealed class KeyGates
{
    private readonly ConcurrentDictionary<InstanceKey, TaskCompletionSource> _held = new();

    /// <summary>Waits for one's turn.</summary>
    /// <returns>Ends the turn when it is disposed of.</returns>
    public async Task<IDisposable> EnterAsync(InstanceKey key, CancellationToken cancellationToken)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_held.GetOrAdd(key, mine) is var holder && holder != mine)
            await holder.Task.WaitAsync(cancellationToken).ConfigureAwait(false);

        return new Turn(this, key, mine);
    }

    private sealed class Turn(KeyGates gates, InstanceKey key, TaskCompletionSource held) : IDisposable
    {
        public void Dispose()
        {
            if (gates._held.TryRemove(new(key, held)))
                held.SetResult();
        }
    }
}
