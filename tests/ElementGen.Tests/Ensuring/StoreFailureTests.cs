using System.Net;

namespace ElementGen.Tests;

/// <summary>The store fails while an instance is ensured.</summary>
public sealed class StoreFailureTests : EnsuringTest
{
    [Fact]
    public void A_store_that_is_always_too_slow_ends_the_call_and_nothing_is_sent()
    {
        var store = new HookedStore(Store);
        store.BeforeWrite = change =>
        {
            if (change.State is ProvisioningState.Sent)
                Time.Run(TimeSpan.FromSeconds(4));

            return Task.CompletedTask;
        };

        var exception = Assert.Throws<TimeoutException>(() => Ensure(store: store));

        Assert.Contains("HookedStore takes too long", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Network.Sent);
        Assert.Equal(ProvisioningState.Intended, Row!.State);
    }

    [Fact]
    public void If_the_intent_cannot_be_written_nothing_is_sent()
    {
        var store = new HookedStore(Store) { BeforeWrite = static _ => throw new IOException("No space left on device") };

        Assert.Throws<IOException>(() => Ensure(store: store));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public void A_save_that_fails_is_repeated()
    {
        var failures = 0;
        var store = Failing(() => ++failures <= 3);

        var instance = Ensure(store: store);

        Assert.Equal(instance.Token, Row!.Instance!.Token);
        Assert.Single(Network.Sent);
        Assert.Equal(3, Progress.Count(static progress => progress.Step is EnsureStep.Saving));
    }

    [Fact]
    public void A_refusal_that_the_store_fails_to_save_at_first_is_told_and_leaves_nothing_unsettled()
    {
        var failures = 0;
        Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadRequest));
        var store = new HookedStore(Store)
        {
            BeforeWrite = change => change.State is ProvisioningState.Failed && ++failures <= 3
                ? throw new IOException("The database is away.")
                : Task.CompletedTask,
        };

        Assert.Equal(HttpStatusCode.BadRequest, Assert.Throws<ElementsApiException>(() => Ensure(store: store)).Status);
        Assert.Equal(ProvisioningState.Failed, Row!.State);
        Assert.Equal(3, Progress.Count(static progress => progress.Step is EnsureStep.Saving));
    }

    [Fact]
    public void A_call_that_is_cancelled_before_its_request_leaves_does_not_wait_for_a_store_that_fails()
    {
        using var cancellation = new CancellationTokenSource();
        var store = new HookedStore(Store)
        {
            BeforeWrite = _ => cancellation.IsCancellationRequested ? throw new IOException("The database is away.") : Task.CompletedTask,
            AfterWrite = change => change.State is ProvisioningState.Sent ? cancellation.CancelAsync() : Task.CompletedTask,
        };

        Assert.Throws<ProvisioningCanceledException>(() => Run(
            () => Client(store).EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told(), cancellation.Token)));

        Assert.Equal(0, Waited.TotalSeconds);
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public void A_call_that_does_not_know_that_its_attempt_is_closed_does_not_close_that_of_another_call()
    {
        Network.Creations.Enqueue(ScriptedNetwork.NotSent(HttpRequestError.ConnectionError));
        Network.Creations.Enqueue(ScriptedNetwork.LandsAfter(TimeSpan.FromSeconds(10)));
        Task<ProvisionedInstance>? other = null;
        var store = new HookedStore(Store)
        {
            AfterWrite = change =>
            {
                if (change.State is not ProvisioningState.Intended || Network.Sent.Count == 0 || other is not null)
                    return Task.CompletedTask;

                // The store takes so long to answer that another call goes on meanwhile, and then it does not answer.
                Time.Run(TimeSpan.FromSeconds(20));
                other = Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration);
                Time.Run(TimeSpan.FromSeconds(1));
                Assert.Equal((ProvisioningState.Sent, 2), (Row!.State, Row.Attempt));
                throw new IOException("The connection to the database broke.");
            },
        };

        var instance = Ensure(store: store);

        Assert.Equal(instance.Id, Run(() => other!).Id);
        Assert.Equal(2, Network.Sent.Count);
        Assert.Equal([instance.Id], Platform.Instances.Keys);
    }

    [Fact]
    public void If_the_store_keeps_failing_the_exception_has_the_instance_and_the_next_call_finds_it()
    {
        var exception = Assert.Throws<InstanceNotRetainedException>(() => Ensure(store: Failing(static () => true)));

        Assert.Equal("token-of-101-is-long-enough=", exception.Instance.Token.Reveal());
        Assert.DoesNotContain("token-of", exception.Message, StringComparison.Ordinal);
        Assert.Equal(101, Ensure().Id);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void A_save_that_another_call_overtook_is_still_made()
    {
        var isFirst = true;
        var store = new HookedStore(Store)
        {
            BeforeWrite = change =>
            {
                if (change.State is ProvisioningState.Retained && isFirst)
                {
                    isFirst = false;
                    Write(new() { State = ProvisioningState.Sent, Attempt = 1, Owner = "another", Lease = TimeSpan.FromSeconds(15) });
                }

                return Task.CompletedTask;
            },
        };

        Assert.Equal(101, Ensure(store: store).Id);
        Assert.Equal((ProvisioningState.Retained, "101"), (Row!.State, Row.InstanceId));
    }

    [Fact]
    public void The_save_is_not_cancelled_by_the_caller()
    {
        using var cancellation = new CancellationTokenSource();
        Network.Creations.Enqueue((land, _, _) =>
        {
            var answer = land();
            cancellation.Cancel();
            return Task.FromResult(answer);
        });

        Record.Exception(() => Run(() => Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told(), cancellation.Token)));

        Assert.Equal((ProvisioningState.Retained, "101"), (Row!.State, Row.InstanceId));
    }

    [Fact]
    public void What_the_error_advises_for_an_instance_that_was_not_retained_works()
    {
        Platform.TellsTokens = false;
        var exception = Assert.Throws<InstanceNotRetainedException>(() => Ensure(store: Failing(static () => true)));

        Assert.Contains(
            "store.SaveAsync(new InstanceKey(client.Account, \"infobip\", \"acme-sms\"), instance)", exception.Message, StringComparison.Ordinal);
        Store.SaveAsync(new InstanceKey(Client().Account, "infobip", "acme-sms"), exception.Instance).Now();

        Assert.Equal(exception.Instance.Token, Ensure().Token);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void A_listener_that_throws_stops_nothing()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Reset);

        Assert.Equal(101, Ensure(new EnsureOptions { Progress = new Telling(static _ => throw new InvalidOperationException("No console")) }).Id);
    }

    [Fact]
    public void A_listener_that_takes_long_does_not_use_up_the_time_to_send()
    {
        var sent = new List<ProvisioningState?>();

        Ensure(new EnsureOptions
        {
            Progress = new Telling(progress =>
            {
                if (progress.Step is EnsureStep.Sending)
                    sent.Add(Row?.State);
            }),
        });

        Assert.Equal([ProvisioningState.Intended], sent);
    }

    private sealed class Telling(Action<EnsureProgress> tell) : IProgress<EnsureProgress>
    {
        public void Report(EnsureProgress value) => tell(value);
    }

    private HookedStore Failing(Func<bool> fails) => new(Store)
    {
        BeforeWrite = change => change.State is ProvisioningState.Retained && fails() ? throw new IOException("The database is away") : Task.CompletedTask,
    };
}
