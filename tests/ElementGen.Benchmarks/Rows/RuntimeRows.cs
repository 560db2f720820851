using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>What the runtime library takes.</summary>
internal sealed class RuntimeRows : RowGroup
{
    private const int Many = 20_000;

    private static readonly ProvisionOptions Options = new() { Tags = ["acme", "sms"] };

    public override string Name => "runtime";

    public override IEnumerable<Row> Measure() => [.. RequestBody(), .. MissingEntries(), Provisioning()];

    private static IEnumerable<Row> RequestBody()
    {
        var own = new ArrayBufferWriter<byte>(1024);
        var peer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(peer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        var measured = Rounds.Measure(
            Clock.Thread, rounds: 25,
            Repeated("ElementGen", () =>
            {
                own.ResetWrittenCount();
                CreateInstanceBody.Write(own, InstanceBody.Filled.Name, InfobipSms.Filled, Options);
            }),
            Repeated("System.Text.Json source generation", () =>
            {
                peer.ResetWrittenCount();
                json.Reset();
                JsonSerializer.Serialize(json, InstanceBody.Filled, BodyJson.Default.InstanceBody);
            }));

        if (!own.WrittenSpan.SequenceEqual(peer.WrittenSpan))
            throw new InvalidOperationException($"The bodies differ: {Encoding.UTF8.GetString(own.WrittenSpan)} and {Encoding.UTF8.GetString(peer.WrittenSpan)}");

        yield return Row.Of(
            "writing a request body: time", "≤ 0.8 × System.Text.Json source generation", measured[0].To(measured[1]), 0.8,
            FormattableString.Invariant($"{measured[0].Microseconds * 1000:0} and {measured[1].Microseconds * 1000:0} ns for {own.WrittenCount} bytes"));
        yield return Bytes("writing a request body: bytes beyond the buffer", measured[0]);
    }

    private static IEnumerable<Row> MissingEntries()
    {
        var measured = Rounds.Measure(Clock.Thread, rounds: 25, Repeated("complete", static () => InfobipSms.Element.GetMissingEntries(InfobipSms.Filled)))[0];
        yield return new Row(
            "must-supply check, nothing missing: time", "≤ 1 µs", FormattableString.Invariant($"**{measured.Microseconds * 1000:0} ns**, 8 entries"), Ratio.Exactly(measured.Microseconds).Against(1));
        yield return Bytes("must-supply check, nothing missing: bytes", measured);
    }

    private static Row Provisioning()
    {
        using var platform = new CannedPlatform();
        using var http = new HttpClient();
        var credentials = new ElementsCredentials("user", "organization");
        using var client = new ElementsClient(http, new ElementsClientOptions { BaseAddress = platform.Address, Credentials = credentials });
        var hand = new HandWritten(http, new Uri(platform.Address, "elements/api-v2/instances"), credentials);
        var ready = CreateInstanceBody.Of("acme sms", InfobipSms.Filled, Options).ToArray();

        const int calls = 200;
        InfobipSms? last = null;
        var measured = Rounds.Measure(
            Clock.Wall, rounds: 251,
            Competitor.Awaited("ElementGen", calls, async () => last = await InfobipSms.ProvisionAsync(client, "acme sms", InfobipSms.Filled, Options).ConfigureAwait(false)),
            Competitor.Awaited("HttpClient", calls, () => hand.PostAsync(ready)));
        if (last is not { Instance.Id: > 0 })
            throw new InvalidOperationException("Nothing was provisioned.");

        return Row.Of(
            "a provisioning on loopback", "≤ 1.1 × HttpClient with ready bytes", measured[0].To(measured[1]), 1.1,
            FormattableString.Invariant($"{measured[0].Microseconds:0} and {measured[1].Microseconds:0} µs"));
    }

    private static Competitor Repeated(string name, Action operation) => new(
        name,
        () => () =>
        {
            for (var i = 0; i < Many; i++)
                operation();
        },
        Repeats: Many);

    private static Row Bytes(string what, Measurement measured) => new(
        what, "0", FormattableString.Invariant($"**{measured.Bytes:0.##}**"), Ratio.Exactly(Math.Round(measured.Bytes, 2)).Against(0));
}
