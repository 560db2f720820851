using System.Collections.Concurrent;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>
/// A process that ensures the instances of all tenants, by several callers at once, and that says what becomes of each, see
/// <see cref="EnsuringReport"/>. What a caller may expect to fail is tried again; what else fails ends the process.
/// </summary>
internal sealed class EnsuringProcess(IProvisioningStore store, EnsuringWork work) : IDisposable
{
    private const int Callers = 8;

    private readonly ElementsClient _client = work.ClientOver(store);
    private readonly ConcurrentQueue<string> _names = new(Shuffled(work));
    private readonly CancellationTokenSource _end = new();

    /// <summary>Does the work that an argument of the program describes.</summary>
    public static async Task RunAsync(IProvisioningStore store, string argument)
    {
        using var process = new EnsuringProcess(store, EnsuringWork.Of(argument));
        EndWithTheTest();
        await process.RunAsync();
    }

    public void Dispose()
    {
        _end.Dispose();
        _client.Dispose();
    }

    private static string[] Shuffled(EnsuringWork work)
    {
        string[] names = [.. Tenants.Names(work.Tenants)];
        new Random(work.Seed).Shuffle(names);
        return names;
    }

    // The test's end closes the input.
    private static void EndWithTheTest() => new Thread(static () =>
    {
        Console.In.ReadToEnd();
        Environment.Exit(3);
    }) { IsBackground = true }.Start();

    private async Task RunAsync()
    {
        // One is enough: a sweep looks at all keys.
        var sweeping = work.Number == 0 ? SweepAsync() : Task.CompletedTask;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(EnsureAsync)));
        await _end.CancelAsync();
        await sweeping;
    }

    private async Task EnsureAsync()
    {
        var options = new EnsureOptions { SettleTime = work.SettleTime, Lease = Timing.Lease, Progress = new Steps() };
        while (_names.TryDequeue(out var name))
        {
            try
            {
                var instance = await _client.EnsureProvisionedInstanceAsync(name, Tenants.ConfigurationOf(name), options);
                EnsuringReport.Write(EnsuringReport.Ensured, name, instance.Id);
            }
            catch (Exception exception) when (MayPass(exception))
            {
                EnsuringReport.Write(EnsuringReport.Failed, exception.GetType().Name, name);
                _names.Enqueue(name);
            }
        }
    }

    /// <summary>Sweeps beside the callers, as a service does from time to time.</summary>
    private async Task SweepAsync()
    {
        var report = new SweepReport();
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(100, _end.Token);
                var after = report.IsComplete ? null : report.Next;
                report = await _client.SweepAsync(new SweepOptions { After = after, MaxKeys = 20 }, _end.Token);
                foreach (var finding in report.Findings)
                    EnsuringReport.Write(EnsuringReport.Swept, finding.Finding, finding.Key.Name);
            }
            catch (Exception exception) when (MayPass(exception))
            {
                EnsuringReport.Write(EnsuringReport.Failed, exception.GetType().Name, "sweep");
            }
            catch (OperationCanceledException)
            {
                // The callers are done.
            }
        }
    }

    // What the documentation tells a caller to expect of a platform and a store that fail. Nobody cancels here or deletes, and no instance
    // is of another origin, so that nothing is for a caller to decide; and the platform refuses nothing of what is asked.
    private static bool MayPass(Exception exception) => exception switch
    {
        ElementsApiException { Status: { } status } => (int)status is < 400 or 429 or >= 500,
        ElementsApiException or InstanceNotRetainedException or IOException => true,
        _ => false,
    };

    /// <summary>Says which steps callers take that another process than the one that is killed might have to finish.</summary>
    private sealed class Steps : IProgress<EnsureProgress>
    {
        public void Report(EnsureProgress value)
        {
            if (value.Step is not (EnsureStep.Settling or EnsureStep.WaitingForAnotherCall or EnsureStep.BackingOff))
                EnsuringReport.Write(EnsuringReport.Step, value.Step, value.Key.Name);
        }
    }
}
