using System.Net;

namespace ElementGen.Tests;

/// <summary>An instance of another origin has the name, and may be taken over.</summary>
public sealed class AdoptionByNameTests : EnsuringTest
{
    [Fact]
    public void Another_store_on_the_same_account_makes_an_instance_of_its_own()
    {
        var ours = Ensure();
        var another = new InMemoryInstanceStore(Time);

        var theirs = Ensure(store: another);
        var theirsByName = Ensure(Told(adopt: InstanceAdoption.ByName), store: new InMemoryInstanceStore(Time));

        Assert.Equal(3, new[] { ours.Id, theirs.Id, theirsByName.Id }.Distinct().Count());
    }

    [Fact]
    public void A_foreign_instance_that_has_the_name_is_taken_over_if_that_is_asked_for()
    {
        var foreign = Platform.Add(Name, "infobip", "by hand");
        Platform.Add(Name, "shopify");
        Platform.Add(Name + "-2");

        Assert.Equal(foreign.Id, Ensure(Told(adopt: InstanceAdoption.ByName)).Id);
        Assert.Equal(["by hand", Tag], foreign.Tags);
        Assert.Empty(Network.Sent);
        Assert.Equal(foreign.Id, Ensure().Id);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("tag")]
    [InlineData("look-up")]
    public void A_failure_while_a_foreign_instance_is_taken_over_is_waited_for(string what)
    {
        var foreign = Platform.Add(Name, "infobip", "by hand");
        var gateway = ScriptedNetwork.Refused(HttpStatusCode.BadGateway, isPlatforms: false);
        // By the tag, and then by the name; the instance, its tag, and the instance again.
        Fate[] lists = [ScriptedNetwork.Answered, gateway];
        Fate[] singles = what == "tag" ? [ScriptedNetwork.Answered, gateway] : [ScriptedNetwork.Answered, ScriptedNetwork.Answered, gateway];
        foreach (var fate in what == "search" ? lists : singles)
            (what == "search" ? Network.Lists : Network.Singles).Enqueue(fate);

        Assert.Equal(foreign.Id, Ensure(Told(adopt: InstanceAdoption.ByName)).Id);
        Assert.Empty(Network.Lists);
        Assert.Empty(Network.Singles);
        Assert.Equal(["by hand", Tag], foreign.Tags);
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public void A_foreign_instance_that_got_the_tag_without_an_answer_is_taken_over_although_no_search_finds_the_tag_yet()
    {
        var foreign = Platform.Add(Name, "infobip", "by hand");
        // By the tag, by the name; then by the tag again, which finds nothing yet.
        Network.Lists.Enqueue(ScriptedNetwork.Answered);
        Network.Lists.Enqueue(ScriptedNetwork.Answered);
        Network.Lists.Enqueue(static (_, _, _) => Task.FromResult(SimulatedPlatform.Json("[]")));
        Network.Singles.Enqueue(ScriptedNetwork.Answered);
        Network.Singles.Enqueue(ScriptedNetwork.LandsAndIsAnswered(HttpStatusCode.BadGateway));

        Assert.Equal(foreign.Id, Ensure(Told(adopt: InstanceAdoption.ByName)).Id);
        Assert.Empty(Network.Lists);
        Assert.Equal(["by hand", Tag], foreign.Tags);
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public void Several_foreign_instances_that_have_the_name_are_an_error_that_lists_them()
    {
        Platform.Add(Name);
        Platform.Add(Name);

        var exception = Assert.Throws<InstanceNotEnsuredException>(() => Ensure(Told(adopt: InstanceAdoption.ByName)));

        Assert.Equal(EnsureProblem.OtherInstances, exception.Problem);
        Assert.Equal(["101", "102"], exception.InstanceIds);
        Assert.Contains("101, 102", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public void An_instance_that_another_store_has_by_now_is_not_taken_over_by_its_name()
    {
        var foreign = Platform.Add(Name);
        var theirs = InstanceTag.Of("another scope", Key);
        Network.Lists.Enqueue(ScriptedNetwork.Answered);
        Network.Lists.Enqueue((land, _, _) =>
        {
            var answer = land();
            foreign.Tags = [theirs];
            return Task.FromResult(answer);
        });

        Assert.NotEqual(foreign.Id, Ensure(Told(adopt: InstanceAdoption.ByName)).Id);
        Assert.Equal([theirs], foreign.Tags);
    }

    [Theory]
    [InlineData("shopify", Name)]
    [InlineData("infobip", "renamed")]
    public void An_instance_that_is_another_by_now_is_not_taken_over_by_its_name(string elementKey, string name)
    {
        var foreign = Platform.Add(Name);
        Network.Lists.Enqueue(ScriptedNetwork.Answered);
        Network.Lists.Enqueue((land, _, _) =>
        {
            var answer = land();
            (foreign.ElementKey, foreign.Name) = (elementKey, name);
            return Task.FromResult(answer);
        });

        Assert.NotEqual(foreign.Id, Ensure(Told(adopt: InstanceAdoption.ByName)).Id);
        Assert.Empty(foreign.Tags);
    }

    [Fact]
    public void Of_two_stores_that_take_one_instance_over_at_once_the_last_one_has_it()
    {
        var foreign = Platform.Add(Name);
        Network.Singles.Enqueue(ScriptedNetwork.Answered);
        Network.Singles.Enqueue((land, _, _) =>
        {
            var answer = land();
            foreign.Tags = [InstanceTag.Of("another scope", Key)];
            return Task.FromResult(answer);
        });

        var exception = Assert.Throws<InstanceNotEnsuredException>(() => Ensure(Told(adopt: InstanceAdoption.ByName)));

        Assert.Equal(EnsureProblem.OtherInstances, exception.Problem);
        Assert.NotEqual(ProvisioningState.Retained, Row!.State);
        Assert.NotEqual(foreign.Id, Ensure(Told(adopt: InstanceAdoption.ByName)).Id);
    }

    [Fact]
    public void A_tag_that_only_a_gateway_confirms_is_not_counted_on()
    {
        var foreign = Platform.Add(Name);
        // The tag is sent again and again, after the instance was looked up.
        for (var i = 0; i < 6; i++)
        {
            Network.Singles.Enqueue(ScriptedNetwork.Answered);
            Network.Singles.Enqueue(static (_, _, _) => Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>Welcome</html>") }));
        }

        Assert.Throws<ElementsApiException>(() => Ensure(Told(adopt: InstanceAdoption.ByName)));
        Assert.NotEqual(ProvisioningState.Retained, Row!.State);

        Assert.Equal(foreign.Id, Ensure(Told(adopt: InstanceAdoption.ByName)).Id);
        Assert.Contains(Tag, foreign.Tags);
    }

    [Fact]
    public void An_instance_that_only_the_list_still_shows_is_not_looked_for_again_and_again()
    {
        for (var i = 0; i < 20; i++)
        {
            Network.Lists.Enqueue(ScriptedNetwork.Answered);
            Network.Lists.Enqueue((land, _, _) =>
            {
                var ghost = Platform.Add(Name);
                var answer = land();
                Platform.Instances.Remove(ghost.Id);
                return Task.FromResult(answer);
            });
        }

        Ensure(Told(adopt: InstanceAdoption.ByName));

        Assert.Equal(2, Network.Requests.Count(static request => request == "GET instances"));
    }
}
