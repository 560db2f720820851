using System.Net;

namespace ElementGen.Tests;

/// <summary>The platform has too many requests while many instances are ensured.</summary>
public sealed class EnsuringManyRefusedTests : EnsuringManyTest
{
    private TimeSpan _tokensAt;
    private double _tokens;

    [Theory]
    [InlineData("20", 20)]
    [InlineData(null, 1)]
    public void When_one_call_is_refused_none_sends_anything_during_the_pause(string? retryAfter, int seconds)
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);
        var refusal = RefuseOnce(HttpMethod.Post, TimeSpan.FromMilliseconds(500), retryAfter);

        Assert.All(EnsureAll(Desired(40)), static one => Assert.Equal(EnsureOutcome.Made, one.Outcome));

        AssertPause(refusal(), TimeSpan.FromSeconds(seconds));
        AssertEachIsThereOnce(Names(40));
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData(null, 1)]
    public void When_one_call_is_refused_in_a_second_run_none_sends_anything_during_the_pause(string? retryAfter, int seconds)
    {
        EnsureAll(Desired(40));
        Network.Latency = TimeSpan.FromMilliseconds(100);
        var refusal = RefuseOnce(HttpMethod.Get, TimeSpan.FromMilliseconds(120), retryAfter);

        Assert.All(EnsureAll(Desired(40)), static one => Assert.Equal(EnsureOutcome.Found, one.Outcome));

        AssertPause(refusal(), TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void When_the_change_of_a_tag_is_refused_the_instance_is_taken_over_after_the_pause()
    {
        foreach (var name in Names(10))
            Platform.Add(name);

        Network.Latency = TimeSpan.FromMilliseconds(100);
        var refusal = RefuseOnce(HttpMethod.Patch, TimeSpan.Zero, "20");

        var ensured = EnsureAll(Desired(10), Counted(each: new EnsureOptions { Adopt = InstanceAdoption.ByName }));

        Assert.All(ensured, static one => Assert.Equal(EnsureOutcome.Adopted, one.Outcome));
        AssertPause(refusal(), TimeSpan.FromSeconds(20));
        AssertEachIsThereOnce(Names(10));
    }

    [Theory]
    [InlineData(1, 2, 10)]
    [InlineData(8, 2, 10)]
    [InlineData(30, 2, 10)]
    [InlineData(1, 1, 1)]
    [InlineData(8, 1, 1)]
    [InlineData(8, 1, 60)]
    [InlineData(30, 0.5, 10)]
    public void On_a_platform_with_a_limit_that_it_does_not_tell_all_instances_are_made(int maxParallel, double perSecond, double atOnce)
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);
        LimitTo(perSecond, atOnce);

        Assert.All(EnsureAll(Desired(100), Counted(maxParallel)), static one => Assert.Equal(EnsureOutcome.Made, one.Outcome));

        AssertEachIsThereOnce(Names(100));
        Assert.All(EnsureAll(Desired(100), Counted(maxParallel)), static one => Assert.Equal(EnsureOutcome.Found, one.Outcome));
    }

    [Fact]
    public void Creations_that_only_a_gateway_refuses_are_not_sent_again_and_again()
    {
        for (var i = 0; i < 10; i++)
            Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.TooManyRequests, isPlatforms: false));

        var ensured = Assert.Single(EnsureAll(Desired(1), Counted()));

        Assert.Equal(EnsureOutcome.Failed, ensured.Outcome);
        Assert.Contains("3 creations", ensured.Exception!.Message, StringComparison.Ordinal);
        Assert.Equal(3, Network.Sent.Count);
    }

    [Fact]
    public void A_platform_that_refuses_everything_is_given_up_although_instances_are_retained()
    {
        EnsureAll(Desired(30), Counted());
        Network.Refuse = static _ => ScriptedNetwork.TooMany(null);

        var ensured = EnsureAll(Desired(60), Counted());

        Assert.Equal(30, ensured.Count(static one => one.Outcome is EnsureOutcome.Failed));
        Assert.InRange(Waited, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_platform_that_refuses_for_longer_than_a_call_waits_gets_no_more_requests()
    {
        Network.Refuse = static _ => ScriptedNetwork.TooMany("3600");

        var ensured = EnsureAll(Desired(100));

        Assert.All(ensured, static one => Assert.Equal(HttpStatusCode.TooManyRequests, Assert.IsType<ElementsApiException>(one.Exception).Status));
        Assert.All(ensured, static one => Assert.NotNull(((ElementsApiException)one.Exception!).RetryAfter));
        Assert.InRange(Network.Requests.Count, 1, 8);
        Assert.InRange(Waited, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_platform_that_refuses_again_and_again_is_not_asked_for_ever()
    {
        Network.Refuse = static _ => ScriptedNetwork.TooMany(null);

        Assert.All(EnsureAll(Desired(1000)), static one => Assert.Equal(EnsureOutcome.Failed, one.Outcome));

        Assert.InRange(Network.Requests.Count, 1, 100);
        Assert.InRange(Waited, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20));
        Network.Refuse = static _ => null;
        Assert.All(EnsureAll(Desired(10)), static one => Assert.Equal(EnsureOutcome.Made, one.Outcome));
    }

    [Fact]
    public void What_the_store_has_is_found_although_the_platform_refuses()
    {
        EnsureAll(Desired(20));
        Network.Refuse = static _ => ScriptedNetwork.TooMany("3600");

        Assert.All(EnsureAll(Desired(20)), static one => Assert.Equal(EnsureOutcome.Found, one.Outcome));
    }

    [Fact]
    public void A_refusal_tells_the_listener_of_each_call_that_waits()
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);
        RefuseOnce(HttpMethod.Get, TimeSpan.Zero, "20");

        EnsureAll(Desired(4), Counted(each: Told()));

        Assert.Equal(
            Names(4),
            Progress.Where(static progress => progress.Step is EnsureStep.BackingOff).Select(static progress => progress.Key.Name).Distinct().Order());
    }

    [Fact]
    public void A_pause_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        Network.Refuse = static _ => ScriptedNetwork.TooMany("250");
        Time.At(TimeSpan.FromSeconds(5), cancellation.Cancel);

        Assert.ThrowsAny<OperationCanceledException>(() => ReadAll(Client().EnsureAllAsync(Desired(10), cancellationToken: cancellation.Token)));

        Assert.Equal(5, Waited.TotalSeconds);
    }

    /// <summary>Refuses the first request of a kind after a time.</summary>
    /// <returns>Gives when it did.</returns>
    private Func<TimeSpan> RefuseOnce(HttpMethod method, TimeSpan after, string? retryAfter)
    {
        var (start, refused) = (Time.Elapsed + after, TimeSpan.Zero);
        Network.Refuse = sent =>
        {
            if (sent != method || Time.Elapsed < start || refused > TimeSpan.Zero)
                return null;

            refused = Time.Elapsed;
            return ScriptedNetwork.TooMany(retryAfter);
        };
        return () => refused;
    }

    private void LimitTo(double perSecond, double atOnce)
    {
        (_tokensAt, _tokens) = (Time.Elapsed, atOnce);
        Network.Refuse = _ =>
        {
            _tokens = Math.Min(atOnce, _tokens + ((Time.Elapsed - _tokensAt).TotalSeconds * perSecond));
            _tokensAt = Time.Elapsed;
            if (_tokens < 1)
                return ScriptedNetwork.TooMany(null);

            _tokens--;
            return null;
        };
    }

    private void AssertPause(TimeSpan refused, TimeSpan length)
    {
        Assert.NotEqual(TimeSpan.Zero, refused);
        // The refusal arrives after half the latency.
        var known = refused + (Network.Latency / 2);
        Assert.DoesNotContain(Network.Times, sent => sent > known && sent < known + length);
        Assert.Contains(Network.Times, sent => sent >= known + length);
    }
}
