using System.Diagnostics;
using Acme.Tenants;
using ElementGen;
using ElementGen.Storage;

const int Tenants = 200;

try
{
    var folder = Environment.GetEnvironmentVariable("ELEMENTS_DATA_DIRECTORY") is { Length: > 0 } named
        ? named
        : Path.Combine(AppContext.BaseDirectory, "data");
    var data = Directory.CreateDirectory(folder).FullName;

    // 200 instances of a real account would cost money: this sample uses the local platform only.
    await using var platform = await UnreliablePlatform.StartAsync(Path.Combine(data, "many-platform.db"));
    using var store = SqliteInstanceStore.Open(Path.Combine(data, "many.db"));
    using var client = new ElementsClient(new ElementsClientOptions
    {
        BaseAddress = platform.BaseAddress,
        Credentials = platform.DefaultOrganization.Credentials,
        Store = store,
        // By default the account is the host with its port, and the local platform has another port at every start.
        Account = "local",
        Timeout = TimeSpan.FromSeconds(2),
    });
    Print("platform", $"{platform.BaseAddress} on this machine; every fifth creation fails, or its answer gets lost");

    var watch = Stopwatch.StartNew();
    var outcomes = await client.EnsureAllAsync(Enumerable.Range(1, Tenants).Select(Desired), Options()).ToListAsync();
    foreach (var failed in outcomes.Where(static ensured => ensured.Outcome is EnsureOutcome.Failed))
        Print("failed", $"{failed.Key.Name}: {failed.Exception!.Message}");

    foreach (var outcome in Enum.GetValues<EnsureOutcome>())
        Print(outcome.ToString().ToLowerInvariant(), $"{outcomes.Count(ensured => ensured.Outcome == outcome)} of {Tenants} tenants");

    Print("took", $"{watch.Elapsed.TotalSeconds:0.0} s and {platform.Requests.Count} requests");
    platform.ClearFaults();
    await SweepAsync(client);

    var instances = platform.DefaultOrganization.Instances.Count;
    Print("platform", $"has {instances} instances; the store has {await store.ListAsync().CountAsync()} tokens, encrypted, in {data}");
    if (outcomes.Exists(static ensured => ensured.Outcome is EnsureOutcome.Failed) || instances != Tenants)
    {
        Print("done", "run it again: what is there is found, and what is missing is made");
        return 1;
    }

    Print("done", "run it again: every instance is found, and none is made");
    return 0;
}
catch (Exception exception) when (exception is ElementGenException or IOException or InvalidDataException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"error        {exception.Message}");
    return 1;
}

static DesiredInstance Desired(int number) => new(
    $"tenant-{number:000}",
    // A real program reads them from where it keeps its tenants' secrets.
    new InfobipSms.Configuration { Username = $"tenant-{number:000}", Password = $"{number * 7919}" });

static EnsureAllOptions Options() => new()
{
    MaxParallel = 16,
    // More than the client's time-out, the latest landing of a request and the lag of the platform's search together.
    Each = new EnsureOptions { SettleTime = TimeSpan.FromSeconds(5), Tags = ["many-tenants"] },
    Progress = Console.IsOutputRedirected ? null : new ProgressLine(Tenants),
};

static async Task SweepAsync(ElementsClient client)
{
    var (report, findings) = (new SweepReport(), 0);
    do
    {
        report = await client.SweepAsync(new SweepOptions { After = report.Next });
        findings += report.Findings.Count;
        foreach (var finding in report.Findings)
            Print("swept", $"{finding.Key.Name}: {finding.Message}");
    }
    while (!report.IsComplete && report.Keys > 0);

    if (findings == 0)
        Print("swept", "nothing was left behind");
}

static void Print(string step, string text) => Console.WriteLine($"{step,-12} {text}");
