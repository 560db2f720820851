using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ElementGen.LocalPlatform;
using ElementGen.Storage;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>Tenants who each have an instance on a local platform, as a store has them that made all of these instances.</summary>
internal sealed class Tenants : IAsyncDisposable
{
    // Calls come in another order than the rows, so that what one call read is of no use to the next.
    private const long Step = 48_271;

    private readonly LocalPlatformServer _platform;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private List<ProvisionedInstance> _instances = [];

    private Tenants(LocalPlatformServer platform)
    {
        _platform = platform;
        Credentials = new ElementsCredentials(platform.Credentials.UserSecret, platform.Credentials.OrganizationSecret);
        HandWritten = new HandWritten(_http, new Uri(platform.BaseAddress, LocalPlatformServer.BasePath + "/instances"), Credentials);
    }

    /// <summary>Calls the same platform without the library.</summary>
    public HandWritten HandWritten { get; }

    private ElementsCredentials Credentials { get; }

    /// <summary>Starts a platform that has the instances of <paramref name="count"/> tenants.</summary>
    public static async Task<Tenants> StartAsync(int count)
    {
        using var folder = new TemporaryFolder();
        WriteSeed(folder["seed.json"], count);
        var options = new LocalPlatformOptions
        {
            Definitions = [Catalogue.Definition(InfobipSms.Element.Key)],
            SeedFile = folder["seed.json"],
        };
        var tenants = new Tenants(await LocalPlatformServer.StartAsync(options).ConfigureAwait(false));
        using var client = tenants.NewClient(store: null);
        var instances = new List<ProvisionedInstance>();
        await foreach (var instance in client.ListInstancesAsync(paging: new ListPaging { PageSize = 5000 }).ConfigureAwait(false))
        {
            instance.AskedFor = new AskedFor { ElementKey = instance.Element.Key, Organization = OrganizationMark.Of(tenants.Credentials) };
            instances.Add(instance);
        }

        tenants._instances = instances;
        return tenants;
    }

    /// <summary>A client of all tenants, as a user makes it.</summary>
    public ElementsClient NewClient(IProvisioningStore? store) =>
        new(new ElementsClientOptions { BaseAddress = _platform.BaseAddress, Credentials = Credentials, Store = store });

    /// <summary>How long the platform takes from now on.</summary>
    public void Delay(Call call, TimeSpan time) => _platform.Fail(call, Fault.Latency(time));

    /// <summary>The instance of the tenant whose turn it is in a row of calls, of the first <paramref name="among"/> tenants.</summary>
    public ProvisionedInstance InstanceOf(int call, int among) => _instances[(int)(call * Step % among)];

    /// <summary>The instance of a tenant who came later; the platform does not know it.</summary>
    public ProvisionedInstance NewInstance(int number)
    {
        var like = InstanceAnswer.Of(_instances[0]);
        var token = string.Create(CultureInfo.InvariantCulture, $"{like.Token}{number}");
        var tenant = _instances.Count + number;
        return (like with { Id = new InstanceId(tenant + 1, null), Name = NameOf(tenant), Token = token }).ToInstance();
    }

    /// <summary>What the instance belongs to in a store.</summary>
    public InstanceKey KeyOf(ProvisionedInstance instance) => new(_platform.BaseAddress.Authority, instance.Element.Key, instance.Name);

    /// <summary>The rows of the first tenants in a store, as calls leave them that ensured the instances.</summary>
    public IEnumerable<RetainedRow> RowsOf(int count, string scope, InstanceProtector protector)
    {
        foreach (var instance in _instances[..count])
        {
            var key = KeyOf(instance);
            yield return new RetainedRow(key, InstanceProtector.IdOf(instance), IsCurrent: true, protector.Protect(key, instance))
            {
                Attempt = 1,
                Tag = InstanceTag.Of(scope, key),
                ConfigurationHash = ConfigurationHash.Of(key, InfobipSms.Filled, Credentials),
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _platform.DisposeAsync().ConfigureAwait(false);
    }

    private static string NameOf(int tenant) => string.Create(CultureInfo.InvariantCulture, $"tenant {tenant}");

    private static void WriteSeed(string path, int count)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        var body = new ArrayBufferWriter<byte>();
        json.WriteStartArray();
        for (var tenant = 0; tenant < count; tenant++)
        {
            body.ResetWrittenCount();
            CreateInstanceBody.Write(body, NameOf(tenant), InfobipSms.Filled, new ProvisionOptions());
            json.WriteRawValue(body.WrittenSpan, skipInputValidation: true);
        }

        json.WriteEndArray();
    }
}
