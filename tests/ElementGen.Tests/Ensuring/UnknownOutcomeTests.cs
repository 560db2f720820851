using System.Net;

namespace ElementGen.Tests;

/// <summary>A creation was sent, and nobody knows what became of it.</summary>
public sealed class UnknownOutcomeTests : EnsuringTest
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Landed => ["answer lost", "reset", "truncated", "not JSON", "500", "502", "503", "504", "302", "408", "404"];

    [Theory]
    [MemberData(nameof(Landed))]
    public void An_instance_whose_answer_is_lost_is_found_by_its_tag(string what)
    {
        Network.Creations.Enqueue(what switch
        {
            "answer lost" => ScriptedNetwork.AnswerLost,
            "reset" => ScriptedNetwork.Reset,
            "truncated" => ScriptedNetwork.Truncated,
            "not JSON" => ScriptedNetwork.NotJson,
            _ => ScriptedNetwork.LandsAndIsAnswered((HttpStatusCode)int.Parse(what, null)),
        });

        var instance = Ensure();

        var made = Assert.Single(Platform.Instances.Values);
        Assert.Equal(made.Id, instance.Id);
        Assert.Equal(made.Token, instance.Token.Reveal());
        Assert.Equal(made.Token, Row!.Instance!.Token.Reveal());
        Assert.Single(Network.Sent);
        Assert.InRange(Waited, TimeSpan.Zero, TimeSpan.FromSeconds(31));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(502, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(406, false)]
    [InlineData(415, false)]
    [InlineData(422, false)]
    [InlineData(302, false)]
    [InlineData(408, true)]
    public void What_did_not_land_is_sent_again_only_when_it_has_settled(int status, bool isPlatforms)
    {
        Network.Creations.Enqueue(ScriptedNetwork.Refused((HttpStatusCode)status, isPlatforms));

        var instance = Ensure();

        Assert.Equal(instance.Id, Assert.Single(Platform.Instances.Keys));
        Assert.Equal(2, Network.Sent.Count);
        Assert.InRange(Network.Sent[1] - Network.Sent[0], SettleTime, SettleTime + TimeSpan.FromSeconds(10));
        Assert.Equal(2, Row!.Attempt);
    }

    [Fact]
    public void A_platform_that_never_answers_clearly_is_given_up_and_nothing_stays_unsettled()
    {
        for (var i = 0; i < 3; i++)
            Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadGateway, isPlatforms: false));

        var exception = Assert.Throws<ElementsApiException>(() => Ensure());

        Assert.False(exception.InstanceMayExist);
        Assert.StartsWith("3 creations for 'acme-sms' of 'infobip' in account 'acme' had an unknown outcome", exception.Message, StringComparison.Ordinal);
        Assert.Equal((ProvisioningState.Intended, 4, null), (Row!.State, Row.Attempt, Row.Owner));
        Assert.Equal(3, Network.Sent.Count);

        Ensure();
        Assert.InRange(Waited, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_search_by_name_that_fails_once_is_repeated()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadGateway, isPlatforms: false));
        // By the tag before the creation, by the tag and by the name after it.
        Network.Lists.Enqueue(ScriptedNetwork.Answered);
        Network.Lists.Enqueue(ScriptedNetwork.Answered);
        Network.Lists.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadGateway, isPlatforms: false));

        var instance = Ensure(new EnsureOptions { SettleTime = TimeSpan.Zero });

        Assert.Empty(Network.Lists);
        Assert.Equal(instance.Id, Assert.Single(Platform.Instances.Keys));
        Assert.Equal(2, Network.Sent.Count);
    }

    [Fact]
    public void A_creation_that_lands_late_is_waited_for()
    {
        Network.Creations.Enqueue(ScriptedNetwork.LandsAfter(TimeSpan.FromSeconds(100)));

        var instance = Ensure();

        Assert.Equal(instance.Id, Assert.Single(Platform.Instances.Keys));
        Assert.Single(Network.Sent);
        Assert.InRange(Waited, TimeSpan.FromSeconds(100), SettleTime);
    }

    [Fact]
    public void A_search_that_lags_behind_is_waited_for()
    {
        Platform.SearchLag = TimeSpan.FromSeconds(50);
        Network.Creations.Enqueue(ScriptedNetwork.Reset);

        var instance = Ensure();

        Assert.Equal(instance.Id, Assert.Single(Platform.Instances.Keys));
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void A_longer_timeout_makes_the_settle_time_longer()
    {
        Network.Creations.Enqueue(ScriptedNetwork.RequestLost);

        Run(() => Client(timeout: TimeSpan.FromSeconds(100)).EnsureProvisionedInstanceAsync(Name, Seed.Configuration));

        Assert.InRange(Network.Sent[1] - Network.Sent[0], TimeSpan.FromSeconds(190), TimeSpan.FromSeconds(200));
    }

    [Fact]
    public void A_list_that_is_not_whole_is_no_proof_that_there_is_none()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Reset);
        for (var i = 0; i < 40; i++)
        {
            Network.Lists.Enqueue(i == 0 ? ScriptedNetwork.Answered : static (_, _, _) =>
            {
                var response = SimulatedPlatform.Json("[]");
                response.Headers.TryAddWithoutValidation("elements-total-count", "1");
                return Task.FromResult(response);
            });
        }

        // In the end it gives up, and still nothing more is sent.
        Assert.Throws<ElementsApiException>(() => Ensure());
        Assert.Single(Network.Sent);
        Assert.Equal(ProvisioningState.Sent, Row!.State);

        Network.Lists.Clear();
        Assert.Equal(Assert.Single(Platform.Instances.Keys), Ensure().Id);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void After_a_crash_behind_the_request_the_next_call_takes_the_instance_over()
    {
        Write(new() { State = ProvisioningState.Sent, Attempt = 1, Owner = "crashed", Lease = TimeSpan.FromSeconds(15), SettleTime = SettleTime });
        var made = Platform.Add(Name, "infobip", Tag);

        var instance = Ensure();

        Assert.Equal(made.Id, instance.Id);
        Assert.Empty(Network.Sent);
        Assert.InRange(Waited, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(20));
        Assert.Contains(Progress, static progress => progress.Step is EnsureStep.WaitingForAnotherCall);
    }

    [Fact]
    public void After_a_crash_before_the_request_the_next_call_sends_it_at_once()
    {
        Write(new() { State = ProvisioningState.Intended, Attempt = 1, Owner = "crashed", Lease = TimeSpan.FromSeconds(15) });

        Ensure();

        Assert.Single(Network.Sent);
        Assert.InRange(Waited, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(20));
        Assert.Equal(2, Row!.Attempt);
    }

    [Fact]
    public void An_instance_that_lost_its_tag_is_not_taken_over_and_no_second_one_is_made()
    {
        Network.Creations.Enqueue((land, _, _) =>
        {
            land();
            Platform.Instances.Values.Single().Tags = ["set by hand"];
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "Connection reset by peer");
        });

        var exception = Assert.Throws<InstanceNotEnsuredException>(() => Ensure());

        Assert.Equal(EnsureProblem.OtherInstances, exception.Problem);
        Assert.Equal(["101"], exception.InstanceIds);
        Assert.Single(Network.Sent);

        Assert.Equal(101, Ensure(Told(adopt: InstanceAdoption.ByName)).Id);
        Assert.Equal(["set by hand", Tag], Platform.Instances[101].Tags);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void Of_several_instances_with_the_tag_the_one_with_the_lowest_id_stays()
    {
        Write(new() { State = ProvisioningState.Sent, Attempt = 1, SettleTime = SettleTime });
        Platform.Add(Name, "infobip", Tag);
        Platform.Add(Name, "infobip", Tag);

        Assert.Equal(101, Ensure().Id);
        Assert.Equal([101], Platform.Instances.Keys);
        Assert.Contains(Progress, static progress => progress.Step is EnsureStep.DeletingDuplicate);
    }

    [Fact]
    public void The_wait_says_why_and_how_long()
    {
        Network.Creations.Enqueue(ScriptedNetwork.RequestLost);

        Ensure();

        var settling = Progress.First(static progress => progress.Step is EnsureStep.Settling);
        Assert.Equal(Key, settling.Key);
        Assert.InRange(settling.Wait!.Value, TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(90));
        Assert.Equal("A creation was sent, and nobody knows its outcome: its instance can still appear.", settling.Message);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(10.0)]
    [InlineData(60.0)]
    public void A_call_that_was_cancelled_is_completed_by_the_next_one(double seconds)
    {
        Network.Creations.Enqueue(ScriptedNetwork.LandsAfter(TimeSpan.FromSeconds(70)));
        using var cancellation = new CancellationTokenSource();
        Time.At(TimeSpan.FromSeconds(seconds), cancellation.Cancel);

        var exception = Assert.Throws<ProvisioningCanceledException>(
            () => Run(() => Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told(), cancellation.Token)));

        Assert.True(exception.InstanceMayExist);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal((ProvisioningState.Sent, null), (Row!.State, Row.Owner));
        Assert.Equal(Ensure().Id, Assert.Single(Platform.Instances.Keys));
        Assert.Single(Network.Sent);
    }
}
