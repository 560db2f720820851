namespace ElementGen.Tests;

/// <summary>A client, a store in memory and a platform, in a time that a test moves.</summary>
public abstract class EnsuringTest
{
    protected const string Name = "acme-sms";
    protected const string Scope = "scope";

    protected EnsuringTest()
    {
        Platform = new SimulatedPlatform(Time);
        Network = new ScriptedNetwork(Platform, Time);
        Store = new InMemoryInstanceStore(Time, Scope);
        Time.Run(TimeSpan.FromDays(1));
    }

    protected static InstanceKey Key { get; } = new("acme", "infobip", Name);

    protected static string Tag { get; } = InstanceTag.Of(Scope, Key);

    protected SimulatedTime Time { get; } = new();

    protected SimulatedPlatform Platform { get; }

    protected ScriptedNetwork Network { get; }

    protected InMemoryInstanceStore Store { get; set; }

    protected List<EnsureProgress> Progress { get; } = [];

    protected ProvisioningRow? Row => Store.ReadRowAsync(Key).Now();

    protected TimeSpan Waited { get; private set; }

    protected ElementsClient Client(
        IInstanceStore? store = null,
        TimeSpan? timeout = null,
        string organization = "organization+secret/=",
        bool hasAccount = true,
        HttpMessageHandler? connections = null) => new(
        new HttpClient(connections ?? Network) { Timeout = Timeout.InfiniteTimeSpan },
        new ElementsClientOptions
        {
            BaseAddress = new Uri("https://platform.example"),
            Credentials = new ElementsCredentials("user+secret/=", organization),
            Account = hasAccount ? Key.Account : null,
            Store = store ?? Store,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
            TimeProvider = Time,
        });

    protected ProvisionedInstance Ensure(
        EnsureOptions? options = null, InfobipSms.Configuration? configuration = null, IInstanceStore? store = null) => Run(
            () => Client(store).EnsureProvisionedInstanceAsync(Name, configuration ?? Seed.Configuration, options ?? Told()));

    protected SweepReport Sweep(SweepOptions? options = null) => Run(() => Client().SweepAsync(options));

    /// <summary>Options that tell the test what the call does.</summary>
    protected EnsureOptions Told(bool recreate = false, InstanceAdoption adopt = InstanceAdoption.None) =>
        new() { Recreate = recreate, Adopt = adopt, Progress = new Listener(Progress) };

    protected T Run<T>(Func<Task<T>> call)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        var start = Time.Elapsed;
        try
        {
            return Time.Run(call());
        }
        finally
        {
            Waited = Time.Elapsed - start;
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    protected void Run(Func<Task> call) => Run(async () =>
    {
        await call();
        return true;
    });

    /// <summary>An instance of the platform as a person saves it.</summary>
    protected static ProvisionedInstance Saved(SimulatedInstance instance) => new()
    {
        Id = instance.Id,
        Name = instance.Name,
        Token = instance.Token,
        Element = new ElementSummary { Key = instance.ElementKey },
    };

    protected ProvisioningRow Write(ProvisioningChange change) => Store.WriteRowAsync(Key, Row?.Revision, change with { Tag = Tag }).Now()!;

    private sealed class Listener(List<EnsureProgress> progress) : IProgress<EnsureProgress>
    {
        public void Report(EnsureProgress value) => progress.Add(value);
    }
}
