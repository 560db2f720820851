namespace ElementGen.Tests;

/// <summary>The store fails while an instance is ensured.</summary>
public sealed class StoreFailureTests : EnsuringTest
{
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

    private HookedStore Failing(Func<bool> fails) => new(Store)
    {
        BeforeWrite = change => change.State is ProvisioningState.Retained && fails() ? throw new IOException("The database is away") : Task.CompletedTask,
    };
}
