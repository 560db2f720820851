using System.Collections.Concurrent;

namespace ElementGen.LocalPlatform;

/// <summary>
/// An organization on a local platform: an account with its own secrets, which sees only its own instances. Organizations do not affect one
/// another, so tests that run at the same time each take one.
/// </summary>
public sealed class PlatformOrganization
{
    private readonly Lock _gate = new();
    private readonly StateLog _log;
    private readonly LocalPlatformServer _platform;
    private readonly OrganizationState _seed;
    private readonly ConcurrentDictionary<string, OrganizationState> _snapshots = new(StringComparer.Ordinal);

    // What the next change starts from, and what readers see. They differ while a change is on its way to the disk.
    private OrganizationState _latest;
    private volatile OrganizationState _published;

    internal PlatformOrganization(
        LocalPlatformServer platform,
        string id,
        LocalPlatformCredentials credentials,
        StateLog log,
        OrganizationState seed,
        OrganizationState state,
        IEnumerable<KeyValuePair<string, OrganizationState>> snapshots)
    {
        (_platform, Id, Credentials, _log, _seed) = (platform, id, credentials, log, seed);
        _latest = _published = state;
        foreach (var (name, snapshot) in snapshots)
            _snapshots[name] = snapshot;
    }

    /// <summary>The secrets of this organization.</summary>
    public LocalPlatformCredentials Credentials { get; }

    /// <summary>The organization's instances, by id, as they are at this moment.</summary>
    public IReadOnlyList<InstanceInfo> Instances => [.. State.Instances.All.Select(static instance => new InstanceInfo(instance))];

    /// <summary>What this organization's callers asked for, the oldest first, as far back as the platform's journal reaches.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _platform.Journal.Requests.Where(request => request.Organization == this)];

    /// <summary>What the state file calls this organization; "" for the default one.</summary>
    internal string Id { get; }

    /// <summary>What callers see.</summary>
    internal OrganizationState State => _published;

    /// <summary>Makes calls of this organization fail. See <see cref="LocalPlatformServer.Fail"/>.</summary>
    /// <param name="call">Which calls; null for all.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="scope">Which of these calls; null for all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is null.</exception>
    public void Fail(Call? call, Fault fault, FaultScope? scope = null) => _platform.Faults.Add(new FaultRule(this, call, fault, scope));

    /// <summary>Ends all faults of this organization.</summary>
    public void ClearFaults() => _platform.Faults.Clear(this);

    /// <summary>Keeps what the organization has, in place of an earlier snapshot of that name.</summary>
    /// <param name="name">The snapshot's name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space.</exception>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public Task SnapshotAsync(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return MakeAsync(
            state =>
            {
                _snapshots[name] = state;
                return state;
            },
            database => database.Copy(Id, from: "", to: name));
    }

    /// <summary>
    /// Gives the organization back what it had at a snapshot, as a platform does that is restored from a backup: instances that were made
    /// since are gone, deleted ones are back, and ids are given again.
    /// </summary>
    /// <param name="name">The snapshot's name.</param>
    /// <exception cref="KeyNotFoundException">There is no snapshot of that name.</exception>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public Task RestoreAsync(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _snapshots.TryGetValue(name, out var snapshot)
            ? MakeAsync(_ => snapshot, database => database.Copy(Id, from: name, to: ""))
            : throw new KeyNotFoundException($"There is no snapshot '{name}'.");
    }

    /// <summary>Gives the organization back what the seed has, and ends its faults. Snapshots stay.</summary>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public Task ResetAsync()
    {
        ClearFaults();
        return MakeAsync(_ => _seed, database =>
        {
            database.Clear(Id);
            database.Put(Id, StateRecord.AllOf(_seed));
        });
    }

    /// <summary>Says that something uses an instance, or nothing does any more. One that is used cannot be deleted (409).</summary>
    /// <param name="instanceId">The instance's id.</param>
    /// <param name="inUse">Whether something uses it.</param>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public Task SetInUseAsync(long instanceId, bool inUse) => ChangeAsync(change =>
    {
        var instance = change.State.Instances.Find(instanceId) ?? throw new KeyNotFoundException($"There is no instance {instanceId}.");
        change.Set(instance with { InUse = inUse });
        return instance;
    });

    /// <summary>
    /// Makes a change. Nobody sees it before it is on the disk, and the task ends then. If <paramref name="make"/> refuses, what it changed
    /// before stays: a grant that was tried is used.
    /// </summary>
    internal async Task<T> ChangeAsync<T>(Func<OrganizationChange, T> make)
    {
        T result = default!;
        RefusedException? refusal = null;
        IReadOnlyList<StateRecord> records = [];
        await MakeAsync(
            state =>
            {
                var change = new OrganizationChange(state, _log.IsKept);
                try
                {
                    result = make(change);
                }
                catch (RefusedException exception) when (change.State != state)
                {
                    refusal = exception;
                }

                records = change.Records;
                return change.State;
            },
            database => database.Put(Id, records)).ConfigureAwait(false);
        return refusal is null ? result : throw refusal;
    }

    internal void Publish(OrganizationState state) => _published = state;

    /// <summary>Goes back to what is on the disk, because <paramref name="failed"/> could not be written.</summary>
    internal void TakeBack(IReadOnlyList<PendingChange> failed, StateException problem)
    {
        lock (_gate)
        {
            _latest = _published;
            foreach (var change in failed.Concat(_log.TakeBack(this)))
                change.Fail(problem);
        }
    }

    private Task MakeAsync(Func<OrganizationState, OrganizationState> make, Action<StateDatabase> write)
    {
        lock (_gate)
        {
            var state = make(_latest);
            if (!_log.IsKept)
            {
                _latest = _published = state;
                return Task.CompletedTask;
            }

            var pending = new PendingChange(this, state, write);
            _log.Add(pending);
            _latest = state;
            return pending.Written;
        }
    }
}
