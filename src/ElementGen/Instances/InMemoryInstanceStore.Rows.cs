namespace ElementGen;

/// <content>The current row of each key, which callers change by comparing its revision.</content>
public sealed partial class InMemoryInstanceStore
{
    /// <inheritdoc/>
    public ValueTask<string> GetScopeAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(_scope);

    /// <inheritdoc/>
    public ValueTask<ProvisioningRow?> ReadRowAsync(InstanceKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return ValueTask.FromResult(_current.TryGetValue(key, out var row) ? Shown(key, row) : null);
    }

    /// <inheritdoc/>
    public ValueTask<ProvisioningRow?> WriteRowAsync(
        InstanceKey key, string? revision, ProvisioningChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(change);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var before = _current.GetValueOrDefault(key);
            if (before?.Revision != revision)
                return ValueTask.FromResult<ProvisioningRow?>(null);

            if (before?.Instance is { } former && !(change.Instance is { } instance && IsSame(former, instance)))
                _history.Add((key, former));

            if (change.Instance is { } current)
                RemoveBeside(key, current);

            if (change.Candidate is { } candidate && !Known().Any(pair => pair.Key == key && IsSame(pair.Instance, candidate)))
                _candidates.Add((key, candidate));

            var now = _clock.GetUtcNow();
            var row = new Row(change, NextRevision(), now, before?.SentAt, before?.Settles ?? TimeSpan.Zero);
            if (change.SettleTime is { } settleTime)
                row = row with { SentAt = now, Settles = settleTime };
            else if (now < row.SentAt)
                row = row with { SentAt = now };

            _current[key] = row;
            return ValueTask.FromResult<ProvisioningRow?>(Shown(key, row));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ProvisioningRow>> ListRowsAsync(ProvisioningQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            IReadOnlyList<ProvisioningRow> rows =
            [
                .. _current
                    .Where(pair => pair.Key.Account == query.Account && (query.After is null || Compare(pair.Key, query.After) > 0))
                    .Where(pair => query.States.Count == 0 || query.States.Contains(pair.Value.Content.State))
                    .Where(pair => query.InstanceId is null || pair.Value.Instance?.IdText == query.InstanceId)
                    .OrderBy(static pair => pair.Key, Comparer<InstanceKey>.Create(Compare))
                    .Take(query.Limit)
                    .Select(pair => Shown(pair.Key, pair.Value) with { Instance = null }),
            ];
            return ValueTask.FromResult(rows);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> HasInstanceAsync(string account, string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(id);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(Known().Any(pair =>
                pair.Instance.IdText == id && (pair.Key.Account == account || pair.Key.Account.Length == 0)));
        }
    }

    private ProvisioningRow Shown(InstanceKey key, Row row)
    {
        var (content, now) = (row.Content, _clock.GetUtcNow());
        return new ProvisioningRow
        {
            Key = key,
            Revision = row.Revision,
            State = content.State,
            Attempt = content.Attempt,
            Owner = content.Owner,
            // A lease is over if the clock went back since.
            LeaseLeft = content.Owner is null || now < row.WrittenAt ? TimeSpan.Zero : Left(row.WrittenAt, now, content.Lease),
            SentAge = row.SentAt is { } sent ? Longest(now - sent, TimeSpan.Zero) : null,
            SettlesIn = row.SentAt is { } sentAt ? Left(sentAt, now, row.Settles) : TimeSpan.Zero,
            Tag = content.Tag,
            ConfigurationHash = content.ConfigurationHash,
            InstanceId = content.Instance?.IdText,
            Instance = content.Instance,
        };
    }

    // Never more than was written, even if the clock went back: the next write counts it anew.
    private static TimeSpan Left(DateTimeOffset since, DateTimeOffset now, TimeSpan length) =>
        Longest(length - Longest(now - since, TimeSpan.Zero), TimeSpan.Zero);

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static int Compare(InstanceKey one, InstanceKey other) =>
        string.CompareOrdinal(one.ElementKey, other.ElementKey) is var byElement && byElement != 0
            ? byElement
            : string.CompareOrdinal(one.Name, other.Name);

    private sealed record Row(
        ProvisioningChange Content, string Revision, DateTimeOffset WrittenAt, DateTimeOffset? SentAt, TimeSpan Settles)
    {
        public ProvisionedInstance? Instance => Content.Instance;
    }
}
