namespace ElementGen.Tests;

/// <summary>Two organizations of one platform share a store, and none of their clients names its account.</summary>
public sealed class OtherOrganizationTests : EnsuringTest
{
    private static readonly InstanceKey Shared = new("platform.example", "infobip", Name);

    private ProvisioningRow? SharedRow => Store.ReadRowAsync(Shared).Now();

    [Theory]
    [InlineData(ProvisioningState.Intended)]
    [InlineData(ProvisioningState.Sent)]
    [InlineData(ProvisioningState.Failed)]
    [InlineData(ProvisioningState.Retained)]
    [InlineData(ProvisioningState.Missing)]
    [InlineData(ProvisioningState.Deleting)]
    [InlineData(ProvisioningState.Deleted)]
    public void What_another_organization_works_on_is_left_as_it_is(ProvisioningState state)
    {
        Leave(state);
        var (revision, requests) = (SharedRow!.Revision, Network.Requests.Count);

        Assert.Throws<OtherOrganizationException>(() => Ensure("another-organization"));
        Assert.Empty(Run(() => Client(organization: "another-organization", hasAccount: false).SweepAsync()).Findings);

        Assert.Equal(revision, SharedRow.Revision);
        Assert.Equal(requests, Network.Requests.Count);
    }

    [Fact]
    public void What_the_same_organization_left_is_gone_on_with()
    {
        Leave(ProvisioningState.Sent);
        Assert.Equal(1, SharedRow!.Attempt);

        Assert.Single(Platform.Instances);
        Assert.False(Ensure("organization").ConfigurationDiffers);
        Assert.Single(Platform.Instances);
    }

    private void Leave(ProvisioningState state)
    {
        if (state is ProvisioningState.Deleted)
        {
            var deleted = Ensure("organization");
            Run(() => Client(organization: "organization", hasAccount: false).DeleteInstanceAsync(deleted.Id));
            return;
        }

        var isMade = state is ProvisioningState.Retained or ProvisioningState.Missing or ProvisioningState.Deleting;
        if (state is ProvisioningState.Sent)
            Network.Creations.Enqueue(ScriptedNetwork.AnswerLost);
        else if (!isMade)
            Network.Creations.Enqueue(ScriptedNetwork.Refused(System.Net.HttpStatusCode.BadRequest));

        using var cancellation = new CancellationTokenSource();
        if (state is ProvisioningState.Sent)
            Time.At(TimeSpan.FromSeconds(10), cancellation.Cancel);

        var exception = Record.Exception(() => Ensure("organization", cancellation.Token));
        Assert.Equal(isMade, exception is null);
        var row = SharedRow!;
        Store.WriteRowAsync(Shared, row.Revision, new ProvisioningChange
        {
            State = state,
            Attempt = row.Attempt,
            Tag = row.Tag,
            ConfigurationHash = row.ConfigurationHash,
            Instance = row.Instance,
        }).Now();
    }

    private ProvisionedInstance Ensure(string organization, CancellationToken cancellationToken = default) => Run(
        () => Client(organization: organization, hasAccount: false)
            .EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told(), cancellationToken));
}
