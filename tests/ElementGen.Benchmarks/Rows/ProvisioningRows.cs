using System.Text.Json;
using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;
using ElementGen.LocalPlatform;
using ElementGen.Storage;
using ElementGen.Storage.Tests.PostgreSql;

namespace ElementGen.Benchmarks.Rows;

/// <summary>What it takes to ensure an instance, and to keep many.</summary>
internal sealed class ProvisioningRows : RowGroup
{
    // A real platform checks the credentials at the provider before it answers a creation.
    private static readonly TimeSpan Creation = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LookUp = TimeSpan.FromMilliseconds(50);

    public override string Name => "provisioning";

    public override IEnumerable<Row> Measure() => [.. EnsureAsync().GetAwaiter().GetResult(), .. KeepAsync().GetAwaiter().GetResult()];

    private static async Task<IReadOnlyList<Row>> EnsureAsync()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await Tenants.StartAsync(count: 0).ConfigureAwait(false);
        using var store = SqliteInstanceStore.Open(folder["instances.db"]);
        using var client = platform.NewClient(store);
        using var tokens = new TokenFile(folder["tokens.db"]);
        var (hand, body) = (platform.HandWritten, CreateInstanceBody.Of("tenant", InfobipSms.Filled, new ProvisionOptions()).ToArray());
        var tenant = 0;

        Task EnsureAsync() => InfobipSms.EnsureProvisionedAsync(client, $"tenant {tenant++}", InfobipSms.Filled);
        async Task PostAndSaveAsync()
        {
            await hand.GetAsync("?tags%5B%5D=tenant").ConfigureAwait(false);
            using var answer = JsonDocument.Parse(await hand.PostAsync(body).ConfigureAwait(false));
            tokens.Save($"tenant {tenant++}", answer.RootElement.GetProperty("id").GetInt64(), answer.RootElement.GetProperty("token").GetString()!);
        }

        var atOnce = Rounds.Measure(
            Clock.Wall, rounds: 25,
            Competitor.Awaited("ensured", calls: 10, EnsureAsync),
            Competitor.Awaited("POST", calls: 10, () => hand.PostAsync(body)),
            Competitor.Awaited("look-up, POST, token saved", calls: 10, PostAndSaveAsync));
        platform.Delay(Call.CreateInstance, Creation);
        platform.Delay(Call.ListInstances, LookUp);
        var measured = Rounds.MeasureWarm(
            Clock.Wall, rounds: 15,
            Competitor.Awaited("ensured", calls: 1, EnsureAsync),
            Competitor.Awaited("POST", calls: 1, () => hand.PostAsync(body)));
        return
        [
            Row.Of(
                FormattableString.Invariant($"an ensured provisioning, SQLite; the platform takes {Creation.TotalMilliseconds} ms for a creation and {LookUp.TotalMilliseconds} ms for a look-up"),
                "≤ 1.3 × HttpClient's POST with ready bytes", measured[0].To(measured[1]), 1.3,
                FormattableString.Invariant($"{measured[0].Microseconds / 1000:0} and {measured[1].Microseconds / 1000:0} ms")),
            new Row(
                "the same while the platform answers at once", "",
                string.Join(", ", atOnce.Select(static each => FormattableString.Invariant($"{each.Name} {each.Microseconds / 1000:0.00} ms"))), null),
        ];
    }

    private static async Task<IReadOnlyList<Row>> KeepAsync()
    {
        await using var tenants = await Tenants.StartAsync(StoreRows.Many).ConfigureAwait(false);
        using var folder = new TemporaryFolder();
        var rows = new List<Row>();
        using (var few = await FilledStore.InSqliteAsync(folder["few.db"], tenants, StoreRows.Few).ConfigureAwait(false))
        using (var many = await FilledStore.InSqliteAsync(folder["many.db"], tenants, StoreRows.Many).ConfigureAwait(false))
            rows.AddRange(await new StoreRows("SQLite", tenants, few.Store, many.Store).MeasureAsync().ConfigureAwait(false));

        if (OperatingSystem.IsWindows() || PostgreSqlServer.Missing is not null)
        {
            var why = OperatingSystem.IsWindows() ? "the server is started only where it has a socket in a folder" : PostgreSqlServer.Missing;
            return [.. rows, new Row("the same in PostgreSQL", "", $"not measured: {why}", null)];
        }

        using var server = new PostgreSqlServer(isDurable: true);
        using (var few = await FilledStore.InPostgreSqlAsync(server, tenants, StoreRows.Few).ConfigureAwait(false))
        using (var many = await FilledStore.InPostgreSqlAsync(server, tenants, StoreRows.Many).ConfigureAwait(false))
            rows.AddRange(await new StoreRows("PostgreSQL", tenants, few.Store, many.Store).MeasureAsync().ConfigureAwait(false));

        return rows;
    }
}
