using System.Net;

namespace ElementGen.Tests;

/// <summary>A plan says what would be done about an instance, and does nothing.</summary>
public sealed class PlanningTests : PlanningTest
{
    private static readonly EnsureOptions Recreate = new() { Recreate = true };
    private static readonly EnsureOptions ByName = new() { Adopt = InstanceAdoption.ByName };
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(2);

    [Fact]
    public void What_nobody_has_would_be_made()
    {
        Platform.Add(Name);
        Platform.Add(Name, "infobip", InstanceTag.Of("another scope", Key));

        var planned = Plan();

        Assert.Equal((Key, PlannedAction.Create), (planned.Key, planned.Action));
        Assert.Empty(planned.InstanceIds);
        Assert.Null(planned.Exception);
        Assert.Equal("Create: 'acme-sms' of 'infobip' in account 'acme'", planned.ToString());
    }

    [Fact]
    public void What_is_retained_is_found()
    {
        var made = Ensure();

        AssertPlanned(PlannedAction.Found, [made.Id], Plan());
        AssertPlanned(PlannedAction.Found, [made.Id], Plan(new EnsureOptions { Verify = false }));
    }

    [Fact]
    public void What_was_made_with_another_configuration_differs()
    {
        var made = Ensure();

        AssertPlanned(PlannedAction.Differs, [made.Id], Plan(configuration: Seed.Configuration with { Sender = "another" }));
    }

    [Theory]
    [InlineData(ProvisioningState.Retained)]
    [InlineData(ProvisioningState.Missing)]
    public void What_the_platform_has_no_more_is_missing_or_would_be_made_again(ProvisioningState state)
    {
        var gone = Ensure();
        Platform.Instances.Clear();
        Write(new() { State = state, Attempt = 1, Instance = Row!.Instance });

        var planned = Plan();

        AssertPlanned(PlannedAction.Missing, [gone.Id], planned);
        Assert.Equal(EnsureProblem.Missing, Assert.IsType<InstanceNotEnsuredException>(planned.Exception).Problem);
        // A plan asks the platform, although ensuring would not.
        AssertPlanned(PlannedAction.Missing, [gone.Id], Plan(new EnsureOptions { Verify = false }));
        AssertPlanned(PlannedAction.Create, [], Plan(Recreate));
    }

    [Fact]
    public void What_was_missing_and_is_back_is_found()
    {
        var made = Ensure();
        Write(new() { State = ProvisioningState.Missing, Attempt = 1, Instance = Row!.Instance });

        AssertPlanned(PlannedAction.Found, [made.Id], Plan());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ProvisioningState.Intended)]
    [InlineData(ProvisioningState.Sent)]
    [InlineData(ProvisioningState.Failed)]
    public void What_has_the_tag_would_be_taken_over(ProvisioningState? state)
    {
        if (state is not null)
            Write(new() { State = state.Value, Attempt = 1, SettleTime = SettleTime });

        var ours = Platform.Add(Name, "infobip", Tag);

        AssertPlanned(PlannedAction.Adopt, [ours.Id], Plan());
    }

    [Fact]
    public void Of_several_with_the_tag_the_one_that_ensuring_keeps_is_named()
    {
        Platform.Add(Name, "infobip", Tag);
        Platform.Add(Name, "infobip", Tag);

        AssertPlanned(PlannedAction.Adopt, [101], Plan());
        Assert.Equal(101, Ensure().Id);
    }

    [Fact]
    public void What_a_restored_platform_has_under_another_id_would_be_taken_over()
    {
        Ensure();
        Platform.Instances.Clear();
        var restored = Platform.Add(Name, "infobip", Tag);

        AssertPlanned(PlannedAction.Adopt, [restored.Id], Plan());
    }

    [Fact]
    public void What_has_the_name_would_be_taken_over_if_that_is_asked_for()
    {
        var named = Platform.Add(Name);

        AssertPlanned(PlannedAction.Adopt, [named.Id], Plan(ByName));
        Platform.Add(Name);
        AssertBlocked(EnsureProblem.OtherInstances, [101, 102], Plan(ByName));
    }

    [Fact]
    public void An_intent_that_was_abandoned_would_be_gone_on_with()
    {
        Write(new() { State = ProvisioningState.Intended, Attempt = 1 });

        AssertPlanned(PlannedAction.Create, [], Plan());
    }

    [Fact]
    public void A_creation_that_failed_would_be_sent_again()
    {
        Write(new() { State = ProvisioningState.Failed, Attempt = 1 });

        AssertPlanned(PlannedAction.Create, [], Plan());
    }

    [Fact]
    public void A_creation_that_can_still_land_is_in_progress_and_would_be_sent_again_after_that()
    {
        Write(new() { State = ProvisioningState.Sent, Attempt = 1, SettleTime = SettleTime });
        AssertPlanned(PlannedAction.InProgress, [], Plan());

        Time.Run(SettleTime);

        AssertPlanned(PlannedAction.Create, [], Plan());
        Platform.Add(Name);
        AssertBlocked(EnsureProblem.OtherInstances, [101], Plan());
        AssertPlanned(PlannedAction.Adopt, [101], Plan(ByName));
    }

    [Theory]
    [InlineData(ProvisioningState.Intended)]
    [InlineData(ProvisioningState.Sent)]
    [InlineData(ProvisioningState.Deleting)]
    public void What_another_call_works_on_is_in_progress(ProvisioningState state)
    {
        var instance = state is ProvisioningState.Deleting ? Ensure() : null;
        Write(new() { State = state, Attempt = 1, Owner = "another", Lease = TimeSpan.FromSeconds(15), SettleTime = SettleTime, Instance = instance });

        AssertPlanned(PlannedAction.InProgress, [], Plan());
        Assert.Equal(0, Waited.TotalSeconds);
    }

    [Fact]
    public void What_is_deleted_is_blocked_or_would_be_made_again_once_that_has_settled()
    {
        Run(() => Client().DeleteInstanceAsync(Ensure().Id));

        AssertBlocked(EnsureProblem.Deleted, [], Plan());
        AssertPlanned(PlannedAction.InProgress, [], Plan(Recreate));
        Time.Run(SettleTime);
        AssertPlanned(PlannedAction.Create, [], Plan(Recreate));
    }

    [Fact]
    public void A_deletion_that_was_abandoned_counts_as_done()
    {
        var made = Ensure();
        Write(new() { State = ProvisioningState.Deleting, Attempt = 1, Instance = made });

        AssertBlocked(EnsureProblem.Deleted, [], Plan());
        AssertPlanned(PlannedAction.InProgress, [], Plan(Recreate));
        Assert.Equal([made.Id], Platform.Instances.Keys);
    }

    [Fact]
    public void What_does_not_tell_its_token_is_blocked_or_would_be_made_again()
    {
        Platform.TellsTokens = false;
        Platform.Add(Name, "infobip", Tag);

        AssertBlocked(EnsureProblem.TokenNotTold, [101], Plan());
        AssertPlanned(PlannedAction.Create, [], Plan(Recreate));
    }

    [Fact]
    public void What_was_saved_without_an_account_is_found_and_not_claimed()
    {
        Store.SaveAsync(Saved(Platform.Add(Name))).Now();

        AssertPlanned(PlannedAction.Found, [101], Plan());
        Assert.Equal(101, Ensure().Id);
    }

    [Theory]
    [InlineData("organization+secret/=", PlannedAction.Found)]
    [InlineData("another", PlannedAction.Create)]
    public void What_was_made_before_the_account_was_named_is_found_by_its_organization(string organization, PlannedAction action)
    {
        Run(() => Client(organization: organization, hasAccount: false).EnsureProvisionedInstanceAsync(Name, Seed.Configuration));

        AssertPlanned(action, action is PlannedAction.Found ? [101] : [], Plan());
    }

    [Fact]
    public void Another_organization_s_instance_of_the_default_account_is_blocked()
    {
        Run(() => Client(organization: "another", hasAccount: false).EnsureProvisionedInstanceAsync(Name, Seed.Configuration));

        var planned = Plan(hasAccount: false);

        Assert.Equal(PlannedAction.Blocked, planned.Action);
        Assert.IsType<OtherOrganizationException>(planned.Exception);
    }

    [Fact]
    public void What_cannot_be_ensured_is_blocked_and_the_others_are_planned()
    {
        var planned = PlanAll(
        [
            Desired("first"),
            Desired("entries missing", configuration: Seed.Configuration with { Password = "" }),
            Desired(" "),
            null!,
            Desired("last"),
        ]);

        Assert.Equal(
            [typeof(ElementConfigurationException), typeof(ArgumentException), typeof(ArgumentException)],
            planned.Where(static one => one.Action is PlannedAction.Blocked).Select(static one => one.Exception!.GetType()));
        Assert.Equal(["first", "last"], planned.Where(static one => one.Action is PlannedAction.Create).Select(static one => one.Key.Name));
    }

    [Fact]
    public void A_plan_waits_as_long_as_the_platform_asks_and_tells_no_listener_that_it_sends_something()
    {
        Network.Lists.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.TooManyRequests, retryAfter: "20"));

        AssertPlanned(PlannedAction.Create, [], Plan(Told()));

        Assert.InRange(Waited.TotalSeconds, 20, 21);
        Assert.Empty(Progress);
    }

    [Fact]
    public void A_platform_that_fails_once_is_asked_again_and_one_that_fails_for_ever_blocks()
    {
        var made = Ensure();
        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadGateway, isPlatforms: false));
        AssertPlanned(PlannedAction.Found, [made.Id], Plan());

        for (var i = 0; i < 20; i++)
            Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadGateway, isPlatforms: false));

        Assert.IsType<ElementsApiException>(Plan().Exception);
    }

    [Fact]
    public void What_the_store_could_not_save_is_blocked_and_what_it_has_is_found()
    {
        var made = Ensure();
        var store = new HookedStore(Store) { BeforeSaving = static () => throw new IOException("No space left on device") };

        var planned = ReadAll(Client(store).PlanAsync([Desired(Name), Desired("another")])).ToDictionary(static one => one.Key.Name);

        AssertPlanned(PlannedAction.Found, [made.Id], planned[Name]);
        Assert.Equal(PlannedAction.Blocked, planned["another"].Action);
        Assert.IsType<IOException>(planned["another"].Exception);
    }

    [Fact]
    public void A_plan_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        Network.Latency = TimeSpan.FromSeconds(1);
        Time.At(TimeSpan.FromSeconds(3), cancellation.Cancel);

        Assert.ThrowsAny<OperationCanceledException>(() => ReadAll(Client().PlanAsync(Desired(100), cancellationToken: cancellation.Token)));
        Assert.Equal(3, Waited.TotalSeconds);
    }

    private static void AssertPlanned(PlannedAction action, IReadOnlyList<long> ids, PlannedInstance planned)
    {
        Assert.Equal(action, planned.Action);
        Assert.Equal(ids.Select(static id => $"{id}"), planned.InstanceIds);
        Assert.Equal(action is PlannedAction.Missing, planned.Exception is not null);
    }

    private static void AssertBlocked(EnsureProblem problem, IReadOnlyList<long> ids, PlannedInstance planned)
    {
        Assert.Equal(PlannedAction.Blocked, planned.Action);
        Assert.Equal(problem, Assert.IsType<InstanceNotEnsuredException>(planned.Exception).Problem);
        Assert.Equal(ids.Select(static id => $"{id}"), planned.InstanceIds);
    }
}
