namespace ElementGen.Tests;

/// <summary>What is to be imported is somebody's already, or its name is.</summary>
public sealed class ImportingTakenNamesTests : EnsuringManyTest
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(2);

    [Fact]
    public void A_name_under_which_another_instance_is_retained_is_taken()
    {
        var made = Ensure();
        var byHand = Platform.Add(Name);

        AssertNameTaken(byHand);
        Assert.Equal($"{made.Id}", Row!.InstanceId);
    }

    [Fact]
    public void A_name_under_which_another_instance_is_missing_is_free_and_the_former_one_is_history()
    {
        var gone = Ensure();
        Platform.Instances.Clear();
        Assert.Throws<InstanceNotEnsuredException>(() => Ensure());
        var byHand = Platform.Add(Name);

        Assert.Equal(ImportOutcome.Imported, Import(byHand.Id).Outcome);

        Assert.Equal($"{byHand.Id}", Row!.InstanceId);
        Assert.True(Store.HasInstanceAsync(Key.Account, $"{gone.Id}").Now());
    }

    [Fact]
    public void A_name_whose_instance_only_the_platform_still_knows_is_taken()
    {
        var ours = Ensure();
        Store = new InMemoryInstanceStore(Time, Scope);

        var imported = Import(Platform.Add(Name).Id);

        Assert.Equal(ImportOutcome.NameTaken, imported.Outcome);
        Assert.Contains($"Instance {ours.Id} carries this store's tag", imported.Message, StringComparison.Ordinal);
        Assert.Equal(ours.Id, Ensure().Id);
    }

    [Fact]
    public void An_instance_that_lost_its_name_to_another_call_loses_the_tag_so_that_no_sweep_deletes_it()
    {
        Ensure();
        Platform.Instances.Clear();
        Assert.Throws<InstanceNotEnsuredException>(() => Ensure());
        var byHand = Platform.Add(Name, "infobip", "by hand");
        var isTaken = false;
        var store = new HookedStore(Store)
        {
            BeforeWrite = change =>
            {
                if (change.State is ProvisioningState.Retained && !isTaken)
                {
                    isTaken = true;
                    var ours = Platform.Add(Name, "infobip", Tag);
                    Assert.Equal(ImportOutcome.Imported, Import(ours.Id).Outcome);
                }

                return Task.CompletedTask;
            },
        };

        Assert.Equal(ImportOutcome.NameTaken, Run(() => Client(store).ImportInstanceAsync($"{byHand.Id}")).Outcome);
        Sweep();

        Assert.Equal(["by hand"], Platform.Instances[byHand.Id].Tags);
    }

    [Theory]
    [InlineData(ProvisioningState.Sent)]
    [InlineData(ProvisioningState.Deleted)]
    public void A_name_with_a_creation_or_deletion_that_has_not_ended_is_taken(ProvisioningState state)
    {
        Write(new() { State = state, Attempt = 1, SettleTime = SettleTime });

        AssertNameTaken(Platform.Add(Name));
        Assert.Equal(state, Row!.State);
    }

    [Fact]
    public void An_instance_whose_deletion_was_abandoned_is_not_retained_again()
    {
        var made = Ensure();
        Write(new() { State = ProvisioningState.Deleting, Attempt = 1, Instance = made });

        AssertNameTaken(Platform.Instances[made.Id]);
        Assert.Equal(ProvisioningState.Deleting, Row!.State);
    }

    [Fact]
    public void What_an_abandoned_creation_made_is_imported()
    {
        Write(new() { State = ProvisioningState.Sent, Attempt = 1, SettleTime = SettleTime });
        var ours = Platform.Add(Name, "infobip", Tag);

        Assert.Equal(ImportOutcome.Imported, Import(ours.Id).Outcome);
        Assert.Equal((ProvisioningState.Retained, $"{ours.Id}"), (Row!.State, Row.InstanceId));
        Assert.Equal([Tag], ours.Tags);
    }

    [Theory]
    [InlineData(ProvisioningState.Intended)]
    [InlineData(ProvisioningState.Failed)]
    public void A_creation_that_was_not_sent_is_replaced(ProvisioningState state)
    {
        Write(new() { State = state, Attempt = 1 });
        var byHand = Platform.Add(Name);

        Assert.Equal(ImportOutcome.Imported, Import(byHand.Id).Outcome);
        Assert.Equal(byHand.Id, Ensure().Id);
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public void Of_several_with_one_name_none_is_imported_and_each_says_so()
    {
        Platform.Add(Name);
        Platform.Add(Name);
        Platform.Add(Name, "shopify");

        var imported = ImportAll();

        Assert.Equal(2, imported.Count(static one => one.Outcome is ImportOutcome.NameTaken));
        Assert.All(
            imported.Where(static one => one.Outcome is ImportOutcome.NameTaken),
            static one => Assert.Contains("101, 102", one.Message, StringComparison.Ordinal));
        Assert.Equal("103", Assert.Single(imported, static one => one.Outcome is ImportOutcome.Imported).Id);
        Assert.Null(Row);
    }

    [Fact]
    public void Of_several_with_one_name_the_retained_one_stays_so()
    {
        var made = Ensure();
        Platform.Add(Name);

        var imported = ImportAll().ToDictionary(static one => one.Id, static one => one.Outcome);

        Assert.Equal(ImportOutcome.AlreadyRetained, imported[$"{made.Id}"]);
        Assert.Equal(ImportOutcome.NameTaken, imported["102"]);
    }

    [Fact]
    public void An_instance_with_another_store_s_tag_is_left_alone()
    {
        var tag = InstanceTag.Of("another scope", Key);
        var theirs = Platform.Add(Name, "infobip", tag);

        Assert.Equal(ImportOutcome.OthersTag, Import(theirs.Id).Outcome);
        Assert.Equal([tag], theirs.Tags);
        Assert.Null(Row);
    }

    [Fact]
    public void An_instance_that_is_retained_under_another_name_is_not_retained_twice()
    {
        var made = Ensure();

        var imported = Import(made.Id, "another");

        Assert.Equal((Key, ImportOutcome.AlreadyRetained), (imported.Key, imported.Outcome));
        Assert.Equal(made.Token, imported.Instance!.Token);
        Platform.Instances[made.Id].Tags.Clear();
        Assert.Equal(ImportOutcome.AlreadyRetained, Import(made.Id, "another").Outcome);
        Assert.Null(Store.ReadRowAsync(KeyOf("another")).Now());
    }

    [Fact]
    public void Two_clients_that_import_at_once_have_the_same_instances()
    {
        foreach (var name in Names(10))
            Platform.Add(name);

        Network.Latency = TimeSpan.FromMilliseconds(100);
        var (one, other) = (new List<ImportedInstance>(), new List<ImportedInstance>());

        Run(() => Task.WhenAll(ReadInto(one), ReadInto(other)));

        Assert.All(one.Concat(other), static imported => Assert.NotNull(imported.Instance));
        Assert.Equal(10, one.Concat(other).Count(static imported => imported.Outcome is ImportOutcome.Imported));
        Assert.All(Platform.Instances.Values, static instance => Assert.Equal([TagOf(instance.Name)], instance.Tags));
        AssertEachIsThereOnce(Names(10));

        async Task ReadInto(List<ImportedInstance> read)
        {
            await foreach (var imported in Client().ImportAsync())
                read.Add(imported);
        }
    }

    [Fact]
    public void An_import_beside_a_call_that_ensures_the_name_leaves_one_instance()
    {
        var byHand = Platform.Add(Name);
        Network.Latency = TimeSpan.FromMilliseconds(100);
        ImportedInstance? imported = null;
        ProvisionedInstance? ensured = null;

        Run(async () =>
        {
            var ensuring = Client().EnsureProvisionedInstanceAsync(Name, Seed.Configuration);
            imported = await Client().ImportInstanceAsync($"{byHand.Id}");
            ensured = await ensuring;
        });

        Assert.Equal(ImportOutcome.NameTaken, imported!.Outcome);
        Assert.Equal($"{ensured!.Id}", Row!.InstanceId);
        Assert.Empty(byHand.Tags);
    }

    [Fact]
    public void What_another_organization_has_under_the_name_on_the_default_account_is_left_as_it_is()
    {
        Run(() => Client(organization: "another", hasAccount: false).EnsureProvisionedInstanceAsync(Name, Seed.Configuration));
        var byHand = Platform.Add(Name);

        var imported = Run(() => Client(hasAccount: false).ImportInstanceAsync($"{byHand.Id}"));

        Assert.Equal(ImportOutcome.Failed, imported.Outcome);
        Assert.IsType<OtherOrganizationException>(imported.Exception);
        Assert.Empty(byHand.Tags);
    }

    [Fact]
    public void An_instance_whose_name_or_element_the_platform_does_not_tell_says_what_to_do()
    {
        var nameless = Platform.Add("");
        var elementless = Platform.Add(Name, "");

        Assert.IsType<InvalidOperationException>(Import(nameless.Id).Exception);
        Assert.IsType<InvalidOperationException>(Import(elementless.Id).Exception);
        Assert.Equal(ImportOutcome.Imported, Import(nameless.Id, "chosen").Outcome);
        var filtered = ReadAll(Client().ImportAsync(new InstanceFilter { ElementKey = "infobip", SearchText = Name }));
        Assert.Equal((Key, ImportOutcome.Imported), (filtered.Single().Key, filtered.Single().Outcome));
    }

    [Fact]
    public void A_name_that_nobody_could_ensure_and_tags_that_are_null_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Run(() => Client().ImportInstanceAsync("101", " ")));
        Assert.Throws<ArgumentException>(() => Run(() => Client().ImportInstanceAsync(" ")));
        Assert.Throws<ArgumentException>(() => Client().ImportAsync(new InstanceFilter { Tags = null! }));
        Assert.Empty(Network.Requests);
    }

    private void AssertNameTaken(SimulatedInstance instance)
    {
        var (tags, revision) = (instance.Tags.ToList(), Row!.Revision);

        var imported = Import(instance.Id);

        Assert.Equal((Key, ImportOutcome.NameTaken), (imported.Key, imported.Outcome));
        Assert.NotEqual("", imported.Message);
        Assert.Null(imported.Instance);
        Assert.Equal(tags, instance.Tags);
        Assert.Equal(revision, Row.Revision);
    }

    private ImportedInstance Import(long id, string? name = null) => Run(() => Client().ImportInstanceAsync($"{id}", name));

    private List<ImportedInstance> ImportAll() => ReadAll(Client().ImportAsync());
}
