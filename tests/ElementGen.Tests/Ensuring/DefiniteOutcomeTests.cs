using System.Net;

namespace ElementGen.Tests;

/// <summary>It is certain that a creation made nothing.</summary>
public sealed class DefiniteOutcomeTests : EnsuringTest
{
    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public void What_was_not_sent_is_tried_again_soon_as_the_same_attempt(HttpRequestError error)
    {
        Network.Creations.Enqueue(ScriptedNetwork.NotSent(error));

        Ensure();

        Assert.Equal(2, Network.Sent.Count);
        Assert.Equal(1, Row!.Attempt);
        Assert.InRange(Waited, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        Assert.Contains(Progress, static progress => progress.Step is EnsureStep.BackingOff);
    }

    [Fact]
    public void A_platform_that_is_away_is_given_up_and_nothing_stays_unsettled()
    {
        for (var i = 0; i < 6; i++)
            Network.Creations.Enqueue(ScriptedNetwork.NotSent(HttpRequestError.ConnectionError));

        Assert.False(Assert.Throws<ElementsApiException>(() => Ensure()).InstanceMayExist);
        Assert.Equal((ProvisioningState.Intended, null), (Row!.State, Row.Owner));

        Ensure();
        Assert.InRange(Waited, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(406)]
    [InlineData(415)]
    [InlineData(422)]
    public void What_the_platform_refuses_is_reported_and_leaves_nothing_unsettled(int status)
    {
        Network.Creations.Enqueue(ScriptedNetwork.Refused((HttpStatusCode)status));

        var exception = Assert.Throws<ElementsApiException>(() => Ensure());

        Assert.Equal((HttpStatusCode)status, exception.Status);
        Assert.Equal(ProvisioningState.Failed, Row!.State);

        Ensure();
        Assert.InRange(Waited, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(2, Row.Attempt);
    }

    [Fact]
    public void A_refusal_closes_the_attempt_also_if_another_call_took_the_row_over()
    {
        Network.Creations.Enqueue((_, _, _) =>
        {
            Write(new() { State = ProvisioningState.Sent, Attempt = 1, Owner = "another", Lease = TimeSpan.FromSeconds(15) });
            return Task.FromResult(SimulatedPlatform.Error(HttpStatusCode.BadRequest, "No"));
        });

        Assert.Throws<ElementsApiException>(() => Ensure());

        Assert.Equal(ProvisioningState.Failed, Row!.State);
    }

    [Fact]
    public void A_conflict_with_an_instance_of_this_store_takes_that_over()
    {
        Network.Creations.Enqueue((_, _, _) =>
        {
            Platform.Add(Name, "infobip", Tag);
            return Task.FromResult(SimulatedPlatform.Error(HttpStatusCode.Conflict, "Exists"));
        });

        Assert.Equal(101, Ensure().Id);
        Assert.Equal(ProvisioningState.Retained, Row!.State);
    }

    [Fact]
    public void A_conflict_with_something_else_is_reported()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.Conflict));

        Assert.Equal(HttpStatusCode.Conflict, Assert.Throws<ElementsApiException>(() => Ensure()).Status);
        Assert.Equal(ProvisioningState.Failed, Row!.State);
    }

    [Fact]
    public void Too_many_requests_are_waited_for_as_the_platform_asks()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.TooManyRequests, retryAfter: "40"));

        Ensure();

        Assert.Equal(TimeSpan.FromSeconds(40), Network.Sent[1] - Network.Sent[0]);
        Assert.Equal(1, Row!.Attempt);
        Assert.Equal(["GET instances", "POST instances", "GET instances", "POST instances"], Network.Requests);
    }

    [Fact]
    public void A_wait_that_is_too_long_is_the_callers()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.TooManyRequests, retryAfter: "3600"));

        Assert.Equal(TimeSpan.FromHours(1), Assert.Throws<ElementsApiException>(() => Ensure()).RetryAfter);
        Assert.Equal((ProvisioningState.Intended, null), (Row!.State, Row.Owner));
    }

    [Fact]
    public void A_call_that_was_paused_before_it_sends_does_not_send()
    {
        var isFirst = true;
        var store = new HookedStore(Store)
        {
            AfterWrite = async change =>
            {
                if (change.State is not ProvisioningState.Sent || !isFirst)
                    return;

                isFirst = false;
                await Task.Delay(TimeSpan.FromSeconds(4), Time, CancellationToken.None);
                Assert.Empty(Network.Sent);
            },
        };

        Ensure(store: store);

        Assert.Single(Network.Sent);
        Assert.Equal(["GET instances", "GET instances", "POST instances"], Network.Requests);
    }

    [Fact]
    public void A_call_that_was_paused_while_it_had_no_connection_does_not_send()
    {
        using var connections = new PausedConnections(Network, Time, TimeSpan.FromSeconds(31));

        var instance = Run(() => Client(connections: connections).EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told()));

        Assert.NotNull(instance);
        Assert.Equal(["GET instances", "GET instances", "POST instances"], Network.Requests);
        Assert.Equal(1, Row!.Attempt);
        Assert.Contains(Progress, static said => said.Message.Contains("was not sent: the process was paused", StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_wait_for_a_connection_is_no_pause()
    {
        using var connections = new PausedConnections(Network, Time, TimeSpan.FromSeconds(29));

        Run(() => Client(connections: connections).EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told()));

        Assert.Equal(["GET instances", "POST instances"], Network.Requests);
    }

    [Fact]
    public void A_call_that_another_one_overtook_does_not_send()
    {
        var isFirst = true;
        var store = new HookedStore(Store)
        {
            BeforeWrite = change =>
            {
                if (change.State is ProvisioningState.Sent && isFirst)
                {
                    isFirst = false;
                    Write(new() { State = ProvisioningState.Intended, Attempt = 1, Owner = "another", Lease = TimeSpan.FromSeconds(5) });
                }

                return Task.CompletedTask;
            },
        };

        Ensure(store: store);

        Assert.Single(Network.Sent);
        Assert.InRange(Waited, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8));
    }
}
