using System.Runtime.CompilerServices;

namespace ElementGen;

/// <summary>
/// Keeps instances in the memory of this process, for tests: what it has is lost with the process, and then nobody knows the tokens any
/// more. It does all that a store on a disk does, for <see cref="ElementsClient.EnsureProvisionedInstanceAsync"/> too. Thread-safe.
/// </summary>
/// <example><code>
/// var store = new InMemoryInstanceStore();
/// </code></example>
public sealed partial class InMemoryInstanceStore : IProvisioningStore
{
    private const string NoAccount = "";

    private readonly object _lock = new();
    private readonly TimeProvider _clock;
    private readonly string _scope;
    private readonly Dictionary<InstanceKey, Row> _current = [];

    // Older instances of a key, in the order of saving.
    private readonly List<(InstanceKey Key, ProvisionedInstance Instance)> _history = [];
    private readonly List<(InstanceKey Key, ProvisionedInstance Instance)> _candidates = [];
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

            RemoveBeside(key, instance);
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
            var found = Known().Where(pair => pair.Instance.TextId is null && pair.Instance.Id == id).ToList();
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
            var found = Known().Where(pair => pair.Key.Account == account && pair.Instance.IdText == id).ToList();
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
                .. Known()
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

    private IEnumerable<(InstanceKey Key, ProvisionedInstance Instance)> Known() => _candidates.Concat(All());

    /// <summary>The current instance as history, or as a candidate, would be a second one.</summary>
    private void RemoveBeside(InstanceKey key, ProvisionedInstance current)
    {
        _history.RemoveAll(pair => pair.Key == key && IsSame(pair.Instance, current));
        _candidates.RemoveAll(pair => pair.Key == key && IsSame(pair.Instance, current));
    }

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
        var replaced = before?.Instance is { } former && !IsSame(former, instance) ? former : null;
        if (replaced is not null)
            _history.Add((key, replaced));

        var content = (before?.Content ?? new ProvisioningChange { State = default }) with
        {
            State = ProvisioningState.Retained,
            Owner = null,
            // Nobody knows what another instance was made with.
            ConfigurationHash = replaced is null ? before?.Content.ConfigurationHash : null,
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
        var count = _history.RemoveAll(pair => pair.Key == key && isMeant(pair.Instance))
            + _candidates.RemoveAll(pair => pair.Key == key && isMeant(pair.Instance));
        if (!_current.TryGetValue(key, out var row) || row.Instance is not { } instance || !isMeant(instance))
            return count > 0;

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

    private string NextRevision() => (++_revision).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsSame(ProvisionedInstance one, ProvisionedInstance other) =>
        one.IdText == other.IdText && one.Token.Equals(other.Token);

    private static AmbiguousInstanceException Ambiguous(string what, IEnumerable<string> accounts) => new(
        $"The store has {what} for several accounts, or several of them; nothing was done. Say which: call with an account, or through an "
            + "ElementsClient, which knows its own.",
        [.. accounts.Order(StringComparer.Ordinal)]);
}
