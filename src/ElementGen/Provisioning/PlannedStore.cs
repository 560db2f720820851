namespace ElementGen;

/// <summary>A store as it would be, for one key: the key's row is kept in memory once it would have been written.</summary>
/// <param name="store">The store, which is only read.</param>
/// <param name="findUnclaimed">Finds an instance of no account, or of the default one, that the key would claim; null for none.</param>
internal sealed class PlannedStore(IProvisioningStore store, Func<CancellationToken, Task<ProvisionedInstance?>> findUnclaimed)
    : IProvisioningStore
{
    private ProvisioningRow? _row;
    private int _changes;

    /// <inheritdoc/>
    public ValueTask<string> GetScopeAsync(CancellationToken cancellationToken = default) => store.GetScopeAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask EnsureCanSaveAsync(CancellationToken cancellationToken = default) => store.EnsureCanSaveAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ProvisioningRow?> ReadRowAsync(InstanceKey key, CancellationToken cancellationToken = default)
    {
        _row ??= await store.ReadRowAsync(key, cancellationToken).ConfigureAwait(false);
        if (_row is null && await findUnclaimed(cancellationToken).ConfigureAwait(false) is { } unclaimed)
        {
            var claimed = new ProvisioningChange { State = ProvisioningState.Retained, Instance = unclaimed };
            _row = await WriteRowAsync(key, null, claimed, cancellationToken).ConfigureAwait(false);
        }

        return _row;
    }

    /// <inheritdoc/>
    public ValueTask<ProvisioningRow?> WriteRowAsync(
        InstanceKey key, string? revision, ProvisioningChange change, CancellationToken cancellationToken = default)
    {
        _row = new ProvisioningRow
        {
            Key = key,
            Revision = FormattableString.Invariant($"planned {++_changes}"),
            State = change.State,
            Attempt = change.Attempt,
            Owner = change.Owner,
            LeaseLeft = change.Lease,
            SentAge = change.SettleTime is null ? _row?.SentAge : TimeSpan.Zero,
            SettlesIn = change.SettleTime ?? _row?.SettlesIn ?? TimeSpan.Zero,
            Tag = change.Tag,
            ConfigurationHash = change.ConfigurationHash,
            InstanceId = change.Instance?.IdText,
            Instance = change.Instance,
        };
        return ValueTask.FromResult<ProvisioningRow?>(_row);
    }

    /// <inheritdoc/>
    public ValueTask<bool> HasInstanceAsync(string account, string id, CancellationToken cancellationToken = default) =>
        store.HasInstanceAsync(account, id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(true);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ProvisioningRow>> ListRowsAsync(
        ProvisioningQuery query, CancellationToken cancellationToken = default) =>
        throw NotPlanned();

    /// <inheritdoc/>
    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default) => throw NotPlanned();

    /// <inheritdoc/>
    public ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default) =>
        throw NotPlanned();

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) => throw NotPlanned();

    /// <inheritdoc/>
    public IAsyncEnumerable<ProvisionedInstance> ListAsync(CancellationToken cancellationToken = default) => throw NotPlanned();

    private static NotSupportedException NotPlanned() => new("Ensuring one instance does not need this.");
}
