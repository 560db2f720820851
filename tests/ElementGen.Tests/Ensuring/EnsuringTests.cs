using System.Text.Json.Nodes;

namespace ElementGen.Tests;

/// <summary>What a user does first, and what a call needs.</summary>
public sealed class EnsuringTests : EnsuringTest
{
    [Fact]
    public void An_instance_that_is_ensured_twice_is_made_once()
    {
        var (first, second) = (Ensure(), Ensure());

        Assert.Equal(first.Id, Assert.Single(Platform.Instances.Keys));
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Token, second.Token);
        Assert.False(second.ConfigurationDiffers);
        Assert.Equal(["GET instances", "POST instances", "GET 101"], Network.Requests);
    }

    [Fact]
    public async Task Through_a_class_it_is_made_once_too()
    {
        using var client = Client();
        var connections = new List<InstanceConnection>();
        for (var i = 0; i < 2; i++)
        {
            connections.Add(await InstanceConnection.EnsureProvisionedAsync(
                InfobipSms.Element, client, Name, Seed.Configuration, null, CancellationToken.None));
        }

        Assert.Equal(connections[0].Instance.Id, connections[1].Instance.Id);
        Assert.False(connections[1].ConfigurationDiffers);
        Assert.Single(Platform.Instances);
    }

    [Fact]
    public void The_request_carries_the_tags_of_the_caller_and_the_one_of_the_store()
    {
        Ensure(new EnsureOptions { Tags = ["tenant"] });

        var body = JsonNode.Parse(Assert.Single(Network.Bodies))!;
        Assert.Equal(["tenant", Tag], body["tags"]!.AsArray().Select(static tag => (string?)tag));
        Assert.Matches("^elementgen-[a-z2-7]{26}$", Tag);
    }

    [Fact]
    public void Another_scope_account_element_or_name_gives_another_tag()
    {
        string[] tags =
        [
            Tag,
            InstanceTag.Of("another", Key),
            InstanceTag.Of(Scope, Key with { Account = "another" }),
            InstanceTag.Of(Scope, Key with { ElementKey = "another" }),
            InstanceTag.Of(Scope, Key with { Name = "another" }),
            InstanceTag.Of(Scope, Key with { ElementKey = "infobipa", Name = "cme-sms" }),
        ];

        Assert.Equal(tags.Length, tags.Distinct().Count());
    }

    [Fact]
    public async Task Without_a_store_nothing_is_sent()
    {
        using var client = TestPlatform.NewOrganization().Client();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.EnsureProvisionedInstanceAsync(Name, Seed.Configuration));

        Assert.Equal(
            "The client has no store, and without one nobody knows what was made. Set ElementsClientOptions.Store; nothing was sent.",
            exception.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SweepAsync());
    }

    [Fact]
    public async Task With_a_store_that_keeps_instances_only_nothing_is_sent()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client(new StoreInMemory());

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.EnsureProvisionedInstanceAsync(Name, Seed.Configuration));

        Assert.Contains("StoreInMemory keeps instances, but not what is on its way: it is no IProvisioningStore.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(organization.Requests);
    }

    [Fact]
    public void Missing_entries_and_placeholders_are_named_before_anything_is_sent_or_written()
    {
#pragma warning disable ELG0201
        Assert.Throws<ElementConfigurationException>(() => Ensure(configuration: new InfobipSms.Configuration { Sender = "+1" }));
#pragma warning restore ELG0201
        Assert.Throws<ArgumentException>(() => Ensure(new EnsureOptions { Tags = [""] }));
        Assert.Null(Row);
        Assert.Empty(Network.Requests);
    }

    [Fact]
    public void Another_configuration_is_reported_and_changes_nothing()
    {
        var first = Ensure();

        var second = Ensure(configuration: Seed.Configuration with { Sender = "+18888888888" });

        Assert.True(second.ConfigurationDiffers);
        Assert.Equal(first.Id, second.Id);
        Assert.False(Ensure().ConfigurationDiffers);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void Whether_the_configuration_differs_is_not_said_if_the_organizations_secret_has_changed()
    {
        Ensure();

        var instance = Run(() => Client(organization: "new+secret=").EnsureProvisionedInstanceAsync(Name, Seed.Configuration));

        Assert.False(instance.ConfigurationDiffers);
    }

    [Fact]
    public async Task Two_callers_of_one_client_make_one_instance()
    {
        using var client = Client();

        var instances = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => Task.Run(() => client.EnsureProvisionedInstanceAsync(Name, Seed.Configuration))));

        Assert.Single(instances.Select(static instance => instance.Id).Distinct());
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void Two_processes_make_one_instance()
    {
        Network.Creations.Enqueue(async (land, time, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(8), time, CancellationToken.None);
            return land();
        });

        var instances = Run(() => Task.WhenAll(Enumerable.Range(0, 3).Select(
            _ => Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told()))));

        Assert.Single(instances.Select(static instance => instance.Id).Distinct());
        Assert.Single(Network.Sent);
        Assert.InRange(Waited, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public void An_instance_that_needs_a_person_is_retained_and_not_made_anew()
    {
        Network.Creations.Enqueue(static (land, _, _) =>
        {
            land();
            return Task.FromResult(SimulatedPlatform.Json(
                """{"id":101,"token":"token-of-101-is-long-enough=","element":{"key":"infobip"},"valid":false,"disabled":true}"""));
        });

        var instance = Ensure();

        Assert.Equal((false, true), (instance.Valid, instance.Disabled));
        Assert.Equal(101, Ensure().Id);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void An_instance_that_was_retained_before_is_found()
    {
        var before = Platform.Add(Name);
        Store.SaveAsync(Key, new ProvisionedInstance
        {
            Id = before.Id,
            Name = Name,
            Token = before.Token,
            Element = new ElementSummary { Key = "infobip" },
        }).Now();

        Assert.Equal(before.Id, Ensure().Id);
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public void What_is_on_its_way_holds_no_secret()
    {
        var written = new List<ProvisioningChange>();
        var store = new HookedStore(Store)
        {
            BeforeWrite = change =>
            {
                written.Add(change);
                return Task.CompletedTask;
            },
        };
        Network.Creations.Enqueue(ScriptedNetwork.RequestLost);

        Ensure(store: store);

        Assert.Contains(written, static change => change.State is ProvisioningState.Sent);
        foreach (var change in written)
        {
            var text = change.ToString();
            Assert.DoesNotContain("p+a/s=s", text, StringComparison.Ordinal);
            Assert.DoesNotContain("jane", text, StringComparison.Ordinal);
            Assert.DoesNotContain("token-of", text, StringComparison.Ordinal);
            Assert.Equal(change.State is ProvisioningState.Retained, change.Instance is not null);
        }

        Assert.DoesNotContain(Progress, static progress => progress.Message.Contains("p+a/s=s", StringComparison.Ordinal));
    }
}
