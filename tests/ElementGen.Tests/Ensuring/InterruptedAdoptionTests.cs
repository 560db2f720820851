using System.Net;

namespace ElementGen.Tests;

/// <summary>A call that takes over an instance of another origin ends in the middle, or is overtaken.</summary>
public sealed class InterruptedAdoptionTests : EnsuringManyTest
{
    private readonly SimulatedInstance _byHand;

    public InterruptedAdoptionTests() => _byHand = Platform.Add(Name, "infobip", "by hand");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_got_the_tag_and_was_not_retained_is_retained_by_the_next_call(bool isMissing)
    {
        LeaveUnfinished(isMissing);
        Assert.Equal(["by hand", Tag], _byHand.Tags);
        Assert.NotEqual(ProvisioningState.Retained, Row!.State);

        Assert.Equal(_byHand.Id, Ensure().Id);
        AssertIsRetained();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_got_the_tag_and_was_not_retained_is_retained_by_a_sweep(bool isMissing)
    {
        LeaveUnfinished(isMissing);

        Assert.Equal(SweepFinding.Adopted, Assert.Single(Sweep().Findings).Finding);
        AssertIsRetained();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_got_the_tag_and_was_not_retained_is_not_deleted_when_another_instance_gets_the_name(bool isMissing)
    {
        LeaveUnfinished(isMissing);
        var ours = Platform.Add(Name, "infobip", Tag);
        Write(new() { State = ProvisioningState.Retained, Attempt = 2, Instance = Saved(ours) });

        var finding = Assert.Single(Sweep().Findings);

        Assert.Equal((SweepFinding.OtherInstances, $"{_byHand.Id}"), (finding.Finding, Assert.Single(finding.InstanceIds)));
        Assert.Equal([_byHand.Id, ours.Id], Platform.Instances.Keys);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_did_not_get_the_tag_is_left_alone_by_calls_that_may_not_take_it_over(bool isMissing)
    {
        if (isMissing)
            LoseTheFormerInstance();

        var former = Row?.InstanceId;
        FailToImport();

        Assert.Equal(former, Row!.InstanceId);
        Assert.DoesNotContain(Store.ListAsync().ToBlockingEnumerable(), instance => instance.Id == _byHand.Id);
        if (isMissing)
            Assert.Equal(EnsureProblem.Missing, Assert.Throws<InstanceNotEnsuredException>(() => Ensure()).Problem);
        else
            Assert.NotEqual(_byHand.Id, Ensure().Id);

        Assert.Equal(["by hand"], _byHand.Tags);
        Assert.Empty(Sweep().Findings);
        Assert.True(Platform.Instances.ContainsKey(_byHand.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_did_not_get_the_tag_can_be_imported_again(bool isMissing)
    {
        if (isMissing)
            LoseTheFormerInstance();

        FailToImport();

        Assert.Equal(ImportOutcome.Imported, Import().Outcome);
        Assert.Equal(["by hand", Tag], _byHand.Tags);
        AssertIsRetained();
    }

    [Fact]
    public void What_was_not_taken_over_does_not_become_the_name_s_instance_when_that_is_removed()
    {
        FailToImport();
        var ours = Ensure();

        Store.RemoveAsync(Key, ours).Now();

        Assert.Null(Store.FindAsync(Key).Now());
        Assert.True(Store.HasInstanceAsync(Key.Account, $"{_byHand.Id}").Now());
    }

    [Fact]
    public void What_was_not_taken_over_and_went_to_another_store_is_left_to_it()
    {
        LoseTheFormerInstance();
        FailToImport();
        Assert.Equal(ImportOutcome.Imported, Import(new InMemoryInstanceStore(Time)).Outcome);

        Assert.Equal(EnsureProblem.Missing, Assert.Throws<InstanceNotEnsuredException>(() => Ensure()).Problem);
        Assert.Equal(ImportOutcome.OthersTag, Import().Outcome);
    }

    [Fact]
    public void While_an_import_takes_an_instance_over_nobody_makes_a_new_one_for_the_missing_one()
    {
        LoseTheFormerInstance();
        Network.Latency = TimeSpan.FromMilliseconds(100);
        var sent = Network.Sent.Count;
        Task<ProvisionedInstance>? ensuring = null;
        var store = new HookedStore(Store)
        {
            AfterWrite = change =>
            {
                if (change.Candidate?.Id == _byHand.Id)
                    ensuring ??= Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told(recreate: true));

                return Task.CompletedTask;
            },
        };

        var imported = Run(() => Client(store).ImportInstanceAsync($"{_byHand.Id}"));

        Assert.Equal(ImportOutcome.Imported, imported.Outcome);
        Assert.Equal(_byHand.Id, Run(() => ensuring!).Id);
        Assert.Equal(sent, Network.Sent.Count);
        Assert.Contains(Progress, static progress => progress.Step is EnsureStep.WaitingForAnotherCall);
    }

    [Fact]
    public void Deleting_the_instance_by_its_id_leaves_no_tombstone_of_a_name_that_never_got_it()
    {
        FailToImport();

        Run(() => Client().DeleteInstanceAsync(_byHand.Id));

        Assert.Equal(ProvisioningState.Intended, Row!.State);
        Assert.False(Store.HasInstanceAsync(Key.Account, $"{_byHand.Id}").Now());
        Assert.Equal(Ensure().Id, Platform.Instances.Keys.Single());
    }

    [Fact]
    public void A_deletion_that_is_refused_leaves_a_missing_instance_missing()
    {
        LoseTheFormerInstance();
        Network.Refuse = static method => method == HttpMethod.Delete ? SimulatedPlatform.Error(HttpStatusCode.Forbidden, "No") : null;

        Assert.Throws<ElementsApiException>(() => Run(() => Client().DeleteInstanceAsync(long.Parse(Row!.InstanceId!, null))));

        Assert.Equal(ProvisioningState.Missing, Row!.State);
    }

    [Fact]
    public void The_tag_that_is_taken_off_is_set_again_if_another_call_found_the_instance_by_it_meanwhile()
    {
        LoseTheFormerInstance();
        var isOvertaken = false;
        var store = new HookedStore(Store)
        {
            BeforeWrite = change =>
            {
                if (change.State is ProvisioningState.Retained && !isOvertaken)
                {
                    isOvertaken = true;
                    Write(new() { State = ProvisioningState.Sent, Attempt = 2, SettleTime = TimeSpan.FromMinutes(2) });
                    Network.Refuse = method =>
                    {
                        // The tag is being taken off.
                        if (method == HttpMethod.Patch && Row!.State is ProvisioningState.Sent)
                            Write(new() { State = ProvisioningState.Retained, Attempt = 2, Instance = Saved(_byHand) });

                        return null;
                    };
                }

                return Task.CompletedTask;
            },
        };

        Import(store);

        Assert.Equal(["by hand", Tag], _byHand.Tags);
        AssertIsRetained();
    }

    /// <summary>The store fails once the instance has its tag.</summary>
    private void LeaveUnfinished(bool isMissing)
    {
        if (isMissing)
            LoseTheFormerInstance();

        var store = new HookedStore(Store)
        {
            BeforeWrite = static change =>
                change.State is ProvisioningState.Retained ? throw new IOException("The database is away.") : Task.CompletedTask,
        };
        Assert.IsType<IOException>(Import(store).Exception);
    }

    /// <summary>The platform refuses to set the tag.</summary>
    private void FailToImport()
    {
        Network.Refuse = static method => method == HttpMethod.Patch ? SimulatedPlatform.Error(HttpStatusCode.Forbidden, "No") : null;
        Assert.Equal(ImportOutcome.Failed, Import().Outcome);
        Network.Refuse = static _ => null;
    }

    private void LoseTheFormerInstance()
    {
        var former = Ensure();
        Platform.Instances.Remove(former.Id);
        Assert.Throws<InstanceNotEnsuredException>(() => Ensure());
        Assert.Equal(ProvisioningState.Missing, Row!.State);
    }

    private ImportedInstance Import(IInstanceStore? store = null) => Run(() => Client(store).ImportInstanceAsync($"{_byHand.Id}"));

    private void AssertIsRetained()
    {
        Assert.Equal((ProvisioningState.Retained, $"{_byHand.Id}"), (Row!.State, Row.InstanceId));
        Assert.Equal(_byHand.Token, Row.Instance!.Token.Reveal());
        Assert.Equal([_byHand.Id], Platform.Instances.Keys);
    }
}
