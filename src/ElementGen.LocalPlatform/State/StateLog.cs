namespace ElementGen.LocalPlatform;

/// <summary>
/// Writes changes to the state file in the order in which they were made. All changes that wait are written together, because it is the
/// disk that takes the time, not the amount.
/// </summary>
internal sealed class StateLog : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly StateDatabase? _database;
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Task _writing;
    private List<PendingChange> _pending = [];
    private bool _isEnding;
    private volatile bool _isWorking = true;

    /// <summary>Begins to write to <paramref name="database"/>, which is closed with the log; null keeps nothing.</summary>
    public StateLog(StateDatabase? database)
    {
        _database = database;
        _writing = database is null ? Task.CompletedTask : Task.Factory.StartNew(
            WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Whether a change must be written before it counts.</summary>
    public bool IsKept => _database is not null;

    /// <summary>Whether the latest change could be written.</summary>
    public bool IsWorking => _isWorking;

    /// <summary>Adds a change that is to be written. Its task ends when it is on the disk, and fails when it cannot be written.</summary>
    public void Add(PendingChange change)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isEnding, this);
            _pending.Add(change);
        }

        _signal.Release();
    }

    /// <summary>Takes back the changes of <paramref name="organization"/> that were made after one that could not be written.</summary>
    public IReadOnlyList<PendingChange> TakeBack(PlatformOrganization organization)
    {
        lock (_gate)
        {
            var taken = _pending.FindAll(change => change.Organization == organization);
            _pending.RemoveAll(taken.Contains);
            return taken;
        }
    }

    /// <summary>Writes what waits, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _isEnding = true;

        _signal.Release();
        await _writing.ConfigureAwait(false);
        _database?.Dispose();
        _signal.Dispose();
    }

    private void WriteAll()
    {
        while (true)
        {
            _signal.Wait();
            List<PendingChange> changes;
            bool isEnding;
            lock (_gate)
            {
                (changes, _pending) = (_pending, []);
                isEnding = _isEnding;
            }

            if (changes.Count > 0)
                Write(changes);
            if (isEnding)
                return;
        }
    }

    private void Write(List<PendingChange> changes)
    {
        try
        {
            _database!.Commit(changes.Select(change => change.Write));
            _isWorking = true;
        }
        catch (Exception exception)
        {
            _isWorking = false;
            var problem = new StateException($"The local platform's state cannot be used: {exception.Message}", exception);
            foreach (var organization in changes.Select(change => change.Organization).Distinct())
                organization.TakeBack([.. changes.Where(change => change.Organization == organization)], problem);
            return;
        }

        foreach (var change in changes)
            change.Succeed();
    }
}
