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
    private readonly RecordedRequests _recorded;

    // What the next change starts from, and what readers see. They differ while a change is on its way to the disk.
    private OrganizationContent _latest;
    private volatile OrganizationContent _published;
    private Task _written = Task.CompletedTask;

    internal PlatformOrganization(
        LocalPlatformServer platform,
        string id,
        LocalPlatformCredentials credentials,
        StateLog log,
        OrganizationState seed,
        OrganizationContent content)
    {
        (_platform, Id, Credentials, _log, _seed) = (platform, id, credentials, log, seed);
        _recorded = new RecordedRequests(platform.Journal.Length);
        _latest = _published = content;
    }

    /// <summary>The secrets of this organization.</summary>
    public LocalPlatformCredentials Credentials { get; }

    /// <summary>The organization's instances, by id, as they are at this moment.</summary>
    public IReadOnlyList<InstanceInfo> Instances => [.. State.Instances.All.Select(static instance => new InstanceInfo(instance))];

    /// <summary>
    /// What this organization's callers asked for, the oldest first, as far back as <see cref="LocalPlatformOptions.JournalLength"/>.
    /// </summary>
    public IReadOnlyList<RecordedRequest> Requests => _recorded.Requests;

    /// <summary>What the state file calls this organization; "" for the default one.</summary>
    internal string Id { get; }

    /// <summary>What callers see.</summary>
    internal OrganizationState State => _published.State;

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
            content => content with { Snapshots = content.Snapshots.SetItem(name, content.State) },
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
        return MakeAsync(
            content => content.Snapshots.TryGetValue(name, out var snapshot)
                ? content with { State = snapshot }
                : throw new KeyNotFoundException($"There is no snapshot '{name}'."),
            database => database.Copy(Id, from: name, to: ""));
    }

    /// <summary>Gives the organization back what the seed has, and ends its faults. Snapshots stay.</summary>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public Task ResetAsync()
    {
        ClearFaults();
        return BeginAsync();
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

    /// <summary>Gives the organization what the seed has.</summary>
    internal Task BeginAsync() => MakeAsync(content => content with { State = _seed }, database =>
    {
        database.Clear(Id);
        database.Put(Id, StateRecord.AllOf(_seed));
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
            content =>
            {
                var change = new OrganizationChange(content.State, _log.IsKept);
                try
                {
                    result = make(change);
                }
                catch (RefusedException exception)
                {
                    refusal = exception;
                }

                records = change.Records;
                return change.State == content.State ? content : content with { State = change.State };
            },
            database => database.Put(Id, records)).ConfigureAwait(false);
        return refusal is null ? result : throw refusal;
    }

    /// <summary>Records a request of this organization.</summary>
    internal void Record(RequestRecording recording) => _recorded.Add(recording);

    internal void Publish(OrganizationContent content) => _published = content;

    /// <summary>Goes back to what is on the disk, because <paramref name="failed"/> could not be written.</summary>
    internal void TakeBack(IReadOnlyList<PendingChange> failed, StateException problem)
    {
        lock (_gate)
        {
            _latest = _published;
            _written = Task.CompletedTask;
            foreach (var change in failed.Concat(_log.TakeBack(this)))
                change.Fail(problem);
        }
    }

    private Task MakeAsync(Func<OrganizationContent, OrganizationContent> make, Action<StateDatabase> write)
    {
        lock (_gate)
        {
            var content = make(_latest);
            // What was found out without a change holds only once the changes before it are on the disk.
            if (ReferenceEquals(content, _latest))
                return _written;

            if (!_log.IsKept)
            {
                _latest = _published = content;
                return Task.CompletedTask;
            }

            var pending = new PendingChange(this, content, write);
            _log.Add(pending);
            _latest = content;
            return _written = pending.Written;
        }
    }
}
