using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>What calls take on a store that has many instances.</summary>
/// <param name="database">The database, as the rows name it.</param>
/// <param name="tenants">Whose instances they are.</param>
/// <param name="few">A store with <see cref="Few"/> instances.</param>
/// <param name="many">A store with <see cref="Many"/> instances.</param>
internal sealed class StoreRows(string database, Tenants tenants, IProvisioningStore few, IProvisioningStore many)
{
    public const int Few = 1_000;
    public const int Many = 100_000;

    private const int Callers = 8;

    private static readonly EnsureOptions Unverified = new() { Verify = false };

    public async Task<IReadOnlyList<Row>> MeasureAsync()
    {
        var rows = new List<Row>();
        using (var client = tenants.NewClient(many))
        {
            rows.Add(await FindEnsuredAsync(client, options: null, "verified by one GET", atLeast: 1500).ConfigureAwait(false));
            rows.Add(await FindEnsuredAsync(client, Unverified, "without Verify", atLeast: null).ConfigureAwait(false));
        }

        rows.Add(Compare());
        rows.Add(await CallAsync("finds", call => FindAsync(many, call, Many)).ConfigureAwait(false));
        rows.Add(await CallAsync("saves of new ones", call => SaveAsync(tenants.NewInstance(call))).ConfigureAwait(false));
        return rows;
    }

    private async Task<Row> FindEnsuredAsync(ElementsClient client, EnsureOptions? options, string how, double? atLeast)
    {
        Task EnsureAsync(int call) =>
            InfobipSms.EnsureProvisionedAsync(client, tenants.InstanceOf(call, Many).Name, InfobipSms.Filled, options);

        var one = await Throughput.MeasureAsync(callers: 1, EnsureAsync).ConfigureAwait(false);
        var all = await Throughput.MeasureAsync(Callers, EnsureAsync).ConfigureAwait(false);
        return Row.PerSecond(
            $"an ensured instance is found, one of {Many} in {database}, {how}: {Callers} callers", all, atLeast,
            FormattableString.Invariant($"; one caller: {1000 / one.Value:0.00} ms each"));
    }

    private Row Compare()
    {
        const int calls = 500;
        var (ofMany, ofFew) = (0, 0);
        var measured = Rounds.Measure(
            Clock.Wall, rounds: 15,
            Competitor.Awaited("many", calls, () => FindAsync(many, ofMany++, Many)),
            Competitor.Awaited("few", calls, () => FindAsync(few, ofFew++, Few)));
        return Row.Of(
            $"a find among {Many} instances in {database}", $"≤ 1.5 × among {Few}", measured[0].To(measured[1]), 1.5,
            FormattableString.Invariant($"{measured[0].Microseconds:0} and {measured[1].Microseconds:0} µs"));
    }

    private async Task<Row> CallAsync(string what, Func<int, Task> call)
    {
        var one = await Throughput.MeasureAsync(callers: 1, call).ConfigureAwait(false);
        // Behind all that one caller can have had.
        var all = await Throughput.MeasureAsync(Callers, call, first: 10_000_000).ConfigureAwait(false);
        return Row.PerSecond(
            $"{what}, {Many} instances in {database}: {Callers} callers", all, atLeast: null, FormattableString.Invariant($"; one caller: {one.Value:0} a second"));
    }

    private async Task FindAsync(IProvisioningStore store, int call, int among)
    {
        if (await store.FindAsync(tenants.KeyOf(tenants.InstanceOf(call, among))).ConfigureAwait(false) is null)
            throw new InvalidOperationException("An instance was not found.");
    }

    private async Task SaveAsync(ProvisionedInstance instance) => await many.SaveAsync(tenants.KeyOf(instance), instance).ConfigureAwait(false);
}
