using System.Net;

namespace ElementGen.Tests;

/// <summary>
/// A platform, a store and callers that want the same instance, in a schedule that the dice decide. It notes what must never be.
/// </summary>
public sealed class World
{
    public const string Name = "acme";

    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);
    private static readonly Uri Address = new("https://platform.example");
    private static readonly ElementsCredentials Credentials = new("user", "organization");

    private readonly List<SentCreation> _creations = [];
    private readonly long _foreign;
    private readonly HashSet<long> _deletedByHand = [];
    private int _unfinished;
    private bool _isDeleted;

    public World(byte[] numbers, WorldRules? rules = null)
    {
        Rules = rules ?? WorldRules.Bounded;
        Dice = new Dice(numbers);
        Time = new SimulatedTime();
        Store = new InMemoryInstanceStore(Time, "scope");
        Platform = new SimulatedPlatform(Time) { SearchLag = Rules.SearchLag, OnCreate = NoteCreated, OnDelete = NoteDeleted };
        Tag = InstanceTag.Of("scope", Key);
        // Two that are not ours, and were there long before: one has the name, and the other another store's tag.
        _foreign = Platform.Add(Name, "infobip", "by hand").Id;
        Platform.Add(Name, "infobip", InstanceTag.Of("another scope", Key));
        Time.Run(TimeSpan.FromMinutes(10));
    }

    public static InstanceKey Key { get; } = new("acme/eu", "infobip", Name);

    public WorldRules Rules { get; }

    public Dice Dice { get; }

    public SimulatedTime Time { get; }

    public SimulatedPlatform Platform { get; }

    public InMemoryInstanceStore Store { get; }

    public string Tag { get; }

    /// <summary>What must never be, and was.</summary>
    public List<string> Violations { get; } = [];

    private ProvisioningRow? Row => Store.ReadRowAsync(Key).Now();

    private List<SimulatedInstance> Ours => [.. Platform.Instances.Values.Where(instance => instance.Tags.Contains(Tag))];

    /// <summary>Runs the schedule to its end, and a sweep after that.</summary>
    public World Run()
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            for (var i = 0; i < Rules.Callers; i++)
            {
                _unfinished++;
                Time.At(Dice.Time(TimeSpan.FromSeconds(Rules.Adopts ? 60 : 2)), Call);
            }

            if (Rules.Adopts)
            {
                _unfinished++;
                Time.At(Dice.Time(TimeSpan.FromSeconds(60)), Import);
                Time.At(Dice.Time(TimeSpan.FromSeconds(60)), DeleteByHand);
            }

            if (Rules.Deletes)
            {
                _unfinished++;
                Time.At(TimeSpan.FromSeconds(1) + Dice.Time(TimeSpan.FromSeconds(60)), Delete);
            }

            _unfinished++;
            Time.At(Dice.Time(TimeSpan.FromSeconds(90)), SweepBeside);

            Check(Time.RunUntil(() => _unfinished == 0, Limit), $"I13: {_unfinished} calls did not end");
            Dice.End();
            Time.Run(TimeSpan.FromMinutes(20));
            Sweep();
            CheckEnd();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        return this;
    }

    /// <summary>What can befall a process at a step.</summary>
    public void Befall(SimulatedProcess process, byte incident)
    {
        if (incident >= 251)
            process.Kill();
        else if (incident >= 246)
            process.Pause(Dice.Time(Rules.Pause));
    }

    public ProvisioningRow? Write(InstanceKey key, string? revision, ProvisioningChange change)
    {
        var before = Row;
        var written = Store.WriteRowAsync(key, Rules.ComparesRevisions ? revision : before?.Revision, change).Now();
        // An instance that was found has landed.
        foreach (var creation in _creations.Where(creation => written?.State is ProvisioningState.Retained && creation.Attempt == written.Attempt))
            creation.IsOpen = false;

        if (written is null || before is null)
            return written;

        Check(written.Attempt >= before.Attempt, "I7: the attempt went down");
        Check(
            before.State is not ProvisioningState.Deleted || written.State is ProvisioningState.Deleted || Rules.Recreates,
            "I10: a tombstone was resurrected");
        Check(Rules.Adopts || written.InstanceId != $"{_foreign}", "I9: a foreign instance was taken over");
        return written;
    }

    /// <summary>Sees a creation at the moment at which a process sends it.</summary>
    public SentCreation NoteCreation()
    {
        var row = Row;
        Check(row is { State: ProvisioningState.Sent }, $"I5: a creation was sent in the state {row?.State}");
        foreach (var earlier in _creations.Where(static earlier => earlier.IsOpen))
            Check(Time.Elapsed >= earlier.At + Rules.SettleTime, "I6: a creation was sent while an earlier one was not settled");

        // The settle time counts from the moment at which the store had the row, and that can be up to 3 seconds ago.
        var creation = new SentCreation { At = Time.Elapsed - (row?.SentAge ?? TimeSpan.Zero), Attempt = row?.Attempt ?? 0 };
        _creations.Add(creation);
        return creation;
    }

    private void Check(bool holds, string violation)
    {
        if (!holds)
            Violations.Add($"{Time.Elapsed.TotalSeconds:0.00} s: {violation}");
    }

    private void NoteCreated(SimulatedInstance instance) =>
        Check(
            !Rules.IsBounded || Ours.Count(instance => instance.Id != _foreign) <= 1, $"I2: {Ours.Count} instances at one time");

    private void NoteDeleted(SimulatedInstance instance)
    {
        Check(instance.Id != _foreign && instance.Tags.Contains(Tag), "I9: a foreign instance was deleted");
        Check(_isDeleted || Row?.InstanceId != $"{instance.Id}", "The retained instance was deleted");
    }

    /// <summary>A process that ensures the instance, and again after each exception and each crash, until it has it.</summary>
    private void Call() => Start(
        async (client, process) =>
        {
            using var cancellation = new CancellationTokenSource();
            // One of eight calls is cancelled by its caller.
            if (Dice.Next() >= 224)
                process.At(Dice.Time(TimeSpan.FromSeconds(45)), cancellation.Cancel);

            var options = new EnsureOptions
            {
                SettleTime = Rules.SettleTime,
                Lease = Rules.Lease,
                Recreate = Rules.Recreates,
                Adopt = Rules.Adopts && Dice.Next() >= 128 ? InstanceAdoption.ByName : InstanceAdoption.None,
            };
            try
            {
                CheckReturned(await client.EnsureProvisionedInstanceAsync(Name, Seed.Configuration, options, cancellation.Token));
                return true;
            }
            catch (InstanceNotEnsuredException exception)
                when (exception.Problem is EnsureProblem.OtherInstances && Rules.Adopts)
            {
                // Another call took it over, or let it go, at the same moment, or what it did about that landed late.
                return false;
            }
            catch (InstanceNotEnsuredException exception)
                when (exception.Problem is EnsureProblem.Missing && _deletedByHand.Count > 0)
            {
                return true;
            }
            catch (InstanceNotEnsuredException exception)
            {
                // The deletion can be seen before its tombstone is there.
                Check(exception.Problem is EnsureProblem.Deleted or EnsureProblem.Missing && _isDeleted, $"Not ensured: {exception.Message}");
                return true;
            }
            catch (Exception exception) when (exception is ElementGenException or ProvisioningCanceledException or IOException)
            {
                CheckFailed(exception);
                return false;
            }
        },
        Call);

    /// <summary>Takes over the instance of another origin by its id.</summary>
    private void Import() => Start(
        async (client, process) =>
        {
            using var cancellation = new CancellationTokenSource();
            if (Dice.Next() >= 224)
                process.At(Dice.Time(TimeSpan.FromSeconds(5)), cancellation.Cancel);

            try
            {
                var imported = await client.ImportInstanceAsync($"{_foreign}", cancellationToken: cancellation.Token);
                if (imported.Outcome is ImportOutcome.Imported or ImportOutcome.AlreadyRetained)
                    CheckReturned(imported.Instance!);

                return imported.Outcome is not ImportOutcome.Failed;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        },
        Import);

    /// <summary>Somebody deletes what the callers have made, on the platform's own page.</summary>
    private void DeleteByHand()
    {
        if (Dice.Next() < 96)
            return;

        foreach (var instance in Ours.Where(instance => instance.Id != _foreign))
        {
            Platform.Instances.Remove(instance.Id);
            _deletedByHand.Add(instance.Id);
        }
    }

    private void Delete() => Start(
        async (client, _) =>
        {
            if (Row is not { State: ProvisioningState.Retained, InstanceId: { } id })
                return _isDeleted || Dice.AreOver;

            try
            {
                _isDeleted = true;
                await client.DeleteInstanceAsync(long.Parse(id, null));
                return true;
            }
            catch (ElementsApiException exception) when (exception.Status is HttpStatusCode.NotFound)
            {
                return true;
            }
            catch (Exception exception) when (exception is ElementGenException or IOException)
            {
                return false;
            }
        },
        Delete);

    private void Start(Func<ElementsClient, SimulatedProcess, Task<bool>> call, Action again)
    {
        var process = new SimulatedProcess(Time);
        RunAsync();
        Watch();

        async void RunAsync()
        {
            using var client = NewClient(process);
            var isDone = false;
            try
            {
                isDone = await call(client, process);
            }
            catch (Exception exception)
            {
                Violations.Add($"Unexpected: {exception}");
            }

            process.Kill();
            if (isDone)
                _unfinished--;
            else
                Time.At(TimeSpan.FromSeconds(1), again);

            process = null;
        }

        // A process that was killed is started again.
        void Watch()
        {
            if (process is { IsDead: true })
                Time.At(Dice.Time(TimeSpan.FromSeconds(5)), again);
            else if (process is not null)
                Time.At(TimeSpan.FromSeconds(1), Watch);
        }
    }

    private ElementsClient NewClient(SimulatedProcess process) => new(
        new HttpClient(new SimulatedNetwork(this, process)) { Timeout = Timeout.InfiniteTimeSpan },
        new ElementsClientOptions
        {
            BaseAddress = Address,
            Credentials = Credentials,
            Account = Key.Account,
            Store = new SimulatedStore(this, process),
            Timeout = Rules.Timeout,
            TimeProvider = process,
        });

    private void CheckReturned(ProvisionedInstance instance)
    {
        if (_isDeleted || _deletedByHand.Contains(instance.Id))
            return;

        var row = Row;
        Check(row is { State: ProvisioningState.Retained } && row.InstanceId == $"{instance.Id}", $"I3: {instance} returned, {row} retained");
        Check(row?.Instance?.Token == instance.Token, "I3: another token is retained");
        Check(
            Platform.Instances.TryGetValue(instance.Id, out var live) && live.Token == instance.Token.Reveal(),
            $"I3: the token of {instance.Id} does not work");
    }

    private void CheckFailed(Exception exception)
    {
        // Of the creation itself: a look-up can be refused too, while another call still has the creation's answer to save.
        var isRefused = exception is ElementsApiException { InstanceMayExist: false, Status: HttpStatusCode.BadRequest }
            && exception.Message.StartsWith("POST ", StringComparison.Ordinal);
        var sent = _creations.LastOrDefault();
        if (isRefused && sent is { IsOpen: false } && Row is { State: ProvisioningState.Sent } row && row.Attempt == sent.Attempt)
            Check(Row.Owner is not null, "I8: a refusal left an attempt unsettled");
    }

    /// <summary>A sweep beside the calls, in a process of its own.</summary>
    private void SweepBeside() => Start(
        static async (client, _) =>
        {
            try
            {
                await client.SweepAsync();
            }
            catch (IOException)
            {
                return false;
            }

            return true;
        },
        SweepBeside);

    private void Sweep()
    {
        using var client = NewClient(new SimulatedProcess(Time));
        var report = Time.Run(client.SweepAsync());
        Check(report.Findings.All(static finding => finding.Finding is not SweepFinding.Failed), "The sweep failed");
    }

    private void CheckEnd()
    {
        var row = Row;
        var ours = Ours.FindAll(instance => !Rules.Adopts || instance.Id != _foreign || row?.InstanceId == $"{_foreign}");
        Check(ours.Count <= 1, $"I1: {ours.Count} instances after the sweep");
        if (row is { State: ProvisioningState.Retained, InstanceId: { } id })
        {
            Check(Ours.Exists(instance => $"{instance.Id}" == id), $"I4: the row points to {id}, which is none of ours");
        }
        else
        {
            var isGone = (Rules.Deletes && row is { State: ProvisioningState.Deleted or ProvisioningState.Missing })
                || (_deletedByHand.Count > 0 && row is { State: ProvisioningState.Missing });
            Check(isGone, $"At the end, the row is {row?.State}");
        }

        Check(Platform.Instances.TryGetValue(_foreign, out var foreign), "I9: a foreign instance is gone");
        Check(
            foreign is null || !foreign.Tags.Contains(Tag) || Store.HasInstanceAsync(Key.Account, $"{_foreign}").Now(),
            "A foreign instance has the tag, and the store does not know it");
    }
}
