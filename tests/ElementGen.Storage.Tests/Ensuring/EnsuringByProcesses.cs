using System.Diagnostics;
using System.Globalization;
using System.Net;
using ElementGen.Storage.Tests.Campaigns;
using Xunit.Abstractions;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>
/// Processes that share a store ensure one instance for each of many tenants on a platform that fails. They are killed and paused at random
/// moments. In the end each tenant has one instance, and the store its token. The tests of each database derive from this class.
/// </summary>
public abstract class EnsuringByProcesses(ITestOutputHelper output)
{
    /// <summary>The environment variable with the number of tenants.</summary>
    private const string CountVariable = "ELEMENTGEN_ENSURED_TENANTS";

    private const string SeedVariable = "ELEMENTGEN_FUZZ_SEED";

    private static readonly SweepFinding[] MayBeSwept =
    [
        SweepFinding.Adopted, SweepFinding.NothingMade, SweepFinding.Settling, SweepFinding.DuplicatesDeleted, SweepFinding.Failed,
    ];

    private static readonly int Seed = CampaignSize.Number(SeedVariable, otherwise: 2026);

    [DatabaseFact]
    public async Task While_requests_land_within_the_settle_time_there_is_never_a_second_instance()
    {
        var tenants = CampaignSize.Number(CountVariable, otherwise: 200);

        var (duplicates, findings) = await RunAsync(tenants, Timing.WithinTheSettleTime);

        Assert.Equal(0, duplicates);
        Assert.Empty(findings);
    }

    [DatabaseFact]
    public async Task When_requests_land_later_the_sweep_leaves_one_instance_for_each_tenant()
    {
        var tenants = CampaignSize.Number(CountVariable, otherwise: 50);

        var (duplicates, findings) = await RunAsync(tenants, Timing.BeyondTheSettleTime);

        Assert.NotEqual(0, duplicates);
        Assert.All(findings, static finding => Assert.Equal(SweepFinding.DuplicatesDeleted, finding.Finding));
    }

    /// <summary>Starts this database's program to do the work of an argument; its store is the one that <see cref="OpenStore"/> opens.</summary>
    protected abstract Process StartProcess(string work);

    protected abstract IProvisioningStore OpenStore();

    /// <summary>How many instances were made that a tenant already had, and what the sweep at the end did.</summary>
    private async Task<(long Duplicates, IReadOnlyList<SweptKey> Findings)> RunAsync(int tenants, Timing timing)
    {
        var watch = Stopwatch.StartNew();
        OpenAndClose();
        await using var platform = await FailingPlatform.StartAsync(Seed, timing);
        var work = new EnsuringWork
        {
            Address = platform.Address,
            UserSecret = platform.Credentials.UserSecret,
            OrganizationSecret = platform.Credentials.OrganizationSecret,
            Tenants = tenants,
            SettleTime = timing.SettleTime,
            Seed = Seed,
        };
        var kills = 4 + (tenants / 100);
        using var workers = new EnsuringWorkers(StartProcess, work, timing, kills, pauses: kills / 2);
        await workers.RunAsync(longest: TimeSpan.FromMinutes(4) + (TimeSpan.FromSeconds(0.5) * tenants));
        var ensured = watch.Elapsed;
        await platform.RecoverAsync();
        await Task.Delay(timing.UntilAllIsSettled);

        var store = OpenStore();
        using var disposable = (IDisposable)store;
        using var client = work.ClientOver(store);
        var before = platform.Instances.Count;
        var findings = await SweepAsync(client);
        await AssertEachTenantHasOneAsync(tenants, platform, client, store, workers.Report);

        var duplicates = await CountMadeAsync(work) - tenants;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            seed {Seed}, {tenants} tenants, settle time {timing.SettleTime}, late by {timing.Lateness}, search behind by {timing.SearchLag}
            {workers.Killed} processes killed, {workers.Paused} paused; {ensured.TotalSeconds:0} s until all had ended, {watch.Elapsed.TotalSeconds:0} s in all
            {platform.Requests} requests; {string.Join(", ", platform.Faults.OrderBy(static fault => fault.Key).Select(static fault => $"{fault.Key}: {fault.Value}"))}
            {workers.Report}
            {tenants + duplicates} instances made, {duplicates} of them a second one; {before - tenants} left for the sweep at the end
            {findings.Count} findings of the sweep, {findings.Sum(static finding => finding.InstanceIds.Count)} instances deleted
            """));
        Assert.Equal(kills, workers.Killed);
        return (duplicates, findings);
    }

    private void OpenAndClose()
    {
        using var store = (IDisposable)OpenStore();
    }

    private static async Task<IReadOnlyList<SweptKey>> SweepAsync(ElementsClient client)
    {
        var findings = new List<SweptKey>();
        var report = new SweepReport();
        do
        {
            report = await client.SweepAsync(new SweepOptions { After = report.Next });
            findings.AddRange(report.Findings);
        }
        while (!report.IsComplete && report.Keys > 0);

        Assert.True(report.IsComplete);
        return findings;
    }

    /// <summary>
    /// The platform has one instance for each tenant, the store retains it, its token works, every call returned it, and neither the
    /// platform nor the store has anything else.
    /// </summary>
    private static async Task AssertEachTenantHasOneAsync(
        int tenants, FailingPlatform platform, ElementsClient client, IProvisioningStore store, EnsuringReport report)
    {
        var problems = new List<string>();
        var instances = platform.Instances.ToLookup(static instance => instance.Name, StringComparer.Ordinal);
        var retained = await RetainedAsync(store);
        var rows = await RowsAsync(store, client.Account);
        foreach (var name in Tenants.Names(tenants))
        {
            var (on, kept) = (instances[name].ToList(), retained[name].ToList());
            if (on is not [var instance])
                problems.Add($"{name} has {on.Count} instances: {string.Join(", ", on.Select(static one => one.Id))}");
            else if (kept is not [var one] || one.Id != instance.Id || one.Token != instance.Token)
                problems.Add($"{name} has {instance.Id}, and the store {string.Join(", ", kept.Select(static one => one.Id))}");
            else if (rows.GetValueOrDefault(name) is not { State: ProvisioningState.Retained })
                problems.Add($"{name} is {rows.GetValueOrDefault(name)?.State}");
            else if (!report.Ids[name].SetEquals([instance.Id]))
                problems.Add($"{name} has {instance.Id}, and calls returned {string.Join(", ", report.Ids[name])}");
            else if (await PingAsync(client, one) is not HttpStatusCode.OK and var status)
                problems.Add($"The token of {name} gives {status}");
        }

        // Nobody deletes, and no instance is of another origin: a sweep beside the callers finds only what it can put right itself.
        problems.AddRange(report.Counts.Keys.Where(static count => count.StartsWith(EnsuringReport.Swept, StringComparison.Ordinal)).Except(
            MayBeSwept.Select(static finding => $"{EnsuringReport.Swept} {finding}"), StringComparer.Ordinal));
        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n{string.Join('\n', problems.Take(50))}");
        Assert.Equal(tenants, platform.Instances.Count);
        Assert.Equal(tenants, retained.Sum(static kept => kept.Count()));
        Assert.Equal(tenants, rows.Count);
    }

    private static async Task<HttpStatusCode> PingAsync(ElementsClient client, ProvisionedInstance instance)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");
        using var answer = await client.SendAsync(instance, request);
        return answer.StatusCode;
    }

    private static async Task<ILookup<string, ProvisionedInstance>> RetainedAsync(IProvisioningStore store)
    {
        var retained = new List<ProvisionedInstance>();
        await foreach (var instance in store.ListAsync())
            retained.Add(instance);

        return retained.ToLookup(static instance => instance.Name, StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, ProvisioningRow>> RowsAsync(IProvisioningStore store, string account)
    {
        var rows = await store.ListRowsAsync(new ProvisioningQuery(account) { Limit = int.MaxValue });
        return rows.ToDictionary(static row => row.Key.Name, StringComparer.Ordinal);
    }

    /// <summary>How many instances the platform has made, those that are deleted too: it gives ids one after the other.</summary>
    private static async Task<long> CountMadeAsync(EnsuringWork work)
    {
        using var client = work.ClientOver(store: null);
        var next = await client.ProvisionInstanceAsync("next", Tenants.ConfigurationOf("next"));
        return next.Id - 1;
    }
}
