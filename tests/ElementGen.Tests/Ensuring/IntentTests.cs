using System.Net;

namespace ElementGen.Tests;

/// <summary>A single creation with a store that keeps what is on its way.</summary>
public sealed class IntentTests : EnsuringTest
{
    [Fact]
    public void A_single_creation_is_one_request_with_the_stores_tag()
    {
        var made = Provision();

        Assert.Equal(["POST instances"], Network.Requests);
        Assert.Equal([Tag], Platform.Instances[made.Id].Tags);
        Assert.Equal((ProvisioningState.Retained, $"{made.Id}", 1), (Row!.State, Row.InstanceId, Row.Attempt));
        Assert.Equal(made.Id, Ensure().Id);
    }

    [Fact]
    public void The_orphan_of_a_single_creation_is_found_by_the_sweep()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Reset);

        Assert.True(Assert.Throws<ElementsApiException>(() => Provision()).InstanceMayExist);
        Assert.Equal((ProvisioningState.Sent, null), (Row!.State, Row.Owner));

        Assert.Equal(SweepFinding.Adopted, Assert.Single(Sweep().Findings).Finding);
        Assert.Equal((ProvisioningState.Retained, "101"), (Row!.State, Row.InstanceId));
    }

    [Fact]
    public void The_orphan_of_a_single_creation_is_found_by_a_call_that_ensures_it()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Reset);
        Assert.Throws<ElementsApiException>(() => Provision());

        Assert.Equal(101, Ensure().Id);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void A_single_creation_that_is_refused_leaves_nothing_unsettled()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadRequest));

        Assert.Throws<ElementsApiException>(() => Provision());

        Assert.Equal((ProvisioningState.Failed, null), (Row!.State, Row.Owner));
    }

    [Fact]
    public async Task A_second_creation_of_a_name_makes_a_second_instance_and_the_first_is_history()
    {
        var (first, second) = (Provision(), Provision());

        Assert.Equal([first.Id, second.Id], Platform.Instances.Keys);
        Assert.Equal($"{second.Id}", Row!.InstanceId);
        Assert.Equal([first.Id, second.Id], (await Store.ListAsync().ToListAsync()).Select(static instance => instance.Id).Order());
        Assert.Empty(Sweep().Findings);
        Assert.Equal([first.Id, second.Id], Platform.Instances.Keys);
    }

    [Fact]
    public void A_second_creation_that_is_refused_leaves_the_first_instance_as_it_is()
    {
        var first = Provision();
        Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadRequest));

        Assert.Throws<ElementsApiException>(() => Provision());

        Assert.Equal($"{first.Id}", Row!.InstanceId);
        Assert.Equal(first.Id, Ensure().Id);
    }

    [Fact]
    public void A_single_creation_after_a_deletion_makes_a_new_instance()
    {
        Run(() => Client().DeleteInstanceAsync(Provision().Id));

        var made = Provision();

        Assert.Equal((ProvisioningState.Retained, $"{made.Id}", 2), (Row!.State, Row.InstanceId, Row.Attempt));
    }

    [Fact]
    public void A_single_creation_that_was_cancelled_before_it_was_sent_says_so()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        var exception = Assert.Throws<ProvisioningCanceledException>(
            () => Run(() => Client().ProvisionInstanceAsync(Name, Seed.Configuration, null, cancellation.Token)));

        Assert.False(exception.InstanceMayExist);
        Assert.Empty(Network.Sent);
    }

    private ProvisionedInstance Provision() => Run(() => Client().ProvisionInstanceAsync(Name, Seed.Configuration));
}
