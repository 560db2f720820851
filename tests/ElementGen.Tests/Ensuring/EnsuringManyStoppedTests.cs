namespace ElementGen.Tests;

/// <summary>Ensuring many instances ends early: the reader stops, the caller cancels, the input fails, the store fails.</summary>
public sealed class EnsuringManyStoppedTests : EnsuringManyTest
{
    public static TheoryData<int> Moments => [.. Enumerable.Range(0, 45).Select(static number => number * 20)];

    [Fact]
    public void When_the_input_fails_the_results_of_what_is_under_way_come_before_its_exception()
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);
        var read = new List<EnsuredInstance>();

        var exception = Assert.Throws<IOException>(() => Run(async () =>
        {
            await foreach (var one in Client().EnsureAllAsync(Failing(), Counted(maxParallel: 4)))
                read.Add(one);
        }));

        Assert.Equal("No more tenants", exception.Message);
        Assert.Equal(Names(6).Order(), read.Select(static one => one.Key.Name).Order());
        Assert.All(read, static one => Assert.Equal(EnsureOutcome.Made, one.Outcome));
        AssertEachIsThereOnce(Names(6));

        static IEnumerable<DesiredInstance> Failing() => Desired(6).Concat(
            Enumerable.Range(0, 1).Select<int, DesiredInstance>(static _ => throw new IOException("No more tenants")));
    }

    [Fact]
    public void While_the_input_is_slow_results_are_given()
    {
        var read = new List<(string Name, TimeSpan At)>();

        Run(async () =>
        {
            await foreach (var one in Client().EnsureAllAsync(Slow(), Counted()))
                read.Add((one.Key.Name, Waited(one)));
        });

        Assert.Equal([0, 60, 120], read.Select(static one => (int)one.At.TotalSeconds));

        TimeSpan Waited(EnsuredInstance _) => Time.Elapsed - TimeSpan.FromDays(1);

        async IAsyncEnumerable<DesiredInstance> Slow()
        {
            foreach (var desired in Desired(3))
            {
                yield return desired;
                await Task.Delay(TimeSpan.FromMinutes(1), Time, CancellationToken.None);
            }
        }
    }

    [Fact]
    public void When_the_reader_stops_what_is_under_way_is_cancelled_and_has_ended_when_its_loop_has()
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);
        var requests = 0;

        Run(async () =>
        {
            await foreach (var one in Client().EnsureAllAsync(Desired(30), Counted(maxParallel: 5)))
            {
                Assert.InRange(Network.UnderWay, 1, 5);
                break;
            }

            Assert.Equal(0, Network.UnderWay);
            requests = Network.Requests.Count;
        });

        Time.Run(TimeSpan.FromHours(1));
        Assert.Equal(requests, Network.Requests.Count);
        AssertASecondRunCompletes(30);
    }

    [Fact]
    public void When_the_reader_fails_its_exception_is_thrown()
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);

        Assert.Throws<InvalidDataException>(() => Run(async () =>
        {
            await foreach (var one in Client().EnsureAllAsync(Desired(30), Counted()))
                throw new InvalidDataException("The reader");
        }));

        Assert.Equal(0, Network.UnderWay);
        AssertASecondRunCompletes(30);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_run_that_is_cancelled_at_any_moment_is_completed_by_the_next(int milliseconds)
    {
        Network.Latency = TimeSpan.FromMilliseconds(60);
        using var cancellation = new CancellationTokenSource();
        Time.At(TimeSpan.FromMilliseconds(milliseconds), cancellation.Cancel);
        var read = new List<EnsuredInstance>();

        var exception = Record.Exception(() => Run(async () =>
        {
            await foreach (var one in Client().EnsureAllAsync(Desired(12), Counted(maxParallel: 3), cancellation.Token))
                read.Add(one);
        }));

        Assert.True(exception is OperationCanceledException || read.Count == 12, $"{exception}");
        Assert.All(read, static one => Assert.Equal(EnsureOutcome.Made, one.Outcome));
        Assert.Equal(read.Count, Counts.Count);
        Assert.Equal(0, Network.UnderWay);
        AssertASecondRunCompletes(12);
    }

    [Fact]
    public void A_run_that_is_cancelled_before_it_is_read_sends_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => ReadAll(Client().EnsureAllAsync(Desired(3), cancellationToken: cancellation.Token)));
        Assert.Empty(Network.Requests);
    }

    [Fact]
    public void A_token_that_is_given_to_the_loop_cancels_too()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Run(async () =>
        {
            await foreach (var one in Client().EnsureAllAsync(Desired(3)).WithCancellation(cancellation.Token))
                Assert.Fail("It was read.");
        }));
        Assert.Empty(Network.Requests);
    }

    [Fact]
    public void A_client_that_is_disposed_of_meanwhile_begins_no_more()
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);
        var client = Client();
        var read = new List<EnsuredInstance>();

        Run(async () =>
        {
            await foreach (var one in client.EnsureAllAsync(Desired(20), Counted(maxParallel: 2)))
            {
                read.Add(one);
                client.Dispose();
            }
        });

        Assert.Equal(20, read.Count);
        Assert.Equal(["tenant 1", "tenant 2"], read.Where(static one => one.Outcome is EnsureOutcome.Made).Select(static one => one.Key.Name));
        Assert.Equal(18, read.Count(static one => one.Exception is ObjectDisposedException));
        Assert.Equal(2, Network.Sent.Count);
    }

    [Fact]
    public void An_instance_that_the_store_could_not_save_is_in_its_result()
    {
        var ensured = EnsureAll(Desired(3), store: Failing("tenant 2"));

        var failed = Assert.Single(ensured, static one => one.Outcome is EnsureOutcome.Failed);
        var exception = Assert.IsType<InstanceNotRetainedException>(failed.Exception);
        Assert.Equal(Platform.Instances[exception.Instance.Id].Token, exception.Instance.Token.Reveal());
        Assert.Equal("tenant 2", failed.Key.Name);
        Assert.DoesNotContain("token-of", failed.ToString(), StringComparison.Ordinal);
        AssertASecondRunCompletes(3);
    }

    [Fact]
    public void When_the_reader_has_stopped_an_instance_that_the_store_could_not_save_is_thrown()
    {
        var exception = Assert.Throws<InstanceNotRetainedException>(() => ReadFirst(Desired(3), Failing("tenant 2")));

        Assert.Equal("tenant 2", exception.Instance.Name);
        Assert.Equal(Platform.Instances[exception.Instance.Id].Token, exception.Instance.Token.Reveal());
        AssertASecondRunCompletes(3);
    }

    [Fact]
    public void When_the_reader_has_stopped_none_of_several_tokens_is_lost()
    {
        var exception = Assert.Throws<AggregateException>(() => ReadFirst(Desired(3), Failing("tenant 2", "tenant 3")));

        Assert.Equal(
            ["tenant 2", "tenant 3"],
            exception.InnerExceptions.Cast<InstanceNotRetainedException>().Select(static inner => inner.Instance.Name).Order());
        AssertASecondRunCompletes(3);
    }

    private void ReadFirst(IEnumerable<DesiredInstance> desired, IInstanceStore store) => Run(async () =>
    {
        await foreach (var one in Client(store).EnsureAllAsync(desired, Counted()))
            return;
    });

    private HookedStore Failing(params string[] names) => new(Store)
    {
        BeforeWrite = change => change is { State: ProvisioningState.Retained, Instance.Name: var name } && names.Contains(name)
            ? throw new IOException("The database is away")
            : Task.CompletedTask,
    };

    private void AssertASecondRunCompletes(int count)
    {
        var second = EnsureAll(Desired(count));

        Assert.Equal(Names(count).Order(), second.Select(static one => one.Key.Name).Order());
        Assert.DoesNotContain(second, static one => one.Outcome is EnsureOutcome.Failed);
        AssertEachIsThereOnce(Names(count));
    }
}
