namespace ElementGen.Tests;

/// <summary>A store in memory that a test can make slow or broken.</summary>
public sealed class HookedStore(InMemoryInstanceStore store) : IProvisioningStore
{
    /// <summary>Runs before a row is written; it can throw, or wait.</summary>
    public Func<ProvisioningChange, Task>? BeforeWrite { get; set; }

    /// <summary>Runs before a row is read; it can throw.</summary>
    public Action<InstanceKey>? BeforeRead { get; set; }

    /// <summary>Runs when the store is asked whether it can save; it can throw.</summary>
    public Action? BeforeSaving { get; set; }

    /// <summary>The ids of instances that cannot be decrypted.</summary>
    public HashSet<string> Unreadable { get; } = [];

    /// <summary>Runs after a row was written.</summary>
    public Func<ProvisioningChange, Task>? AfterWrite { get; set; }

    public ValueTask<string> GetScopeAsync(CancellationToken cancellationToken = default) => store.GetScopeAsync(cancellationToken);

    public ValueTask EnsureCanSaveAsync(CancellationToken cancellationToken = default)
    {
        BeforeSaving?.Invoke();
        return ValueTask.CompletedTask;
    }

    public ValueTask<ProvisioningRow?> ReadRowAsync(InstanceKey key, CancellationToken cancellationToken = default)
    {
        BeforeRead?.Invoke(key);
        return store.ReadRowAsync(key, cancellationToken);
    }

    public async ValueTask<ProvisioningRow?> WriteRowAsync(
        InstanceKey key, string? revision, ProvisioningChange change, CancellationToken cancellationToken = default)
    {
        if (BeforeWrite is not null)
            await BeforeWrite(change);

        var row = await store.WriteRowAsync(key, revision, change, cancellationToken);
        if (AfterWrite is not null)
            await AfterWrite(change);

        return row;
    }

    public ValueTask<IReadOnlyList<ProvisioningRow>> ListRowsAsync(ProvisioningQuery query, CancellationToken cancellationToken = default) =>
        store.ListRowsAsync(query, cancellationToken);

    public ValueTask<bool> HasInstanceAsync(string account, string id, CancellationToken cancellationToken = default) =>
        store.HasInstanceAsync(account, id, cancellationToken);

    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        store.SaveAsync(instance, cancellationToken);

    public ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default) =>
        store.FindAsync(elementKey, name, cancellationToken);

    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) => store.RemoveAsync(id, cancellationToken);

    public ValueTask<bool> RemoveAsync(
        string account, string id, Func<InstanceKey, ProvisionedInstance, bool> isMeant, CancellationToken cancellationToken = default) =>
        store.RemoveAsync(account, id, (key, instance) => !Unreadable.Contains(instance.IdText) && isMeant(key, instance), cancellationToken);

    public ValueTask<bool> RemoveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        store.RemoveAsync(key, instance, cancellationToken);

    public IAsyncEnumerable<ProvisionedInstance> ListAsync(CancellationToken cancellationToken = default) => store.ListAsync(cancellationToken);
}
