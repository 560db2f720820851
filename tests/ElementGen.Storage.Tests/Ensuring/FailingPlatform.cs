using System.Collections.Concurrent;
using ElementGen.LocalPlatform;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>A platform in memory of whose answers about a fifth goes wrong, and that counts them.</summary>
internal sealed class FailingPlatform : IAsyncDisposable
{
    private static readonly TimeSpan CountingInterval = TimeSpan.FromMilliseconds(300);

    private readonly LocalPlatformServer _server;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Task _counting;
    private long _lastCounted;

    private FailingPlatform(LocalPlatformServer server)
    {
        _server = server;
        _counting = CountAsync();
    }

    public Uri Address => _server.BaseAddress;

    public LocalPlatformCredentials Credentials => _server.Credentials;

    public IReadOnlyList<InstanceInfo> Instances => _server.DefaultOrganization.Instances;

    /// <summary>How many requests came.</summary>
    public long Requests => _lastCounted;

    /// <summary>How often each thing went wrong.</summary>
    public IReadOnlyDictionary<string, int> Faults => _counts;

    public static async Task<FailingPlatform> StartAsync(int seed, Timing timing)
    {
        var server = await LocalPlatformServer.StartAsync(new LocalPlatformOptions
        {
            Definitions = [Tenants.Definition],
            RandomSeed = seed,
            JournalLength = 4_000,
        });
        Fail(null, 0.035, Fault.Status(500));
        Fail(null, 0.035, Fault.Status(503));
        Fail(null, 0.035, Fault.TooManyRequests(TimeSpan.FromSeconds(1)));
        Fail(null, 0.035, Fault.ResetBefore);
        Fail(null, 0.035, Fault.Truncate(40));
        Fail(null, 0.035, Fault.Garbage);
        Fail(Call.CreateInstance, 0.02, Fault.ResetAfter);
        Fail(Call.CreateInstance, 0.02, Fault.Gateway(502, afterEffect: true));
        Fail(Call.CreateInstance, 0.02, Fault.AnswerLate(Timing.Timeout + TimeSpan.FromSeconds(1)));
        Fail(Call.CreateInstance, timing.LateShare, Fault.LandLate(timing.Lateness));
        Fail(Call.ListInstances, 0.5, Fault.SearchLag(timing.SearchLag));
        return new FailingPlatform(server);

        void Fail(Call? call, double probability, Fault fault) =>
            server.Fail(call, fault, new FaultScope { Probability = probability });
    }

    /// <summary>Lets all go well from now on.</summary>
    public async Task RecoverAsync()
    {
        _server.ClearFaults();
        await _end.CancelAsync();
        await _counting;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _counting;
        await _server.DisposeAsync();
        _end.Dispose();
    }

    /// <summary>Counts from the journal, which has only the latest requests.</summary>
    private async Task CountAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await Task.Delay(CountingInterval, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var request in _server.Requests.Where(request => request.Number > _lastCounted))
            {
                _lastCounted = request.Number;
                foreach (var fault in request.Faults)
                    _counts.AddOrUpdate(fault, 1, static (_, count) => count + 1);
            }
        }
    }
}
