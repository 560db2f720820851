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
        Assert.Equal(SweepFinding.OtherInstances, Assert.Single(Sweep().Findings).Finding);
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

    [Fact]
    public void An_instance_that_is_made_while_its_name_is_deleted_is_not_retained_and_the_exception_has_it()
    {
        Network.Creations.Enqueue((land, _, _) =>
        {
            Write(new() { State = ProvisioningState.Deleted, Attempt = 1 });
            return Task.FromResult(land());
        });

        var exception = Assert.Throws<InstanceNotRetainedException>(() => Provision());

        Assert.Equal(101, exception.Instance.Id);
        Assert.Contains("a client deleted the instance of that name meanwhile", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("token-of", exception.Message, StringComparison.Ordinal);
        Assert.Equal((ProvisioningState.Deleted, null), (Row!.State, Row.InstanceId));
    }

    [Fact]
    public async Task An_instance_that_another_call_has_retained_meanwhile_is_retained_once()
    {
        Network.Creations.Enqueue((land, _, _) =>
        {
            Write(new() { State = ProvisioningState.Retained, Attempt = 1, Instance = Instance(101) });
            return Task.FromResult(land());
        });

        Assert.Equal(101, Provision().Id);

        Assert.Single(await Store.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task An_instance_that_comes_after_another_one_was_retained_makes_that_history()
    {
        Network.Creations.Enqueue((land, _, _) =>
        {
            Store.SaveAsync(Key, Instance(Platform.Add(Name).Id), CancellationToken.None).Now();
            return Task.FromResult(land());
        });

        Assert.Equal(102, Provision().Id);

        Assert.Equal("102", Row!.InstanceId);
        Assert.Equal([101, 102], (await Store.ListAsync().ToListAsync()).Select(static instance => instance.Id).Order());
    }

    [Fact]
    public void An_instance_that_comes_after_another_call_took_its_attempt_over_is_retained()
    {
        Network.Creations.Enqueue((land, _, _) =>
        {
            Write(new() { State = ProvisioningState.Sent, Attempt = 1, Owner = "another", Lease = TimeSpan.FromSeconds(15) });
            return Task.FromResult(land());
        });

        Assert.Equal(101, Provision().Id);

        Assert.Equal((ProvisioningState.Retained, "101", 1), (Row!.State, Row.InstanceId, Row.Attempt));
    }

    [Fact]
    public void A_single_creation_that_was_paused_before_it_sends_counts_its_time_anew()
    {
        var pauses = 0;
        var store = new HookedStore(Store)
        {
            AfterWrite = async change =>
            {
                if (change.State is ProvisioningState.Sent && pauses++ == 0)
                    await Task.Delay(TimeSpan.FromMinutes(10), Time, CancellationToken.None);
            },
        };
        TimeSpan? settlesIn = null;
        Network.Creations.Enqueue((land, _, _) =>
        {
            settlesIn = Row!.SettlesIn;
            return Task.FromResult(land());
        });

        Run(() => Client(store).ProvisionInstanceAsync(Name, Seed.Configuration));

        Assert.Equal(TimeSpan.FromMinutes(2), settlesIn);
    }

    [Fact]
    public void A_single_creation_that_was_paused_while_it_had_no_connection_is_not_sent()
    {
        using var connections = new PausedConnections(Network, Time, TimeSpan.FromSeconds(31));

        var exception = Assert.Throws<ElementsApiException>(
            () => Run(() => Client(connections: connections).ProvisionInstanceAsync(Name, Seed.Configuration)));

        Assert.False(exception.InstanceMayExist);
        Assert.Empty(Network.Sent);
        Assert.Equal((ProvisioningState.Failed, null), (Row!.State, Row.Owner));
    }

    [Fact]
    public void A_single_creation_whose_store_is_always_slow_is_not_sent()
    {
        var store = new HookedStore(Store)
        {
            AfterWrite = _ => Task.Delay(TimeSpan.FromSeconds(4), Time, CancellationToken.None),
        };

        Assert.Throws<TimeoutException>(() => Run(() => Client(store).ProvisionInstanceAsync(Name, Seed.Configuration)));

        Assert.Empty(Network.Sent);
        Assert.Equal((ProvisioningState.Failed, null), (Row!.State, Row.Owner));
    }

    private static ProvisionedInstance Instance(long id) => new()
    {
        Id = id,
        Name = Name,
        Token = $"token-of-{id}-is-long-enough=",
        Element = new ElementSummary { Key = "infobip" },
    };

    private ProvisionedInstance Provision() => Run(() => Client().ProvisionInstanceAsync(Name, Seed.Configuration));
}
