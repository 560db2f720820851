using ElementGen.LocalPlatform;
using ElementGen.Testing;

namespace Acme.Tenants;

/// <summary>A platform on this machine that fails as real ones do, only more often: every fifth creation does.</summary>
internal static class UnreliablePlatform
{
    private const double ShareOfCreations = 0.2;

    private static readonly Fault[] FaultsOfCreations =
    [
        // The instance is made, and the answer gets lost: whoever repeats the call makes a second one.
        Fault.ResetAfter,
        Fault.AnswerLate(TimeSpan.FromSeconds(4)),
        Fault.Gateway(502, afterEffect: true),
        Fault.Truncate(40),
        Fault.LandLate(TimeSpan.FromSeconds(1)),
        // Nothing is made.
        Fault.ResetBefore,
        Fault.Gateway(503),
        Fault.TooManyRequests(TimeSpan.FromSeconds(1)),
    ];

    /// <summary>Starts it, with what it had before.</summary>
    /// <param name="stateFile">Where it keeps its instances.</param>
    public static async Task<LocalElementsPlatform> StartAsync(string stateFile)
    {
        var platform = await LocalElementsPlatform.StartAsync(new() { StateFile = stateFile });
        foreach (var fault in FaultsOfCreations)
            platform.Fail(Call.CreateInstance, fault, new FaultScope { Probability = ShareOfCreations / FaultsOfCreations.Length });

        platform.Fail(Call.ListInstances, Fault.SearchLag(TimeSpan.FromMilliseconds(500)));
        platform.Fail(Call.ListInstances, Fault.Gateway(502), new FaultScope { Probability = 0.02 });
        platform.Fail(Call.GetInstance, Fault.ResetBefore, new FaultScope { Probability = 0.02 });
        return platform;
    }
}
