using System.Net;

namespace ElementGen.Tests;

/// <summary>An instance is deleted while others want it.</summary>
public sealed class DeletionTests : EnsuringTest
{
    [Fact]
    public async Task A_deleted_instance_leaves_a_tombstone_and_no_token()
    {
        var made = Ensure();

        Delete(made.Id);

        Assert.Equal((ProvisioningState.Deleted, null), (Row!.State, Row.InstanceId));
        Assert.Empty(await Store.ListAsync().ToListAsync());
        Assert.Null(await Store.FindAsync(Key));
        Assert.Equal(EnsureProblem.Deleted, Assert.Throws<InstanceNotEnsuredException>(() => Ensure()).Problem);
        Assert.Empty(Platform.Instances);
    }

    [Fact]
    public void A_deleted_instance_is_made_again_if_that_is_asked_for_once_nothing_can_land_any_more()
    {
        Delete(Ensure().Id);
        Time.Run(TimeSpan.FromSeconds(20));

        var made = Ensure(Told(recreate: true));

        Assert.InRange(Waited, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(120));
        Assert.Equal(made.Id, Assert.Single(Platform.Instances.Keys));
        Assert.Equal(2, Row!.Attempt);
    }

    [Fact]
    public void A_creation_that_lands_after_the_deletion_is_not_taken_for_the_new_one()
    {
        Delete(Ensure().Id);
        var late = Platform.Add(Name, "infobip", Tag);

        var made = Ensure(Told(recreate: true));

        Assert.NotEqual(late.Id, made.Id);
        Assert.Equal([made.Id], Platform.Instances.Keys);
    }

    [Fact]
    public void An_instance_that_is_not_deleted_stays_retained()
    {
        var made = Ensure();
        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.Conflict));

        Assert.Throws<ElementsApiException>(() => Delete(made.Id));

        Assert.Equal((ProvisioningState.Retained, $"{made.Id}"), (Row!.State, Row.InstanceId));
        Assert.Equal(made.Id, Ensure().Id);
    }

    [Fact]
    public void While_an_instance_is_being_deleted_it_is_not_returned()
    {
        var made = Ensure();
        Network.Singles.Enqueue(async (land, time, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(10), time, CancellationToken.None);
            return land();
        });

        var (deletion, ensuring) = (Task.CompletedTask, Task.CompletedTask);
        Run(async () =>
        {
            deletion = Client().DeleteInstanceAsync(made.Id);
            ensuring = Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration, Told());
            await deletion;
            await Assert.ThrowsAsync<InstanceNotEnsuredException>(() => ensuring);
        });

        Assert.Equal(ProvisioningState.Deleted, Row!.State);
    }

    [Fact]
    public void A_deletion_whose_process_ended_is_finished()
    {
        var made = Ensure();
        Write(new() { State = ProvisioningState.Deleting, Attempt = 1, Owner = "crashed", Lease = TimeSpan.FromSeconds(60), Instance = made });

        Assert.Equal(EnsureProblem.Deleted, Assert.Throws<InstanceNotEnsuredException>(() => Ensure()).Problem);
        Assert.Empty(Platform.Instances);
    }

    [Fact]
    public void An_instance_that_is_gone_already_leaves_a_tombstone_too()
    {
        var made = Ensure();
        Platform.Instances.Clear();

        Assert.Throws<ElementsApiException>(() => Delete(made.Id));

        Assert.Equal(ProvisioningState.Deleted, Row!.State);
    }

    [Fact]
    public void Two_that_delete_an_instance_at_once_leave_a_tombstone()
    {
        var made = Ensure();
        Network.Singles.Enqueue(static async (land, time, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), time, CancellationToken.None);
            return land();
        });

        Run(async () =>
        {
            var first = Client().DeleteInstanceAsync(made.Id);
            await Client().DeleteInstanceAsync(made.Id);
            await Assert.ThrowsAsync<ElementsApiException>(() => first);
        });

        Assert.Equal((ProvisioningState.Deleted, null), (Row!.State, Row.InstanceId));
    }

    [Fact]
    public void A_deletion_that_failed_does_not_take_back_what_another_one_did()
    {
        var made = Ensure();
        Network.Singles.Enqueue(static async (_, time, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), time, CancellationToken.None);
            return SimulatedPlatform.Error(HttpStatusCode.BadGateway, "No", isPlatforms: false);
        });

        Run(async () =>
        {
            var first = Client().DeleteInstanceAsync(made.Id);
            await Client().DeleteInstanceAsync(made.Id);
            await Assert.ThrowsAsync<ElementsApiException>(() => first);
        });

        Assert.Equal(ProvisioningState.Deleted, Row!.State);
    }

    [Fact]
    public void A_deletion_whose_process_ended_does_not_delete_what_has_the_id_since()
    {
        var made = Ensure();
        Write(new() { State = ProvisioningState.Deleting, Attempt = 1, Instance = made });
        var another = Platform.Instances[made.Id];
        (another.Tags, another.Name, another.Token) = ([], "another", "another-token");

        Assert.Equal(EnsureProblem.Deleted, Assert.Throws<InstanceNotEnsuredException>(() => Ensure()).Problem);

        Assert.Single(Platform.Instances);
        Assert.Equal(ProvisioningState.Deleted, Row!.State);
    }

    [Fact]
    public void If_a_store_fails_while_an_instance_is_marked_the_marks_are_taken_back()
    {
        var made = Ensure();
        Store.SaveAsync(Key with { Name = "same" }, made).Now();
        var writes = 0;
        var store = new HookedStore(Store)
        {
            BeforeWrite = _ => ++writes == 2 ? throw new IOException("The database is away") : Task.CompletedTask,
        };

        var exception = Assert.Throws<IOException>(() => Run(() => Client(store).DeleteInstanceAsync(made.Id)));

        Assert.Equal("The database is away", exception.Message);
        Assert.Equal(ProvisioningState.Retained, Row!.State);
        Assert.Single(Platform.Instances);
    }

    [Fact]
    public void If_a_mark_cannot_be_taken_back_the_exception_says_what_went_wrong_first()
    {
        var made = Ensure();
        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.Conflict));
        var store = new HookedStore(Store)
        {
            BeforeWrite = static change =>
                change.State is ProvisioningState.Retained ? throw new IOException("The database is away") : Task.CompletedTask,
        };

        Assert.Equal(
            HttpStatusCode.Conflict,
            Assert.Throws<ElementsApiException>(() => Run(() => Client(store).DeleteInstanceAsync(made.Id))).Status);
    }

    [Fact]
    public void An_instance_that_the_store_cannot_decrypt_is_deleted()
    {
        var made = Ensure();
        var store = new HookedStore(Store)
        {
            BeforeRead = static _ => throw new AmbiguousInstanceException("Cannot be decrypted.", []),
        };

        Run(() => Client(store).DeleteInstanceAsync(made.Id));

        Assert.Empty(Platform.Instances);
    }

    private void Delete(long id) => Run(() => Client().DeleteInstanceAsync(id));
}
