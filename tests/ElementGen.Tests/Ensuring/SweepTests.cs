using System.Net;

namespace ElementGen.Tests;

/// <summary>A sweep finishes what calls left behind.</summary>
public sealed class SweepTests : EnsuringTest
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(2);

    [Fact]
    public void An_instance_that_landed_after_the_settle_time_is_deleted()
    {
        Network.Creations.Enqueue(ScriptedNetwork.LandsAfter(TimeSpan.FromMinutes(5)));
        var kept = Ensure();
        Time.Run(TimeSpan.FromMinutes(10));
        Assert.Equal(2, Platform.Instances.Count);

        var finding = Assert.Single(Sweep().Findings);

        Assert.Equal((Key, SweepFinding.DuplicatesDeleted), (finding.Key, finding.Finding));
        Assert.Equal(["102"], finding.InstanceIds);
        Assert.Equal([kept.Id], Platform.Instances.Keys);
        Assert.Empty(Sweep().Findings);
    }

    [Fact]
    public void The_instance_of_an_abandoned_attempt_is_taken_over()
    {
        Abandon();
        var made = Platform.Add(Name, "infobip", Tag);

        var finding = Assert.Single(Sweep().Findings);

        Assert.Equal(SweepFinding.Adopted, finding.Finding);
        Assert.Equal("Took over instance 101.", finding.Message);
        Assert.Equal((ProvisioningState.Retained, $"{made.Id}"), (Row!.State, Row.InstanceId));
        Assert.Equal(made.Id, Ensure().Id);
    }

    [Fact]
    public void An_abandoned_attempt_without_an_instance_is_closed_when_it_has_settled()
    {
        Abandon();
        Assert.Equal(SweepFinding.Settling, Assert.Single(Sweep().Findings).Finding);

        Time.Run(SettleTime);

        Assert.Equal(SweepFinding.NothingMade, Assert.Single(Sweep().Findings).Finding);
        Assert.Equal((ProvisioningState.Failed, null), (Row!.State, Row.Owner));
        Assert.Empty(Sweep().Findings);
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public void What_a_running_call_works_on_is_left_alone()
    {
        Write(new() { State = ProvisioningState.Sent, Attempt = 1, Owner = "running", Lease = TimeSpan.FromSeconds(15), SettleTime = SettleTime });
        Platform.Add(Name, "infobip", Tag);

        Assert.Empty(Sweep().Findings);
        Assert.Equal("running", Row!.Owner);
    }

    [Fact]
    public void Instances_without_the_tag_are_reported_and_left_alone()
    {
        Abandon();
        Time.Run(SettleTime);
        Platform.Add(Name, "infobip", "by hand");

        var finding = Assert.Single(Sweep().Findings);

        Assert.Equal(SweepFinding.OtherInstances, finding.Finding);
        Assert.Equal(["101"], finding.InstanceIds);
        Assert.Single(Platform.Instances);
    }

    [Fact]
    public void An_instance_that_does_not_tell_its_token_is_reported()
    {
        Platform.TellsTokens = false;
        Abandon();
        Platform.Add(Name, "infobip", Tag);

        Assert.Equal(SweepFinding.TokenNotTold, Assert.Single(Sweep().Findings).Finding);
        Assert.Single(Platform.Instances);
        Assert.Null(Row!.Owner);
    }

    [Fact]
    public void A_retained_instance_that_is_gone_is_reported()
    {
        Ensure();
        Platform.Instances.Clear();

        Assert.Equal(SweepFinding.Missing, Assert.Single(Sweep().Findings).Finding);
        Assert.Equal(ProvisioningState.Missing, Row!.State);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public void An_abandoned_deletion_is_finished_and_what_lands_later_is_deleted()
    {
        var made = Ensure();
        Write(new() { State = ProvisioningState.Deleting, Attempt = 1, Instance = made });

        Assert.Equal(SweepFinding.DeletionFinished, Assert.Single(Sweep().Findings).Finding);
        Assert.Equal(ProvisioningState.Deleted, Row!.State);

        Platform.Add(Name, "infobip", Tag);
        Assert.Equal(SweepFinding.DuplicatesDeleted, Assert.Single(Sweep().Findings).Finding);
        Assert.Empty(Platform.Instances);
    }

    [Fact]
    public async Task What_is_retained_as_history_is_not_deleted_but_reported()
    {
        var older = Ensure();
        await Store.SaveAsync(Key, new ProvisionedInstance
        {
            Id = Platform.Add(Name, "infobip", Tag).Id,
            Name = Name,
            Token = "token-of-102-is-long-enough=",
            Element = new ElementSummary { Key = "infobip" },
        });

        var finding = Assert.Single(Sweep().Findings);
        Assert.Equal((SweepFinding.OtherInstances, $"{older.Id}"), (finding.Finding, Assert.Single(finding.InstanceIds)));
        Assert.Equal([older.Id, 102], Platform.Instances.Keys);
    }

    [Fact]
    public async Task What_is_retained_as_history_and_cannot_be_decrypted_is_not_deleted()
    {
        var older = Ensure();
        await Store.SaveAsync(Key, new ProvisionedInstance
        {
            Id = Platform.Add(Name, "infobip", Tag).Id,
            Name = Name,
            Token = "token-of-102-is-long-enough=",
            Element = new ElementSummary { Key = "infobip" },
        });
        var store = new HookedStore(Store) { Unreadable = { $"{older.Id}" } };

        Run(() => Client(store).SweepAsync());

        Assert.Equal([older.Id, 102], Platform.Instances.Keys);
    }

    [Fact]
    public void An_instance_that_is_newer_than_a_tombstone_from_a_backup_is_reported_and_left_alone()
    {
        Run(() => Client().DeleteInstanceAsync(Ensure().Id));
        Time.Run(TimeSpan.FromHours(1));
        // Made again after the backup, which has the tombstone.
        var made = Platform.Add(Name, "infobip", Tag);

        var finding = Assert.Single(Sweep().Findings);

        Assert.Equal((SweepFinding.OtherInstances, $"{made.Id}"), (finding.Finding, Assert.Single(finding.InstanceIds)));
        Assert.Equal([made.Id], Platform.Instances.Keys);
        Assert.Equal(made.Id, Ensure(Told(recreate: true)).Id);
    }

    [Fact]
    public void A_retained_instance_that_lost_its_tag_gets_it_again()
    {
        var instance = Platform.Instances[Ensure().Id];
        instance.Tags = ["set by hand"];

        var finding = Assert.Single(Sweep().Findings);

        Assert.Equal((SweepFinding.TagRestored, $"{instance.Id}"), (finding.Finding, Assert.Single(finding.InstanceIds)));
        Assert.Equal(["set by hand", Tag], instance.Tags);
        Assert.Empty(Sweep().Findings);
    }

    [Fact]
    public void A_tag_that_cannot_be_set_keeps_neither_duplicates_nor_other_keys_from_being_swept()
    {
        var instance = Platform.Instances[Ensure().Id];
        instance.Tags = [];
        var duplicate = Platform.Add(Name, "infobip", Tag);
        Run(() => Client().EnsureProvisionedInstanceAsync("other", Seed.Configuration));
        Network.Refuse = static method =>
            method == HttpMethod.Patch ? SimulatedPlatform.Error(HttpStatusCode.Forbidden, "No", isPlatforms: false) : null;

        Assert.Equal(SweepFinding.DuplicatesDeleted, Assert.Single(Sweep().Findings).Finding);
        var report = Sweep();

        Assert.False(Platform.Instances.ContainsKey(duplicate.Id));
        Assert.True(report.IsComplete);
        Assert.Equal(SweepFinding.Failed, Assert.Single(report.Findings).Finding);
    }

    [Fact]
    public void A_retained_instance_that_was_saved_by_hand_or_got_another_store_s_tag_stays_as_it_is()
    {
        var saved = Platform.Add("saved");
        Store.SaveAsync(Key with { Name = "saved" }, Saved(saved)).Now();
        var others = Platform.Instances[Ensure().Id];
        others.Tags = [InstanceTag.Of("another scope", Key)];

        Assert.Empty(Sweep().Findings);

        Assert.Empty(saved.Tags);
        Assert.Equal([InstanceTag.Of("another scope", Key)], others.Tags);
    }

    [Fact]
    public void A_key_that_the_platform_refuses_does_not_keep_the_others_from_being_swept()
    {
        Run(() => Client().EnsureProvisionedInstanceAsync("a", Seed.Configuration));
        Run(() => Client().EnsureProvisionedInstanceAsync("b", Seed.Configuration));
        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.InternalServerError));

        var report = Sweep();

        Assert.True(report.IsComplete);
        Assert.Equal(("a", SweepFinding.Failed), (Assert.Single(report.Findings).Key.Name, report.Findings[0].Finding));
    }

    [Fact]
    public void A_sweep_ends_when_the_platform_has_had_too_many_requests()
    {
        Run(() => Client().EnsureProvisionedInstanceAsync("a", Seed.Configuration));
        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.TooManyRequests));

        Assert.False(Sweep().IsComplete);
    }

    [Fact]
    public void Each_sweep_looks_at_as_many_keys_as_it_may_and_the_next_goes_on()
    {
        for (var i = 0; i < 5; i++)
            Run(() => Client().EnsureProvisionedInstanceAsync($"tenant {i}", Seed.Configuration));

        var names = new List<string>();
        var report = new SweepReport();
        do
        {
            report = Sweep(new SweepOptions { MaxKeys = 2, After = report.Next });
            names.Add($"{report.Keys} to {report.Next!.Name}");
        }
        while (!report.IsComplete);

        Assert.Equal(["2 to tenant 1", "2 to tenant 3", "1 to tenant 4"], names);
    }

    [Fact]
    public void A_sweep_ends_when_the_platform_does_not_answer_and_says_where()
    {
        Run(() => Client().EnsureProvisionedInstanceAsync("a", Seed.Configuration));
        Run(() => Client().EnsureProvisionedInstanceAsync("b", Seed.Configuration));
        Network.Singles.Enqueue(ScriptedNetwork.Answered);
        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.BadGateway, isPlatforms: false));

        var report = Sweep();

        Assert.False(report.IsComplete);
        Assert.Equal("a", report.Next!.Name);
        Assert.Equal(("b", SweepFinding.Failed), (Assert.Single(report.Findings).Key.Name, report.Findings[0].Finding));
        Assert.True(Sweep(new SweepOptions { After = report.Next }).IsComplete);
    }

    [Fact]
    public void An_instance_that_cannot_be_decrypted_is_reported_and_the_others_are_swept()
    {
        Run(() => Client().EnsureProvisionedInstanceAsync("a", Seed.Configuration));
        Run(() => Client().EnsureProvisionedInstanceAsync("b", Seed.Configuration));
        Platform.Instances.Clear();
        var store = new HookedStore(Store)
        {
            BeforeRead = static key =>
            {
                if (key.Name == "a")
                    throw new AmbiguousInstanceException("Cannot be decrypted.", []);
            },
        };

        var report = Run(() => Client(store).SweepAsync());

        Assert.Equal(
            [("a", SweepFinding.Unreadable), ("b", SweepFinding.Missing)],
            report.Findings.Select(static finding => (finding.Key.Name, finding.Finding)));
        Assert.True(report.IsComplete);
    }

    [Fact]
    public void Sweeps_on_two_machines_at_once_leave_one_instance()
    {
        Network.Creations.Enqueue(ScriptedNetwork.LandsAfter(TimeSpan.FromMinutes(5)));
        var kept = Ensure();
        Time.Run(TimeSpan.FromMinutes(10));

        Run(() => Task.WhenAll(Client().SweepAsync(), Client().SweepAsync()));

        Assert.Equal([kept.Id], Platform.Instances.Keys);
    }

    private void Abandon() => Write(new() { State = ProvisioningState.Sent, Attempt = 1, SettleTime = SettleTime });
}
