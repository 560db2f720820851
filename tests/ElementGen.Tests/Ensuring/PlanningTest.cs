namespace ElementGen.Tests;

/// <summary>Plans, and fails if a plan changes anything.</summary>
public abstract class PlanningTest : EnsuringManyTest
{
    private static readonly string[] Accounts = [Key.Account, "", "platform.example", "another"];

    protected PlannedInstance Plan(
        EnsureOptions? options = null, InfobipSms.Configuration? configuration = null, string organization = "organization+secret/=", bool hasAccount = true) =>
        Assert.Single(PlanAll([Desired(Name, options, configuration)], Client(organization: organization, hasAccount: hasAccount)));

    protected List<PlannedInstance> PlanAll(IEnumerable<DesiredInstance> desired, ElementsClient? client = null)
    {
        var (before, first) = (Everything(), Network.Requests.Count);

        var planned = ReadAll((client ?? Client()).PlanAsync(desired));

        Assert.Equal(before, Everything());
        Assert.All(Network.Requests.Skip(first), static request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        return planned;
    }

    /// <summary>All that the store and the platform have, as texts.</summary>
    private List<string> Everything() =>
    [
        .. Accounts.SelectMany(account => Store.ListRowsAsync(new ProvisioningQuery(account)).Now())
            .Select(static row => $"{row.Key} {row.Revision} {row.State} {row.Attempt} {row.Owner} {row.InstanceId}"),
        .. Store.ListAsync().ToListAsync().Now().Select(static instance => $"{instance.Id} {instance.Token.Reveal()}").Order(),
        .. Platform.Instances.Values.Select(static instance => $"{instance.Id} {instance.Name} {string.Join(',', instance.Tags)}"),
    ];
}
