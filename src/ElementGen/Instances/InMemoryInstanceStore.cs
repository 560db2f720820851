using System.Runtime.CompilerServices;

namespace ElementGen;

/// <summary>
/// Keeps instances in the memory of this process, for tests: what it has is lost with the process, and then nobody knows the tokens any
/// more. It does all that a store on a disk does, for <see cref="ElementsClient.EnsureProvisionedInstanceAsync"/> too. Thread-safe.
/// </summary>
/// <example><code>
/// var store = new InMemoryInstanceStore();
/// </code></example>
public sealed class InMemoryInstanceStore : IProvisioningStore
{
    private const string NoAccount = "";

    private readonly object _lock = new();
    private readonly TimeProvider _clock;
    private readonly string _scope;
    private readonly Dictionary<InstanceKey, Row> _current = [];

    // Older instances of a key, in the order of saving.
    private readonly List<(InstanceKey Key, ProvisionedInstance Instance)> _history = [];
    private long _revision;

    /// <summary>Makes an empty store.</summary>
    /// <param name="clock">The store's clock; the system's by default.</param>
    /// <param name="scope">
    /// What tells this store from others, see <see cref="IProvisioningStore.GetScopeAsync"/>; a random text by default.
    /// </param>
    public InMemoryInstanceStore(TimeProvider? clock = null, string? scope = null)
    {
        _clock = clock ?? TimeProvider.System;
        _scope = scope ?? Guid.NewGuid().ToString("N");
    }

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

            // The same instance as history would be a second one.
            if (change.Instance is { } current)
                _history.RemoveAll(pair => pair.Key == key && IsSame(pair.Instance, current));

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
            return ValueTask.FromResult(All().Any(pair =>
                pair.Instance.IdText == id && (pair.Key.Account == account || pair.Key.Account.Length == 0)));
        }
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return SaveAsync(new InstanceKey(NoAccount, instance.Element.Key, instance.Name), instance, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(instance);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            // Saved without an account, an instance stays with the account that has it.
            if (key.Account.Length == 0 && KeysOf(key.ElementKey, key.Name).FirstOrDefault(known => Has(known, instance)) is { } owner)
                key = owner;

            _history.RemoveAll(pair => pair.Key == key && IsSame(pair.Instance, instance));
            if (key.Account.Length > 0)
                Remove(key with { Account = NoAccount }, known => IsSame(known, instance));

            Save(key, instance);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(elementKey);
        ArgumentNullException.ThrowIfNull(name);
        lock (_lock)
        {
            var found = KeysOf(elementKey, name).Where(key => Found(key) is not null).ToList();
            return found.Count <= 1
                ? ValueTask.FromResult(found.Select(Found).SingleOrDefault())
                : throw Ambiguous($"'{name}' of '{elementKey}'", found.Select(static key => key.Account));
        }
    }

    /// <inheritdoc/>
    public ValueTask<ProvisionedInstance?> FindAsync(InstanceKey key, CancellationToken cancellationToken = default) =>
        FindAsync(key, static _ => true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ProvisionedInstance?> FindAsync(
        InstanceKey key, Func<ProvisionedInstance, bool> mayClaim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(mayClaim);
        lock (_lock)
        {
            var unclaimed = key with { Account = NoAccount };
            if (Found(key) is { } own || Found(unclaimed) is not { } instance || _current.ContainsKey(key))
                return ValueTask.FromResult(Found(key));

            if (mayClaim(instance))
            {
                foreach (var known in All().Where(pair => pair.Key == unclaimed && mayClaim(pair.Instance)).ToList())
                {
                    Remove(unclaimed, other => IsSame(other, known.Instance));
                    Save(key, known.Instance);
                }
            }

            return ValueTask.FromResult<ProvisionedInstance?>(instance);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var found = All().Where(pair => pair.Instance.TextId is null && pair.Instance.Id == id).ToList();
            var accounts = found.Select(static pair => pair.Key.Account).Distinct().ToList();
            if (accounts.Count > 1 || (id == 0 && found.Count > 1))
                throw Ambiguous(id == 0 ? "instances without an id" : $"instance {id}", accounts);

            return ValueTask.FromResult(Remove(found));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(string account, string id, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var found = All().Where(pair => pair.Key.Account == account && pair.Instance.IdText == id).ToList();
            if (id == "0" && found.Count > 1)
                throw Ambiguous("instances without an id", [account]);

            return ValueTask.FromResult(Remove(found));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(
        string account,
        string id,
        Func<InstanceKey, ProvisionedInstance, bool> isMeant,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isMeant);
        lock (_lock)
        {
            return ValueTask.FromResult(Remove(
            [
                .. All()
                    .Where(pair => pair.Key.Account == account || pair.Key.Account.Length == 0)
                    .Where(pair => pair.Instance.IdText == id && isMeant(pair.Key, pair.Instance)),
            ]));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(instance);
        lock (_lock)
            return ValueTask.FromResult(Remove(key, known => IsSame(known, instance)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ProvisionedInstance> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ProvisionedInstance> instances;
        lock (_lock)
            instances = [.. All().Select(static pair => pair.Instance)];

        foreach (var instance in instances)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return instance;
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    private IEnumerable<(InstanceKey Key, ProvisionedInstance Instance)> All() => _history.Concat(
        _current.Where(static pair => pair.Value.Instance is not null).Select(static pair => (pair.Key, pair.Value.Instance!)));

    private IEnumerable<InstanceKey> KeysOf(string elementKey, string name) =>
        All().Select(static pair => pair.Key).Where(key => key.ElementKey == elementKey && key.Name == name).Distinct();

    private ProvisionedInstance? Found(InstanceKey key) => _current.TryGetValue(key, out var row)
        && row.Content.State is ProvisioningState.Retained or ProvisioningState.Missing
            ? row.Instance
            : null;

    private bool Has(InstanceKey key, ProvisionedInstance instance) =>
        All().Any(pair => pair.Key == key && IsSame(pair.Instance, instance));

    private void Save(InstanceKey key, ProvisionedInstance instance)
    {
        var before = _current.GetValueOrDefault(key);
        if (before?.Instance is { } former && !IsSame(former, instance))
            _history.Add((key, former));

        var content = (before?.Content ?? new ProvisioningChange { State = default }) with
        {
            State = ProvisioningState.Retained,
            Owner = null,
            Instance = instance,
        };
        _current[key] = new Row(content, NextRevision(), _clock.GetUtcNow(), before?.SentAt, before?.Settles ?? TimeSpan.Zero);
    }

    private bool Remove(List<(InstanceKey Key, ProvisionedInstance Instance)> found)
    {
        foreach (var (key, instance) in found)
            Remove(key, known => IsSame(known, instance));

        return found.Count > 0;
    }

    private bool Remove(InstanceKey key, Predicate<ProvisionedInstance> isMeant)
    {
        var wasThere = _history.RemoveAll(pair => pair.Key == key && isMeant(pair.Instance)) > 0;
        if (!_current.TryGetValue(key, out var row) || row.Instance is not { } instance || !isMeant(instance))
            return wasThere;

        _current.Remove(key);
        var newest = _history.FindLastIndex(pair => pair.Key == key);
        if (newest >= 0)
        {
            var promoted = _history[newest].Instance;
            _history.RemoveAt(newest);
            Save(key, promoted);
        }

        return true;
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

    private string NextRevision() => (++_revision).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsSame(ProvisionedInstance one, ProvisionedInstance other) =>
        one.IdText == other.IdText && one.Token.Equals(other.Token);

    private static int Compare(InstanceKey one, InstanceKey other) =>
        string.CompareOrdinal(one.ElementKey, other.ElementKey) is var byElement && byElement != 0
            ? byElement
            : string.CompareOrdinal(one.Name, other.Name);

    private static AmbiguousInstanceException Ambiguous(string what, IEnumerable<string> accounts) => new(
        $"The store has {what} for several accounts, or several of them; nothing was done. Say which: call with an account, or through an "
            + "ElementsClient, which knows its own.",
        [.. accounts.Order(StringComparer.Ordinal)]);

    private sealed record Row(
        ProvisioningChange Content, string Revision, DateTimeOffset WrittenAt, DateTimeOffset? SentAt, TimeSpan Settles)
    {
        public ProvisionedInstance? Instance => Content.Instance;
    }
}
