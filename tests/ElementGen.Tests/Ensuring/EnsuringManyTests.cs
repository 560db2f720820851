using System.Net;

namespace ElementGen.Tests;

/// <summary>Many instances are ensured: what becomes of each, and how many at a time.</summary>
public sealed class EnsuringManyTests : EnsuringManyTest
{
    [Fact]
    public void Each_result_says_what_became_of_its_instance()
    {
        EnsureAll([Desired("found"), Desired("differs"), Desired("gone")]);
        Platform.Instances.Remove(Platform.Instances.Values.Single(static instance => instance.Name == "gone").Id);
        var tagged = Platform.Add("tagged", "infobip", TagOf("tagged"));
        var named = Platform.Add("named");

        var ensured = EnsureAll(
        [
            Desired("made"),
            Desired("found"),
            Desired("differs", configuration: Seed.Configuration with { Sender = "another" }),
            Desired("tagged"),
            Desired("named", new EnsureOptions { Adopt = InstanceAdoption.ByName }),
            Desired("gone"),
        ]).ToDictionary(static one => one.Key.Name);

        Assert.Equal(
            [EnsureOutcome.Made, EnsureOutcome.Found, EnsureOutcome.Differs, EnsureOutcome.Adopted, EnsureOutcome.Adopted, EnsureOutcome.Failed],
            new[] { "made", "found", "differs", "tagged", "named", "gone" }.Select(name => ensured[name].Outcome));
        Assert.Equal((tagged.Id, named.Id), (ensured["tagged"].Instance!.Id, ensured["named"].Instance!.Id));
        Assert.True(ensured["differs"].Instance!.ConfigurationDiffers);
        Assert.Null(ensured["gone"].Instance);
        Assert.Equal(EnsureProblem.Missing, Assert.IsType<InstanceNotEnsuredException>(ensured["gone"].Exception).Problem);
        Assert.Equal((1, 1, 2, 1, 1, 6), Numbers(Counts[^1]));
        Assert.Equal(KeyOf("made"), ensured["made"].Key);
        Assert.Equal("Made: 'made' of 'infobip' in account 'acme'", ensured["made"].ToString());
    }

    [Fact]
    public void A_second_run_finds_all_that_the_first_one_made_and_sends_no_creation()
    {
        Assert.All(EnsureAll(Desired(30)), static one => Assert.Equal(EnsureOutcome.Made, one.Outcome));
        Network.Sent.Clear();

        Assert.All(EnsureAll(Desired(30)), static one => Assert.Equal(EnsureOutcome.Found, one.Outcome));

        Assert.Empty(Network.Sent);
        AssertEachIsThereOnce(Names(30));
    }

    [Fact]
    public void An_instance_whose_answer_was_lost_counts_as_made()
    {
        Network.Creations.Enqueue(ScriptedNetwork.AnswerLost);

        Assert.All(EnsureAll(Desired(3)), static one => Assert.Equal(EnsureOutcome.Made, one.Outcome));
        AssertEachIsThereOnce(Names(3));
    }

    [Fact]
    public void The_counts_never_go_back_and_add_up()
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);
        Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadRequest));
        Platform.Add("tenant 7", "infobip", TagOf("tenant 7"));

        EnsureAll(Desired(20));

        Assert.Equal(Enumerable.Range(1, 20), Counts.Select(static counts => counts.Total));
        Assert.All(Counts.Zip(Counts.Skip(1)), static pair => Assert.True(
            pair.First.Made <= pair.Second.Made && pair.First.Adopted <= pair.Second.Adopted && pair.First.Failed <= pair.Second.Failed));
        Assert.Equal((18, 0, 1, 0, 1, 20), Numbers(Counts[^1]));
    }

    [Fact]
    public void A_run_whose_results_are_read_again_counts_anew()
    {
        var results = Client().EnsureAllAsync(Desired(3), Counted());

        ReadAll(results);
        ReadAll(results);

        Assert.Equal([1, 2, 3, 1, 2, 3], Counts.Select(static counts => counts.Total));
        Assert.Equal((0, 3), (Counts[^1].Made, Counts[^1].Found));
    }

    [Fact]
    public void Nothing_is_done_until_the_results_are_read()
    {
        _ = Client().EnsureAllAsync(Desired(3), Counted());

        Assert.Empty(Network.Requests);
        Assert.Null(Store.ReadRowAsync(KeyOf("tenant 1")).Now());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void No_more_instances_are_worked_on_at_a_time_than_the_options_say(int maxParallel)
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);

        EnsureAll(Desired(30), Counted(maxParallel));

        Assert.Equal(maxParallel, Network.MostUnderWay);
        AssertEachIsThereOnce(Names(30));
    }

    [Fact]
    public void Less_than_one_at_a_time_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => new EnsureAllOptions { MaxParallel = 0 });

    [Fact]
    public void No_more_instances_are_begun_than_the_reader_takes()
    {
        Network.Latency = TimeSpan.FromMilliseconds(100);
        var (begun, read) = (0, 0);

        Run(async () =>
        {
            await foreach (var one in Client().EnsureAllAsync(Numbered(), Counted(maxParallel: 4)))
            {
                read++;
                // The reader takes longer than all requests together.
                await Task.Delay(TimeSpan.FromSeconds(10), Time, CancellationToken.None);
                Assert.InRange(begun, read, read + 4);
            }
        });

        Assert.Equal((20, 20), (begun, read));

        IEnumerable<DesiredInstance> Numbered()
        {
            foreach (var desired in Desired(20))
            {
                begun++;
                yield return desired;
            }
        }
    }

    [Fact]
    public void An_instance_that_is_wanted_twice_is_made_once_and_found_once()
    {
        Network.Creations.Enqueue(ScriptedNetwork.AnswerLost);

        var ensured = EnsureAll([Desired("twice"), Desired("twice"), Desired("once")], Counted(maxParallel: 1));

        Assert.Equal([EnsureOutcome.Made, EnsureOutcome.Found, EnsureOutcome.Made], ensured.Select(static one => one.Outcome));
        AssertEachIsThereOnce(["twice", "once"]);
    }

    [Fact]
    public async Task An_instance_that_is_wanted_several_times_at_once_is_made_once()
    {
        var ensured = new List<EnsuredInstance>();
        await foreach (var one in Client().EnsureAllAsync([Desired("same"), Desired("same"), Desired("same"), Desired("same")]))
            ensured.Add(one);

        Assert.Equal(EnsureOutcome.Made, Assert.Single(ensured, static one => one.Outcome is not EnsureOutcome.Found).Outcome);
        AssertEachIsThereOnce(["same"]);
    }

    [Fact]
    public void What_cannot_be_ensured_does_not_keep_the_others_from_it()
    {
        var ensured = EnsureAll(
        [
            Desired("first"),
            Desired("entries missing", configuration: Seed.Configuration with { Password = "" }),
            Desired(" "),
            Desired("<INSERT_NAME>"),
            Desired("tag is empty", new EnsureOptions { Tags = [""] }),
            null!,
            Desired("last"),
        ]);

        Assert.Equal(7, ensured.Count);
        Assert.Equal(
            [typeof(ElementConfigurationException), typeof(ArgumentException), typeof(ArgumentException), typeof(ArgumentException), typeof(ArgumentException)],
            ensured.Where(static one => one.Outcome is EnsureOutcome.Failed).Select(static one => one.Exception!.GetType()));
        AssertEachIsThereOnce(["first", "last"]);
        Assert.Equal(2, Network.Sent.Count);
    }

    [Fact]
    public void An_instance_has_its_own_options_before_those_of_all()
    {
        EnsureAll(
            [Desired("own", new EnsureOptions { Tags = ["own"] }), Desired("shared")],
            Counted(each: new EnsureOptions { Tags = ["all"] }));

        Assert.Equal(["own"], TagsOf("own"));
        Assert.Equal(["all"], TagsOf("shared"));

        IEnumerable<string> TagsOf(string name) => Platform.Instances.Values.Single(instance => instance.Name == name).Tags.Except([TagOf(name)]);
    }

    [Fact]
    public void Without_a_store_that_keeps_what_is_on_its_way_it_throws_before_anything_is_read_or_sent()
    {
        using var client = new ElementsClient(new HttpClient(Network), new ElementsClientOptions
        {
            BaseAddress = new Uri("https://platform.example"),
            Credentials = new ElementsCredentials("user", "organization"),
        });

        Assert.Throws<InvalidOperationException>(() => client.EnsureAllAsync(Unread()));
        Assert.Throws<InvalidOperationException>(() => client.PlanAsync(Unread()));
        Assert.Throws<InvalidOperationException>(() => client.ImportAsync());
        Assert.Throws<InvalidOperationException>(() => Client(new StoreInMemory()).EnsureAllAsync(Unread()));
        Assert.Empty(Network.Requests);

        static IEnumerable<DesiredInstance> Unread() => throw new InvalidOperationException("It was read.");
    }

    [Fact]
    public void A_client_that_is_disposed_of_ensures_nothing()
    {
        var client = Client();
        var results = client.EnsureAllAsync(Desired(3));
        client.Dispose();

        Assert.Throws<ObjectDisposedException>(() => client.EnsureAllAsync(Desired(3)));
        Assert.Throws<ObjectDisposedException>(() => ReadAll(results));
        Assert.Empty(Network.Requests);
    }

    [Fact]
    public void A_listener_that_throws_stops_nothing()
    {
        var options = new EnsureAllOptions { Progress = new Listener<EnsureAllProgress>(static _ => throw new InvalidOperationException("No console")) };

        Assert.All(EnsureAll(Desired(5), options), static one => Assert.Equal(EnsureOutcome.Made, one.Outcome));
    }

    private static (int Made, int Found, int Adopted, int Differing, int Failed, int Total) Numbers(EnsureAllProgress counts) =>
        (counts.Made, counts.Found, counts.Adopted, counts.Differing, counts.Failed, counts.Total);
}
