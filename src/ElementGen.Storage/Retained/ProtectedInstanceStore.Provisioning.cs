namespace ElementGen.Storage;

/// <summary>The current row of each key, which callers change by comparing its revision.</summary>
internal sealed partial class ProtectedInstanceStore
{
    private const int LongestScope = 200;

    /// <inheritdoc/>
    public ValueTask<string> GetScopeAsync(CancellationToken cancellationToken = default) => _rows.ReadScopeAsync(cancellationToken);

    /// <summary>Gives a store without rows the scope of another one.</summary>
    public async ValueTask UseScopeAsync(string scope, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scope);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scope.Length, LongestScope, nameof(scope));
        if (await _rows.ReadScopeAsync(cancellationToken).ConfigureAwait(false) == scope)
            return;

        var isSet = await _rows.ChangeAsync(rows => rows.TrySetScopeAsync(scope), TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (!isSet)
        {
            throw new InvalidOperationException(
                $"The store in {_rows.Place} has rows: their instances carry the tags of its own scope, and it would not find them by "
                    + "those of another. Use the scope with a new store.");
        }
    }

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The row's instance cannot be decrypted.</exception>
    public async ValueTask<ProvisioningRow?> ReadRowAsync(InstanceKey key, CancellationToken cancellationToken = default)
    {
        ThrowIfNull(key);
        var filter = RowFilter.Of(key) with { OnlyCurrent = true, WithoutInstanceToo = true };
        var rows = await _rows.ReadAsync(filter, cancellationToken).ConfigureAwait(false);
        return rows is [var row] ? Provisioning(row, InstanceOf(row)) : null;
    }

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The row's instance cannot be decrypted.</exception>
    public async ValueTask<ProvisioningRow?> WriteRowAsync(
        InstanceKey key, string? revision, ProvisioningChange change, CancellationToken cancellationToken = default)
    {
        ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(change);
        var written = await _rows
            .ChangeAsync(rows => WriteRowAsync(rows, key, revision, change), TimeSpan.Zero, cancellationToken)
            .ConfigureAwait(false);
        return written is null ? null : Provisioning(written, change.Instance);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ProvisioningRow>> ListRowsAsync(
        ProvisioningQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(query.Account, nameof(query));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit, nameof(query));
        var rows = await _rows.ReadPageAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => Provisioning(row, instance: null))];
    }

    /// <inheritdoc/>
    public async ValueTask<bool> HasInstanceAsync(string account, string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(id);
        var filter = new RowFilter { Accounts = [account, NoAccount], InstanceId = id };
        return await _rows.ReadAsync(filter, cancellationToken).ConfigureAwait(false) is { Count: > 0 };
    }

    private async ValueTask<RetainedRow?> WriteRowAsync(IRowChanges rows, InstanceKey key, string? revision, ProvisioningChange change)
    {
        var current = await CurrentAsync(rows, key).ConfigureAwait(false);
        if (current?.Revision != revision)
            return null;

        var now = await rows.ReadClockAsync().ConfigureAwait(false);
        var written = Row(key, change) with { Times = RowTimes.Of(change, current?.Times, now) };
        var same = change.Instance is { } instance ? await SameAsync(rows, key, instance).ConfigureAwait(false) : [];
        var staysInPlace = current is not null && (!current.HasInstance || same.Exists(row => row.Sequence == current.Sequence));
        // The same instance as history, or without an account, would be a second one.
        same.RemoveAll(row => row.Sequence == current?.Sequence || (row.Key.Account.Length > 0 && row.Key.Account != key.Account));
        foreach (var row in same)
            await rows.RemoveAsync(row).ConfigureAwait(false);

        if (staysInPlace)
        {
            await rows.ReplaceAsync(written with { Sequence = current!.Sequence }).ConfigureAwait(false);
        }
        else
        {
            // An instance that the row had is kept, also one that cannot be read.
            if (current is not null)
                await RetireAsync(rows, current).ConfigureAwait(false);

            await rows.AddAsync(written).ConfigureAwait(false);
        }

        if (change.Candidate is { } candidate && await SameAsync(rows, key, candidate).ConfigureAwait(false) is { Count: 0 })
            await rows.AddAsync(CandidateRow(key, candidate)).ConfigureAwait(false);

        await PromoteAsync(rows, same.Select(static row => row.Key)).ConfigureAwait(false);
        return written;
    }

    private RetainedRow CandidateRow(InstanceKey key, ProvisionedInstance candidate) =>
        new(key, InstanceProtector.IdOf(candidate), IsCurrent: false, _protector.Protect(key, candidate))
        {
            State = nameof(ProvisioningState.Intended),
        };

    private RetainedRow Row(InstanceKey key, ProvisioningChange change) => new(
        key,
        change.Instance is { } named ? InstanceProtector.IdOf(named) : null,
        IsCurrent: true,
        change.Instance is { } instance ? _protector.Protect(key, instance) : null)
    {
        State = change.State.ToString(),
        Attempt = change.Attempt,
        Owner = change.Owner,
        Tag = change.Tag,
        ConfigurationHash = change.ConfigurationHash,
    };

    private ProvisionedInstance? InstanceOf(RetainedRow row) => row.HasInstance ? _protector.Unprotect(row) : null;

    private ProvisioningRow Provisioning(RetainedRow row, ProvisionedInstance? instance) => new()
    {
        Key = row.Key,
        Revision = row.Revision,
        State = Enum.TryParse<ProvisioningState>(row.State, out var state)
            ? state
            : throw new InvalidDataException(
                $"The store in {_rows.Place} is damaged: the row of {row.Key} has a state that does not exist. Restore it from a backup."),
        Attempt = row.Attempt,
        Owner = row.Owner,
        LeaseLeft = row.Owner is null ? TimeSpan.Zero : row.Times.LeaseLeft,
        SentAge = row.Times.SentAge,
        SettlesIn = row.Times.SettlesIn,
        Tag = row.Tag,
        ConfigurationHash = row.ConfigurationHash,
        InstanceId = row.InstanceId,
        Instance = instance,
    };
}
