using System.Net;

namespace ElementGen.Tests;

/// <summary>Clients of several platforms and organizations share a store.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private const string Host = "localhost";
    private const string Name = "API Instance";

    private readonly AccountsInMemory _store = new();
    private LocalElementsPlatform _platform = null!;

    // Its own, because these tests name the secrets of their organizations.
    public async Task InitializeAsync() =>
        _platform = await LocalElementsPlatform.StartAsync(new LocalElementsPlatformOptions { OpensPort = false });

    public Task DisposeAsync() => _platform.DisposeAsync().AsTask();

    [Theory]
    [InlineData("https://api.cloud-elements.com", "api.cloud-elements.com")]
    [InlineData("https://API.cloud-elements.com:443/elements/api-v2", "api.cloud-elements.com")]
    [InlineData("https://api.cloud-elements.com:8443", "api.cloud-elements.com:8443")]
    [InlineData("http://127.0.0.1:5000", "127.0.0.1:5000")]
    public void By_default_the_account_is_host_and_port(string address, string account)
    {
        using var client = Client(address: address);

        Assert.Equal(account, client.Account);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_account_is_refused(string account) => Assert.Throws<ArgumentException>(() => Client(account));

    [Fact]
    public async Task What_a_client_provisions_is_found_by_clients_of_its_account_only()
    {
        using var acme = Client("acme");
        using var sameAccount = Client("acme", "another+secret");
        using var bolt = Client("bolt");
        await InfobipSms.ProvisionAsync(acme, Name, Seed.Configuration);

        Assert.Equal([new InstanceKey("acme", "infobip", Name)], _store.Keys);
        Assert.Equal(Seed.Instance.Token, (await sameAccount.FindRetainedInstanceAsync("infobip", Name))!.Token);
        Assert.Null(await bolt.FindRetainedInstanceAsync("infobip", Name));
    }

    [Fact]
    public async Task What_a_client_deletes_stays_with_the_other_account()
    {
        using var acme = Client("acme");
        using var bolt = Client("bolt");
        var sms = await InfobipSms.ProvisionAsync(acme, Name, Seed.Configuration);
        await InfobipSms.ProvisionAsync(bolt, Name, Seed.Configuration);

        await sms.DeleteAsync();

        Assert.Equal(["bolt"], _store.Keys.Select(static key => key.Account));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Under_the_default_account_deleting_forgets_nothing_that_another_organization_made(HttpStatusCode status)
    {
        using var one = Client(organization: "one+organization=");
        using var other = Client(organization: "other+organization=", deletion: Deleting(status));
        await InfobipSms.ProvisionAsync(one, Name, Seed.Configuration);
        await _store.SaveAsync(new InstanceKey(Host, "infobip", "ours"), Made("other+organization="));
        await _store.SaveAsync(new InstanceKey(Host, "infobip", "of no organization"), Seed.Instance);

        await DeleteAsync(other);

        Assert.Equal([new InstanceKey(Host, "infobip", Name)], _store.Keys);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_store_that_knows_no_accounts_forgets_nothing_that_another_organization_made(HttpStatusCode status)
    {
        var store = new StoreInMemory();
        using var one = TestPlatform.NewOrganization().Answer(Answering(Seed.Answer)).Client(store);
        using var other = TestPlatform.NewOrganization().Answer(Deleting(status)).Client(store);
        var sms = await InfobipSms.ProvisionAsync(one, Name, Seed.Configuration);

        await Record.ExceptionAsync(() => other.DeleteInstanceAsync(sms.Instance.Id));

        Assert.Same(sms.Instance, Assert.Single(store.Instances));
    }

    [Fact]
    public async Task After_its_secret_was_changed_an_organization_that_names_the_account_deletes_its_instances()
    {
        using (var before = Client(organization: "old+secret="))
            await InfobipSms.ProvisionAsync(before, Name, Seed.Configuration);

        using var after = Client(Host, "new+secret=", deletion: Deleting(HttpStatusCode.OK));
        await after.DeleteInstanceAsync(123);

        Assert.Empty(_store.Keys);
    }

    [Fact]
    public async Task Deleting_by_an_id_forgets_an_instance_without_an_account_only_if_this_organization_made_it()
    {
        await _store.SaveAsync(new InstanceKey("", "infobip", "another platform's"), Seed.Instance);
        await _store.SaveAsync(new InstanceKey("", "infobip", "another organization's"), Made("other+organization="));
        await _store.SaveAsync(new InstanceKey("", "infobip", "ours"), Made("one+organization="));
        using var client = Client("acme", "one+organization=", deletion: Deleting(HttpStatusCode.OK));

        await client.DeleteInstanceAsync(123);

        Assert.Equal(["another platform's", "another organization's"], _store.Keys.Select(static key => key.Name));
    }

    [Fact]
    public async Task Deleting_an_attached_instance_forgets_the_one_without_an_account_that_has_its_token()
    {
        await _store.SaveAsync(new InstanceKey("", "infobip", "another platform's"), Instance("another token"));
        await _store.SaveAsync(new InstanceKey("", "infobip", "this one"), Instance("its token"));
        using var client = Client("acme", deletion: Deleting(HttpStatusCode.OK));

        await InfobipSms.Attach(client, Instance("its token")).DeleteAsync();

        Assert.Equal(["another platform's"], _store.Keys.Select(static key => key.Name));
    }

    [Fact]
    public async Task An_instance_without_an_account_stays_when_the_platform_knows_none_with_its_id()
    {
        await _store.SaveAsync(new InstanceKey("", "infobip", Name), Made("one+organization="));
        await _store.SaveAsync(new InstanceKey("acme", "infobip", Name), Made("one+organization="));
        using var client = Client("acme", "one+organization=", deletion: Deleting(HttpStatusCode.NotFound));

        await DeleteAsync(client, attached: true);
        await DeleteAsync(client);

        Assert.Equal([""], _store.Keys.Select(static key => key.Account));
    }

    [Fact]
    public async Task A_name_that_the_platform_cleans_is_found_as_it_was_asked_for()
    {
        using var client = Client(answer: Seed.Answer.Replace("\"API Instance\"", "\"API Instance (1)\"", StringComparison.Ordinal));
        var made = await InfobipSms.ProvisionAsync(client, Name, Seed.Configuration);

        var found = await client.FindRetainedInstanceAsync(InfobipSms.ElementKey, Name);

        Assert.Equal("API Instance (1)", made.Instance.Name);
        Assert.Equal("API Instance (1)", found!.Name);
        Assert.Null(await client.FindRetainedInstanceAsync(InfobipSms.ElementKey, "API Instance (1)"));
    }

    [Fact]
    public async Task An_instance_whose_elements_key_the_platform_spells_in_another_way_is_found_and_attached()
    {
        using var client = Client(answer: Seed.Answer.Replace("\"infobip\"", "\"InfoBip\"", StringComparison.Ordinal));
        await InfobipSms.ProvisionAsync(client, Name, Seed.Configuration);

        var found = await client.FindRetainedInstanceAsync(InfobipSms.ElementKey, Name);

        Assert.Equal("InfoBip", found!.Element.Key);
        Assert.Same(found, InfobipSms.Attach(client, found).Instance);
        Assert.Throws<ArgumentException>(() => BigCommerce.Attach(client, found));
    }

    [Fact]
    public async Task A_store_without_accounts_finds_it_under_what_was_asked_for_too()
    {
        var store = new StoreInMemory();
        const string answer = """{"id":7,"name":"cleaned","token":"t0ken","element":{"key":"InfoBip"}}""";
        using var client = TestPlatform.Answering(HttpStatusCode.OK, answer).Client(store);
        await InfobipSms.ProvisionAsync(client, Name, Seed.Configuration);

        var found = await client.FindRetainedInstanceAsync("infobip", Name);

        Assert.Equal("t0ken", InfobipSms.Attach(client, found!).Instance.Token.Reveal());
    }

    [Fact]
    public async Task Without_an_account_an_instance_of_another_organization_is_not_handed_out()
    {
        using var one = Client(organization: "one+organization=");
        using var other = Client(organization: "other+organization=");
        await InfobipSms.ProvisionAsync(one, Name, Seed.Configuration);

        var exception = await Assert.ThrowsAsync<OtherOrganizationException>(() => other.FindRetainedInstanceAsync("infobip", Name));

        Assert.Equal(new InstanceKey(Host, "infobip", Name), exception.Key);
        Assert.Contains("Set ElementsClientOptions.Account", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("organization=", exception.ToString(), StringComparison.Ordinal);
        Assert.NotNull(await one.FindRetainedInstanceAsync("infobip", Name));
    }

    [Fact]
    public async Task An_instance_is_found_after_its_organizations_account_was_set()
    {
        using (var before = Client(organization: "one+organization="))
            await InfobipSms.ProvisionAsync(before, Name, Seed.Configuration);

        using var other = Client("other", "other+organization=");
        using var one = Client("one", "one+organization=");

        Assert.Null(await other.FindRetainedInstanceAsync("infobip", Name));
        Assert.Equal(Seed.Instance.Token, (await one.FindRetainedInstanceAsync("infobip", Name))!.Token);
        Assert.Equal(["one"], _store.Keys.Select(static key => key.Account));
    }

    [Fact]
    public async Task When_an_instance_without_an_id_moves_to_its_account_those_of_other_names_stay()
    {
        const string answer = """{ "token": "token/1=", "element": { "key": "infobip" } }""";
        using (var before = Client(organization: "one+organization=", answer: answer))
        {
            await InfobipSms.ProvisionAsync(before, Name, Seed.Configuration);
            await InfobipSms.ProvisionAsync(before, "another", Seed.Configuration);
        }

        using var one = Client("one", "one+organization=");

        Assert.NotNull(await one.FindRetainedInstanceAsync("infobip", Name));
        Assert.Equal(
            [("one", Name), (Host, "another")],
            _store.Keys.Select(static key => (key.Account, key.Name)).OrderByDescending(static key => key.Account, StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_its_secret_was_changed_an_organization_finds_its_instances_by_naming_the_account()
    {
        using (var before = Client(organization: "old+secret="))
            await InfobipSms.ProvisionAsync(before, Name, Seed.Configuration);

        using var after = Client(Host, "new+secret=");

        Assert.NotNull(await after.FindRetainedInstanceAsync("infobip", Name));
    }

    [Fact]
    public async Task An_instance_that_tells_no_organization_is_handed_out()
    {
        await _store.SaveAsync(new InstanceKey(Host, "infobip", Name), Seed.Instance);
        using var client = Client();

        Assert.NotNull(await client.FindRetainedInstanceAsync("infobip", Name));
    }

    [Fact]
    public async Task What_is_retained_tells_the_organizations_secret_to_nobody()
    {
        using var client = Client(organization: "one+organization=");
        var first = await client.ProvisionInstanceAsync(Name, Seed.Configuration);
        var second = await client.ProvisionInstanceAsync(Name, Seed.Configuration);

        // Two salts, so that nobody sees who shares a secret.
        Assert.NotEqual(first.AskedFor!.Organization, second.AskedFor!.Organization);
        var credentials = new ElementsCredentials("user", "one+organization=");
        Assert.True(OrganizationMark.IsOf(first.AskedFor.Organization!, credentials));
        Assert.DoesNotContain("organization", first.AskedFor.Organization!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no mark")]
    [InlineData("AAAA")]
    public void What_is_no_mark_is_of_no_organization(string mark) =>
        Assert.False(OrganizationMark.IsOf(mark, new ElementsCredentials("user", "organization")));

    [Fact]
    public async Task A_client_without_a_store_says_so()
    {
        using var client = TestPlatform.NewOrganization().Client();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => client.FindRetainedInstanceAsync("infobip", Name));

        Assert.Contains("ElementsClientOptions.Store", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_whose_id_is_no_number_is_deleted_by_it()
    {
        const string answer = """{"id":"a/b-c","name":"API Instance","token":"t0ken","element":{"key":"infobip"}}""";
        var transport = FakeTransport.Answering(answer);
        using var client = new ElementsClient(new HttpClient(transport), Options("acme", FakeTransport.Address));
        var sms = await InfobipSms.ProvisionAsync(client, Name, Seed.Configuration);

        await sms.DeleteAsync();

        Assert.Equal("DELETE", transport.Requests[^1].Method);
        Assert.Equal("https://api.cloud-elements.com/elements/api-v2/instances/a%2Fb-c", transport.Requests[^1].Address.AbsoluteUri);
        Assert.Empty(_store.Keys);
    }

    [Fact]
    public async Task An_instance_without_an_id_is_not_deleted_by_the_id_0()
    {
        using var client = Client("acme", answer: Seed.AnswerWithout("id"));
        var sms = await InfobipSms.ProvisionAsync(client, Name, Seed.Configuration);

        await Assert.ThrowsAsync<InvalidOperationException>(() => sms.DeleteAsync());

        Assert.Equal("POST", Assert.Single(_platform.Requests).Method);
        Assert.Single(_store.Keys);
    }

    private ElementsClient Client(
        string? account = null,
        string organization = "organization+secret/=",
        string address = "http://" + Host,
        string answer = Seed.Answer,
        Fault? deletion = null)
    {
        var ours = _platform.NewOrganization(new ElementsCredentials("user+secret/=", organization));
        ours.ClearFaults();
        ours.Fail(Call.CreateInstance, Answering(answer));
        ours.Fail(Call.DeleteInstance, deletion ?? Deleting(HttpStatusCode.OK));
        return new ElementsClient(new HttpClient(ours.CreateHandler()), Options(account, new Uri(address), ours.Credentials));
    }

    private ElementsClientOptions Options(string? account, Uri address, ElementsCredentials? credentials = null) => new()
    {
        BaseAddress = address,
        Credentials = credentials ?? new ElementsCredentials("user+secret/=", "organization+secret/="),
        Store = _store,
        Account = account,
    };

    private static async Task DeleteAsync(ElementsClient client, bool attached = false)
    {
        try
        {
            await (attached ? InfobipSms.Attach(client, Seed.Instance).DeleteAsync() : client.DeleteInstanceAsync(123));
        }
        catch (ElementsApiException exception)
        {
            Assert.Equal(HttpStatusCode.NotFound, exception.Status);
        }
    }

    private static ProvisionedInstance Made(string organization)
    {
        var instance = Instance(Seed.Instance.Token);
        instance.AskedFor = new AskedFor { Organization = OrganizationMark.Of(new ElementsCredentials("user", organization)) };
        return instance;
    }

    private static ProvisionedInstance Instance(Secret token) =>
        new() { Id = 123, Name = Name, Token = token, Element = new ElementSummary { Key = "infobip" } };

    private static Fault Deleting(HttpStatusCode status) =>
        TestPlatform.Given(status, """{"requestId":"1","message":"answered"}""", headers: ("elements-request-id", "1"));

    private static Fault Answering(string answer) =>
        TestPlatform.Given(HttpStatusCode.OK, answer, headers: ("elements-request-id", "1"));
}
