using System.Runtime.CompilerServices;

namespace ElementGen.Tests;

/// <summary>A store that keeps one instance for each account, element and name, as the bytes that a database would keep.</summary>
public sealed class AccountsInMemory : IInstanceStore
{
    private readonly Dictionary<InstanceKey, byte[]> _instances = [];

    public IEnumerable<InstanceKey> Keys => _instances.Keys;

    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        SaveAsync(new InstanceKey("", instance.Element.Key, instance.Name), instance, cancellationToken);

    public ValueTask SaveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        RetainedInstance.Write(instance, bytes);
        _instances[key] = bytes.WrittenSpan.ToArray();
        return ValueTask.CompletedTask;
    }

    public ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A client knows its account.");

    public ValueTask<ProvisionedInstance?> FindAsync(InstanceKey key, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_instances.TryGetValue(key, out var bytes) ? RetainedInstance.Read(bytes) : null);

    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A client knows its account.");

    public ValueTask<bool> RemoveAsync(string account, string id, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A client says which instance it means.");

    public ValueTask<bool> RemoveAsync(
        string account, string id, Func<InstanceKey, ProvisionedInstance, bool> isMeant, CancellationToken cancellationToken = default)
    {
        var meant = _instances
            .Where(pair => pair.Key.Account is var owner && (owner == account || owner.Length == 0) && IdOf(pair.Value) == id)
            .Where(pair => isMeant(pair.Key, RetainedInstance.Read(pair.Value)))
            .Select(static pair => pair.Key)
            .ToList();
        meant.ForEach(key => _instances.Remove(key));
        return ValueTask.FromResult(meant.Count > 0);
    }

    public ValueTask<bool> RemoveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(
            _instances.TryGetValue(key, out var bytes)
            && RetainedInstance.Read(bytes).Token == instance.Token
            && _instances.Remove(key));

    public async IAsyncEnumerable<ProvisionedInstance> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (var bytes in _instances.Values)
            yield return RetainedInstance.Read(bytes);
    }

    private static string IdOf(byte[] bytes)
    {
        var instance = RetainedInstance.Read(bytes);
        return instance.TextId ?? $"{instance.Id}";
    }
}
