using System.Net;

namespace ElementGen.Tests;

/// <summary>Instances that others made are taken into the store.</summary>
public sealed class ImportingTests : EnsuringManyTest
{
    [Fact]
    public void An_instance_is_imported_by_its_id_and_then_found_without_a_creation()
    {
        var byHand = Platform.Add(Name, "infobip", "by hand");

        var imported = Import(byHand.Id);

        Assert.Equal((Key, $"{byHand.Id}", ImportOutcome.Imported, ""), (imported.Key, imported.Id, imported.Outcome, imported.Message));
        Assert.Equal(byHand.Token, imported.Instance!.Token.Reveal());
        Assert.Null(imported.Exception);
        Assert.Equal(["by hand", Tag], byHand.Tags);
        Assert.Equal("Imported: instance 101, 'acme-sms' of 'infobip' in account 'acme'", imported.ToString());
        AssertIsFound(byHand);
    }

    [Fact]
    public void An_instance_is_imported_under_another_name()
    {
        var byHand = Platform.Add("by hand");

        Assert.Equal((Key, ImportOutcome.Imported), End(Import(byHand.Id, Name)));
        AssertIsFound(byHand);
        Assert.Equal("by hand", byHand.Name);
    }

    [Fact]
    public void What_a_tag_finds_is_imported_and_the_rest_is_left_alone()
    {
        var (one, other) = (Platform.Add("one", "infobip", "by hand"), Platform.Add("other", "infobip", "by hand"));
        var rest = Platform.Add("rest");

        var imported = ImportAll(new InstanceFilter { Tags = ["by hand"] });

        Assert.Equal([one.Id, other.Id], imported.Select(static instance => instance.Instance!.Id).Order());
        Assert.Equal(["by hand", TagOf("one")], one.Tags);
        Assert.Equal(["by hand", TagOf("other")], other.Tags);
        Assert.Empty(rest.Tags);
    }

    [Fact]
    public void What_has_a_name_is_imported_by_it()
    {
        var byHand = Platform.Add(Name);
        Platform.Add("another");

        var imported = ImportAll(new InstanceFilter { ElementKey = "infobip", SearchText = Name });

        Assert.Equal((Key, ImportOutcome.Imported), End(Assert.Single(imported)));
        AssertIsFound(byHand);
    }

    [Fact]
    public void All_instances_of_an_element_are_imported_under_names_that_the_caller_chooses_or_left_out()
    {
        Platform.Add("Tenant 1");
        Platform.Add("Tenant 2");
        Platform.Add("Test");
        Platform.Add("Shop", "shopify");

        var imported = ImportAll(
            new InstanceFilter { ElementKey = "infobip" },
            new ImportOptions { NameOf = static instance => instance.Name == "Test" ? null : instance.Name.ToUpperInvariant() });

        Assert.Equal(["TENANT 1", "TENANT 2"], imported.Select(static instance => instance.Key.Name).Order());
        Assert.All(imported, static instance => Assert.Equal(ImportOutcome.Imported, instance.Outcome));
    }

    [Fact]
    public void All_of_an_organization_are_imported_and_a_second_import_changes_nothing()
    {
        foreach (var name in Names(20))
            Platform.Add(name);

        Assert.All(ImportAll(), static one => Assert.Equal(ImportOutcome.Imported, one.Outcome));
        AssertEachIsThereOnce(Names(20));
        Network.Requests.Clear();

        Assert.All(ImportAll(), static one => Assert.Equal((ImportOutcome.AlreadyRetained, true), (one.Outcome, one.Instance is not null)));

        Assert.All(Network.Requests, static request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.All(EnsureAll(Desired(20)), static one => Assert.Equal(EnsureOutcome.Found, one.Outcome));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public void What_was_imported_is_not_deleted_by_a_sweep_and_found_again_by_its_tag_if_the_store_is_lost()
    {
        var byHand = Platform.Add(Name);
        Import(byHand.Id);
        Time.Run(TimeSpan.FromDays(1));

        Assert.Empty(Sweep().Findings);
        AssertIsFound(byHand);

        Store = new InMemoryInstanceStore(Time, Scope);
        AssertIsFound(byHand);
    }

    [Fact]
    public void A_token_that_only_the_list_tells_is_kept()
    {
        var byHand = Platform.Add(Name);
        Network.Singles.Enqueue(WithoutToken);
        Network.Singles.Enqueue(WithoutToken);
        Network.Singles.Enqueue(WithoutToken);

        var imported = Assert.Single(ImportAll());

        Assert.Equal((ImportOutcome.Imported, byHand.Token), (imported.Outcome, imported.Instance!.Token.Reveal()));
    }

    [Fact]
    public void A_token_that_only_the_instance_itself_tells_is_kept()
    {
        var byHand = Platform.Add(Name);
        Network.Lists.Enqueue(WithoutToken);

        Assert.Equal(byHand.Token, Assert.Single(ImportAll()).Instance!.Token.Reveal());
    }

    [Fact]
    public void A_token_that_is_told_nowhere_can_be_saved_from_elsewhere()
    {
        var byHand = Platform.Add(Name, "infobip", "by hand");
        Platform.TellsTokens = false;

        var imported = Assert.Single(ImportAll());

        Assert.Equal((Key, ImportOutcome.TokenNotTold), End(imported));
        Assert.Contains("store.SaveAsync(", imported.Message, StringComparison.Ordinal);
        Assert.Null(imported.Instance);
        Assert.Null(Row);
        Assert.Equal(["by hand"], byHand.Tags);
        Store.SaveAsync(Key, Saved(byHand)).Now();
        Assert.Equal((Key, ImportOutcome.AlreadyRetained), End(Import(byHand.Id)));
        AssertIsFound(byHand);
    }

    [Fact]
    public void A_missing_instance_that_is_back_is_retained_again()
    {
        var made = Ensure();
        Write(new() { State = ProvisioningState.Missing, Attempt = 1, Instance = made });

        Assert.Equal(ImportOutcome.AlreadyRetained, Import(made.Id).Outcome);
        Assert.Equal(ProvisioningState.Retained, Row!.State);
    }

    [Fact]
    public void What_was_saved_without_an_account_is_claimed()
    {
        var byHand = Platform.Add(Name);
        Store.SaveAsync(Saved(byHand)).Now();

        Assert.Equal((Key, ImportOutcome.AlreadyRetained), End(Import(byHand.Id)));
        AssertIsFound(byHand);
    }

    [Fact]
    public void An_instance_that_is_gone_is_missing()
    {
        Assert.Equal(ImportOutcome.Missing, Import(999).Outcome);
        Assert.Null(Row);
    }

    [Fact]
    public void An_instance_that_only_the_list_shows_is_missing()
    {
        var byHand = Platform.Add(Name);
        Network.Lists.Enqueue((land, _, _) =>
        {
            var answer = land();
            Platform.Instances.Remove(byHand.Id);
            return Task.FromResult(answer);
        });

        Assert.Equal((Key, ImportOutcome.Missing), End(Assert.Single(ImportAll())));
        Assert.Null(Row);
    }

    [Fact]
    public void A_list_that_fails_or_is_not_whole_imports_nothing()
    {
        Platform.Add(Name);
        Network.Lists.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.InternalServerError));
        Network.Lists.Enqueue((land, _, _) =>
        {
            var answer = land();
            answer.Headers.TryAddWithoutValidation("elements-total-count", "2");
            return Task.FromResult(answer);
        });

        Assert.Throws<ElementsApiException>(() => ImportAll());
        Assert.Throws<ElementsApiException>(() => ImportAll());
        Assert.Null(Row);
        Assert.Empty(Platform.Instances[101].Tags);
    }

    [Fact]
    public void A_platform_that_has_too_many_requests_is_waited_for()
    {
        foreach (var name in Names(5))
            Platform.Add(name);

        var refused = 0;
        Network.Latency = TimeSpan.FromMilliseconds(100);
        Network.Refuse = _ => ++refused % 5 == 1 ? ScriptedNetwork.TooMany("2") : null;

        Assert.All(ImportAll(), static one => Assert.Equal(ImportOutcome.Imported, one.Outcome));
        AssertEachIsThereOnce(Names(5));

        refused = 0;
        Platform.Add(Name);
        Assert.Equal(ImportOutcome.Imported, Import(106).Outcome);
    }

    [Fact]
    public void A_page_that_is_refused_because_of_too_many_requests_is_asked_for_again_and_not_the_list_from_its_start()
    {
        var (first, second) = (Platform.Add("first"), Platform.Add("second"));
        Network.Lists.Enqueue(PageWithout(second, next: "page 2"));
        Network.Lists.Enqueue(static (_, _, _) => Task.FromResult(ScriptedNetwork.TooMany("2")));
        Network.Lists.Enqueue(PageWithout(first, next: null));

        Assert.Equal([first.Id, second.Id], ImportAll().Select(static one => one.Instance!.Id).Order());
        Assert.Equal(["GET instances", "GET instances", "GET instances", $"GET {first.Id}"], Network.Requests.Take(4));
    }

    [Fact]
    public void An_instance_whose_name_the_platform_does_not_tell_says_so_unless_the_caller_leaves_it_out()
    {
        var nameless = Platform.Add("");

        var failed = Assert.Single(ImportAll());

        Assert.Equal(($"{nameless.Id}", ImportOutcome.Failed), (failed.Id, failed.Outcome));
        Assert.Contains("does not tell the name", failed.Message, StringComparison.Ordinal);
        Assert.Empty(ImportAll(options: new ImportOptions { NameOf = static instance => instance.Name }));
    }

    [Fact]
    public void An_instance_that_fails_says_why_and_does_not_keep_the_others_from_being_imported()
    {
        foreach (var name in Names(5))
            Platform.Add(name);

        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.Forbidden));

        var imported = ImportAll();

        var failed = Assert.Single(imported, static one => one.Outcome is not ImportOutcome.Imported);
        Assert.Equal(ImportOutcome.Failed, failed.Outcome);
        Assert.Equal(HttpStatusCode.Forbidden, Assert.IsType<ElementsApiException>(failed.Exception).Status);
        Assert.NotEqual("", failed.Message);
        Assert.Equal(4, imported.Count(static one => one.Outcome is ImportOutcome.Imported));
    }

    [Fact]
    public void A_tag_that_could_not_be_set_leaves_nothing_that_keeps_the_next_import_from_it()
    {
        var byHand = Platform.Add(Name);
        Network.Singles.Enqueue(ScriptedNetwork.Answered);
        Network.Singles.Enqueue(ScriptedNetwork.Answered);
        Network.Singles.Enqueue(ScriptedNetwork.Answered);
        Network.Singles.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.Forbidden));

        Assert.Equal(ImportOutcome.Failed, Import(byHand.Id).Outcome);
        Assert.Null(Row!.Owner);
        Assert.Equal(ImportOutcome.Imported, Import(byHand.Id).Outcome);
        AssertIsFound(byHand);
    }

    private static Task<HttpResponseMessage> WithoutToken(Func<HttpResponseMessage> land, SimulatedTime time, CancellationToken cancellationToken)
    {
        var text = land().Content.ReadAsStringAsync(CancellationToken.None).GetAwaiter().GetResult();
        return Task.FromResult(SimulatedPlatform.Json(
            System.Text.RegularExpressions.Regex.Replace(text, "\"token\":\"[^\"]*\"", "\"token\":\"********\"")));
    }

    private Fate PageWithout(SimulatedInstance other, string? next) => (land, _, _) =>
    {
        Platform.Instances.Remove(other.Id);
        var answer = land();
        Platform.Instances[other.Id] = other;
        if (next is not null)
            answer.Headers.TryAddWithoutValidation("elements-next-page-token", next);

        return Task.FromResult(answer);
    };

    private static (InstanceKey, ImportOutcome) End(ImportedInstance imported) => (imported.Key, imported.Outcome);

    private ImportedInstance Import(long id, string? name = null) => Run(() => Client().ImportInstanceAsync($"{id}", name));

    private List<ImportedInstance> ImportAll(InstanceFilter? filter = null, ImportOptions? options = null) =>
        ReadAll(Client().ImportAsync(filter, options));

    private void AssertIsFound(SimulatedInstance expected)
    {
        Assert.Equal(expected.Id, Ensure().Id);
        Assert.Empty(Network.Sent);
        Assert.Equal((ProvisioningState.Retained, $"{expected.Id}"), (Row!.State, Row.InstanceId));
        Assert.Equal(expected.Token, Row.Instance!.Token.Reveal());
    }
}
