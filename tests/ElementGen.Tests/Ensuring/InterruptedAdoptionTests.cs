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
        // No search knows the tag yet.
        Network.Lists.Enqueue(static (_, _, _) => Task.FromResult(SimulatedPlatform.Json("[]")));

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

    [Fact]
    public void What_did_not_get_the_tag_gets_it_from_the_next_call_if_the_name_s_former_instance_is_missing()
    {
        LoseTheFormerInstance();
        Network.Refuse = static method => method == HttpMethod.Patch ? SimulatedPlatform.Error(HttpStatusCode.Forbidden, "No") : null;
        Assert.Equal(ImportOutcome.Failed, Import().Outcome);
        Network.Refuse = static _ => null;

        Assert.Equal(_byHand.Id, Ensure().Id);
        Assert.Equal(["by hand", Tag], _byHand.Tags);
        AssertIsRetained();
    }

    [Fact]
    public void What_did_not_get_the_tag_is_left_alone_by_a_call_that_may_not_take_it_over()
    {
        Network.Refuse = static method => method == HttpMethod.Patch ? SimulatedPlatform.Error(HttpStatusCode.Forbidden, "No") : null;
        Assert.Equal(ImportOutcome.Failed, Import().Outcome);
        Network.Refuse = static _ => null;

        Assert.NotEqual(_byHand.Id, Ensure().Id);
        Assert.Equal(["by hand"], _byHand.Tags);
        Assert.Empty(Sweep().Findings);
        Assert.True(Platform.Instances.ContainsKey(_byHand.Id));
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
                if (change.Instance?.Id == _byHand.Id)
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
        Network.Refuse = static method => method == HttpMethod.Patch ? SimulatedPlatform.Error(HttpStatusCode.Forbidden, "No") : null;
        Assert.Equal(ImportOutcome.Failed, Import().Outcome);

        Run(() => Client().DeleteInstanceAsync(_byHand.Id));

        Assert.NotEqual(ProvisioningState.Deleted, Row?.State);
        Assert.Equal(Ensure().Id, Platform.Instances.Keys.Single());
    }

    private static ProvisionedInstance Saved(SimulatedInstance instance) => new()
    {
        Id = instance.Id,
        Name = instance.Name,
        Token = instance.Token,
        Element = new ElementSummary { Key = instance.ElementKey },
    };

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
