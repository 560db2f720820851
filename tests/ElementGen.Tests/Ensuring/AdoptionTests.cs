using System.Net;

namespace ElementGen.Tests;

/// <summary>The platform has instances already, or has none any more.</summary>
public sealed class AdoptionTests : EnsuringTest
{
    [Fact]
    public void A_store_that_was_restored_finds_its_instance_by_the_tag()
    {
        var before = Ensure();
        Store = new InMemoryInstanceStore(Time, Scope);

        var after = Ensure();

        Assert.Equal(before.Id, after.Id);
        Assert.Equal(before.Token, after.Token);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void A_foreign_instance_that_has_the_name_is_left_alone()
    {
        var foreign = Platform.Add(Name, "infobip", "by hand");

        Assert.NotEqual(foreign.Id, Ensure().Id);
        Assert.Equal(["by hand"], foreign.Tags);
    }

    [Fact]
    public void An_instance_whose_token_is_history_is_not_deleted_to_make_another()
    {
        var first = Ensure();
        var backup = Platform.Instances[first.Id];
        Platform.Instances.Clear();
        Ensure(Told(recreate: true));
        Platform.Instances.Clear();
        Platform.Instances.Add(first.Id, backup);
        Platform.TellsTokens = false;

        var exception = Assert.Throws<InstanceNotEnsuredException>(() => Ensure(Told(recreate: true)));

        Assert.Equal(EnsureProblem.TokenNotTold, exception.Problem);
        Assert.Equal(first.Id, Assert.Single(Platform.Instances.Keys));
    }

    [Fact]
    public void An_instance_that_is_gone_from_the_platform_is_reported()
    {
        var gone = Ensure();
        Platform.Instances.Clear();

        var exception = Assert.Throws<InstanceNotEnsuredException>(() => Ensure());

        Assert.Equal(EnsureProblem.Missing, exception.Problem);
        Assert.Equal([$"{gone.Id}"], exception.InstanceIds);
        Assert.Equal(ProvisioningState.Missing, Row!.State);
        Assert.Equal(EnsureProblem.Missing, Assert.Throws<InstanceNotEnsuredException>(() => Ensure()).Problem);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public async Task An_instance_that_is_gone_is_made_again_if_that_is_asked_for_and_the_former_one_is_history()
    {
        var gone = Ensure();
        Platform.Instances.Clear();

        var made = Ensure(Told(recreate: true));

        Assert.Equal(made.Id, Assert.Single(Platform.Instances.Keys));
        Assert.Equal(2, Row!.Attempt);
        Assert.Equal([gone.Id, made.Id], (await Store.ListAsync().ToListAsync()).Select(static instance => instance.Id).Order());
        Assert.Equal(made.Id, Ensure().Id);
    }

    [Fact]
    public void A_missing_instance_that_is_back_is_found_again()
    {
        var made = Ensure();
        var instance = Platform.Instances[made.Id];
        Platform.Instances.Clear();
        Assert.Throws<InstanceNotEnsuredException>(() => Ensure());
        Platform.Instances[made.Id] = instance;

        Assert.Equal(made.Id, Ensure().Id);
        Assert.Equal(ProvisioningState.Retained, Row!.State);
    }

    [Theory]
    [InlineData("shopify", Name)]
    [InlineData("infobip", "another")]
    public void An_id_that_a_restored_platform_gave_to_another_instance_is_not_ours(string elementKey, string name)
    {
        var instance = Platform.Instances[Ensure().Id];
        (instance.ElementKey, instance.Name, instance.Tags, instance.Token) = (elementKey, name, [], "another-token-is-long-enough=");

        Assert.Equal(EnsureProblem.Missing, Assert.Throws<InstanceNotEnsuredException>(() => Ensure()).Problem);
        Assert.Single(Platform.Instances);
    }

    [Fact]
    public void An_instance_that_was_saved_by_hand_is_ours_although_another_store_made_it_and_no_token_is_shown()
    {
        var instance = Platform.Add(Name, "infobip", InstanceTag.Of("another scope", Key));
        Platform.TellsTokens = false;
        Store.SaveAsync(Key, Saved(instance)).Now();

        Assert.Equal(instance.Token, Ensure().Token.Reveal());
    }

    [Fact]
    public void An_instance_that_a_restored_platform_has_under_another_id_is_found_by_its_tag()
    {
        Ensure();
        Platform.Instances.Clear();
        var restored = Platform.Add(Name, "infobip", Tag);

        Assert.Equal(restored.Id, Ensure().Id);
        Assert.Equal($"{restored.Id}", Row!.InstanceId);
    }

    [Fact]
    public void A_retained_instance_that_lost_its_tag_or_was_renamed_is_still_ours()
    {
        var instance = Platform.Instances[Ensure().Id];
        instance.Tags = ["set by hand"];
        Assert.Equal(instance.Id, Ensure().Id);

        instance.Name = "renamed";
        Assert.Equal(instance.Id, Ensure().Id);
    }

    [Fact]
    public void While_the_platform_does_not_answer_the_retained_instance_is_returned()
    {
        var made = Ensure();
        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadGateway, isPlatforms: false));
        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.NotFound, isPlatforms: false));

        Assert.Equal(made.Id, Ensure().Id);
        Assert.Equal(made.Id, Ensure().Id);
        Assert.Equal(2, Progress.Count(static progress => progress.Step is EnsureStep.NotVerified));
    }

    [Fact]
    public void Without_verification_nothing_is_sent_for_a_retained_instance()
    {
        Ensure();
        Network.Requests.Clear();

        Ensure(new EnsureOptions { Verify = false });

        Assert.Empty(Network.Requests);
    }

    [Fact]
    public void A_token_that_came_with_an_error_is_kept_for_an_instance_that_does_not_tell_it()
    {
        Platform.TellsTokens = false;
        Network.Creations.Enqueue(static (land, _, _) =>
        {
            var answer = land();
            answer.StatusCode = HttpStatusCode.InternalServerError;
            return Task.FromResult(answer);
        });

        Assert.Equal("token-of-101-is-long-enough=", Ensure().Token.Reveal());
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void An_instance_that_does_not_tell_its_token_is_an_error_that_offers_a_new_one()
    {
        Platform.TellsTokens = false;
        Network.Creations.Enqueue(ScriptedNetwork.Reset);

        var exception = Assert.Throws<InstanceNotEnsuredException>(() => Ensure());

        Assert.Equal(EnsureProblem.TokenNotTold, exception.Problem);
        Assert.Equal(["101"], exception.InstanceIds);
        Assert.Contains("EnsureOptions.Recreate", exception.Message, StringComparison.Ordinal);
        Assert.NotEqual(ProvisioningState.Retained, Row!.State);

        var made = Ensure(Told(recreate: true));
        Assert.Equal(made.Id, Assert.Single(Platform.Instances.Keys));
        Assert.Equal("token-of-102-is-long-enough=", made.Token.Reveal());
    }

    [Fact]
    public void An_instance_whose_answer_is_on_its_way_is_not_deleted_because_it_does_not_tell_its_token()
    {
        Platform.TellsTokens = false;
        Network.Creations.Enqueue(static async (land, time, _) =>
        {
            var answer = land();
            await Task.Delay(TimeSpan.FromSeconds(25), time, CancellationToken.None);
            return answer;
        });
        ProvisionedInstance? first = null, second = null;

        Run(async () =>
        {
            var sending = Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration, new EnsureOptions { Lease = TimeSpan.FromSeconds(5) });
            second = await Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told(recreate: true));
            first = await sending;
        });

        Assert.Equal((101, 101), (first!.Id, second!.Id));
        Assert.Equal("token-of-101-is-long-enough=", second.Token.Reveal());
        Assert.Equal([101], Platform.Instances.Keys);
    }

    [Fact]
    public void An_instance_whose_id_an_answer_told_is_found_before_the_search_shows_it()
    {
        Platform.SearchLag = TimeSpan.FromMinutes(1);
        Network.Creations.Enqueue(static (land, _, _) =>
        {
            var answer = land();
            answer.StatusCode = HttpStatusCode.InternalServerError;
            return Task.FromResult(answer);
        });

        Assert.Equal(101, Ensure().Id);
        Assert.InRange(Waited, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void An_instance_without_a_date_can_be_the_one_that_a_lost_creation_made()
    {
        Network.Creations.Enqueue((land, _, _) =>
        {
            land();
            Platform.Instances.Values.Single().Tags = [];
            Platform.TellsDates = false;
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "Connection reset by peer");
        });

        Assert.Equal(["101"], Assert.Throws<InstanceNotEnsuredException>(() => Ensure()).InstanceIds);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void What_the_error_advises_for_a_token_that_is_not_told_works()
    {
        Platform.TellsTokens = false;
        Network.Creations.Enqueue(ScriptedNetwork.Reset);
        var exception = Assert.Throws<InstanceNotEnsuredException>(() => Ensure());

        Assert.Contains(
            "store.SaveAsync(new InstanceKey(client.Account, \"infobip\", \"acme-sms\"), instance)", exception.Message, StringComparison.Ordinal);
        Store.SaveAsync(new InstanceKey(Client().Account, "infobip", "acme-sms"), new ProvisionedInstance
        {
            Id = 101,
            Name = Name,
            Token = "token-of-101-is-long-enough=",
            Element = new ElementSummary { Key = "infobip" },
        }).Now();

        Assert.Equal("token-of-101-is-long-enough=", Ensure().Token.Reveal());
        Assert.Single(Network.Sent);
    }
}
