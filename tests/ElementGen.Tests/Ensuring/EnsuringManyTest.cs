namespace ElementGen.Tests;

/// <summary>Many instances in a simulated time.</summary>
public abstract class EnsuringManyTest : EnsuringTest
{
    /// <summary>The counts that were told, in their order.</summary>
    protected List<EnsureAllProgress> Counts { get; } = [];

    protected static DesiredInstance Desired(string name, EnsureOptions? options = null, InfobipSms.Configuration? configuration = null) =>
        new(name, configuration ?? Seed.Configuration) { Options = options };

    protected static List<DesiredInstance> Desired(int count) => [.. Names(count).Select(static name => Desired(name))];

    protected static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(static number => $"tenant {number}");

    protected static InstanceKey KeyOf(string name) => Key with { Name = name };

    protected static string TagOf(string name) => InstanceTag.Of(Scope, KeyOf(name));

    protected List<EnsuredInstance> EnsureAll(
        IEnumerable<DesiredInstance> desired, EnsureAllOptions? options = null, IInstanceStore? store = null) =>
        ReadAll(Client(store).EnsureAllAsync(desired, options ?? Counted()));

    protected EnsuredInstance EnsureOne(EnsureOptions? options = null) => Assert.Single(EnsureAll([Desired(Name, options)]));

    protected List<T> ReadAll<T>(IAsyncEnumerable<T> results) => Run(async () =>
    {
        var read = new List<T>();
        await foreach (var result in results)
            read.Add(result);

        return read;
    });

    protected EnsureAllOptions Counted(int maxParallel = 8, EnsureOptions? each = null) =>
        new() { MaxParallel = maxParallel, Each = each, Progress = new Listener<EnsureAllProgress>(Counts.Add) };

    /// <summary>Fails if an instance is not there exactly once, or if what the store has of it is not that one.</summary>
    protected void AssertEachIsThereOnce(IEnumerable<string> names)
    {
        var expected = names.ToList();
        Assert.Equal(expected.Order(), Platform.Instances.Values.Select(static instance => instance.Name).Order());
        Assert.All(Platform.Instances.Values, instance =>
        {
            var row = Store.ReadRowAsync(KeyOf(instance.Name)).Now()!;
            Assert.Equal((ProvisioningState.Retained, $"{instance.Id}"), (row.State, row.InstanceId));
            Assert.Equal(instance.Token, row.Instance!.Token.Reveal());
        });
    }

    protected sealed class Listener<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
