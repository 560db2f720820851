using System.Collections.Concurrent;

namespace ElementGen.Tests;

/// <summary>Keeps instances as long as a test lasts.</summary>
public sealed class StoreInMemory : IInstanceStore
{
    private readonly ConcurrentDictionary<long, ProvisionedInstance> _instances = new();

    public IEnumerable<ProvisionedInstance> Instances => _instances.Values;

    /// <summary>What saving throws; null for nothing.</summary>
    public Exception? Failure { get; init; }

    /// <summary>What the check before a provisioning throws; null for nothing.</summary>
    public Exception? NotReady { get; init; }

    public async ValueTask EnsureCanSaveAsync(CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (NotReady is not null)
            throw NotReady;
    }

    public async ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (Failure is not null)
            throw Failure;

        _instances[instance.Id] = instance;
    }

    public ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_instances.Values.FirstOrDefault(instance => instance.Element.Key == elementKey && instance.Name == name));

    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_instances.TryRemove(id, out _));

    public async IAsyncEnumerable<ProvisionedInstance> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (var instance in _instances.Values)
            yield return instance;
    }
}
