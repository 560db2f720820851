namespace ElementGen.Tests;

/// <summary>
/// A process's way to the store: each call takes a moment, in which the process can end or be paused, and can fail before or after the
/// store has done it.
/// </summary>
public sealed class SimulatedStore(World world, SimulatedProcess process) : IProvisioningStore
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    public ValueTask<string> GetScopeAsync(CancellationToken cancellationToken = default) => world.Store.GetScopeAsync(cancellationToken);

    public ValueTask EnsureCanSaveAsync(CancellationToken cancellationToken = default) => new(Do(() => true, cancellationToken).AsTask());

    public ValueTask<ProvisioningRow?> ReadRowAsync(InstanceKey key, CancellationToken cancellationToken = default) =>
        Do(() => world.Store.ReadRowAsync(key, CancellationToken.None).Now(), cancellationToken);

    public ValueTask<ProvisioningRow?> WriteRowAsync(
        InstanceKey key, string? revision, ProvisioningChange change, CancellationToken cancellationToken = default) =>
        Do(() => world.Write(key, revision, change), cancellationToken);

    public ValueTask<IReadOnlyList<ProvisioningRow>> ListRowsAsync(ProvisioningQuery query, CancellationToken cancellationToken = default) =>
        Do(() => world.Store.ListRowsAsync(query, CancellationToken.None).Now(), cancellationToken);

    public ValueTask<bool> HasInstanceAsync(string account, string id, CancellationToken cancellationToken = default) =>
        Do(() => world.Store.HasInstanceAsync(account, id, CancellationToken.None).Now(), cancellationToken);

    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A client knows its account.");

    public ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A client knows its account.");

    public ValueTask<ProvisionedInstance?> FindAsync(InstanceKey key, CancellationToken cancellationToken = default) =>
        Do(() => world.Store.FindAsync(key, CancellationToken.None).Now(), cancellationToken);

    public ValueTask<ProvisionedInstance?> FindAsync(
        InstanceKey key, Func<ProvisionedInstance, bool> mayClaim, CancellationToken cancellationToken = default) =>
        Do(() => world.Store.FindAsync(key, mayClaim, CancellationToken.None).Now(), cancellationToken);

    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A client knows its account.");

    public ValueTask<bool> RemoveAsync(
        string account, string id, Func<InstanceKey, ProvisionedInstance, bool> isMeant, CancellationToken cancellationToken = default) =>
        Do(() => world.Store.RemoveAsync(account, id, isMeant, CancellationToken.None).Now(), cancellationToken);

    public ValueTask<bool> RemoveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        Do(() => world.Store.RemoveAsync(key, instance, CancellationToken.None).Now(), cancellationToken);

    public IAsyncEnumerable<ProvisionedInstance> ListAsync(CancellationToken cancellationToken = default) =>
        world.Store.ListAsync(cancellationToken);

    private ValueTask<T> Do<T>(Func<T> action, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);

        var done = new TaskCompletionSource<T>();
        var incident = world.Dice.Next();
        world.Befall(process, incident);
        process.At(Moment, () =>
        {
            if (incident is 244 or 245)
            {
                done.SetException(new IOException("The database is away."));
                return;
            }

            var result = action();
            world.Befall(process, world.Dice.Next());
            process.At(Moment, () =>
            {
                if (incident is 242 or 243)
                    done.SetException(new IOException("The connection to the database broke."));
                else
                    done.SetResult(result);
            });
        });
        return new(done.Task);
    }
}
