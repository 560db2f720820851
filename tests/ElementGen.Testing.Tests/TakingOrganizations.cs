using System.Net;
using ElementGen.LocalPlatform;
using ElementGen.Storage;

namespace ElementGen.Testing.Tests;

/// <summary>Each test takes an organization of its own, so that all can run at the same time on one platform.</summary>
public sealed class TakingOrganizations : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InfobipSms.Configuration _configuration = new() { Username = "acme", Password = Guid.NewGuid().ToString() };
    private LocalElementsPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await LocalElementsPlatform.StartAsync();

    public Task DisposeAsync() => _platform.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tests_that_run_at_the_same_time_see_only_what_they_made_and_asked_for()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async number =>
        {
            var organization = _platform.NewOrganization();
            using var store = SqliteInstanceStore.Open(_folder[$"{number}.db"]);
            using var client = organization.CreateClient(store);
            if (number % 4 == 0)
                organization.Fail(Call.DeleteInstance, Fault.Status(503));

            await InfobipSms.ProvisionAsync(client, "acme", _configuration);
            var other = await InfobipSms.ProvisionAsync(client, $"other {number}", _configuration);
            if (number % 4 == 0)
                await Assert.ThrowsAsync<ElementsApiException>(() => other.DeleteAsync());
            else
                await other.DeleteAsync();

            Assert.Equal(3, organization.Requests.Count);
            Assert.Equal(number % 4 == 0 ? 2 : 1, organization.Instances.Count);
            organization.Verify.OneInstance("infobip", "acme");
            organization.Verify.NoUnknownCalls();
            await organization.Verify.NoTokenLost(store);
        }));

        Assert.Equal(48, _platform.Requests.Count);
    }

    [Fact]
    public async Task A_request_is_in_the_journal_as_soon_as_it_is_answered()
    {
        var organization = _platform.NewOrganization();
        using var client = organization.CreateClient();
        using var handler = new HttpClient(organization.CreateHandler());
        using var withoutSocket = new ElementsClient(handler, new() { BaseAddress = new("http://localhost/"), Credentials = organization.Credentials });
        for (var made = 1; made <= 300; made++)
        {
            var sms = await InfobipSms.ProvisionAsync(made % 2 == 0 ? client : withoutSocket, $"acme {made}", _configuration);

            Assert.Equal(made, organization.Requests.Count);
            Assert.Equal(sms.Instance.Id, organization.Requests[^1].Instance);
            Assert.Equal(200, organization.Requests[^1].Status);
        }
    }

    [Fact]
    public async Task Organizations_share_a_store_and_each_finds_its_own_instances()
    {
        var (one, other) = (_platform.NewOrganization(), _platform.NewOrganization());
        using var store = SqliteInstanceStore.Open(_folder["instances.db"]);
        using var client = one.CreateClient(store);
        using var otherClient = other.CreateClient(store);

        var sms = await InfobipSms.ProvisionAsync(client, "acme", _configuration);
        var otherSms = await InfobipSms.ProvisionAsync(otherClient, "acme", _configuration);

        Assert.Equal((one.Account, other.Account), (client.Account, otherClient.Account));
        Assert.Equal(sms.Instance.Token, (await client.FindRetainedInstanceAsync("infobip", "acme"))!.Token);
        Assert.Equal(otherSms.Instance.Token, (await otherClient.FindRetainedInstanceAsync("infobip", "acme"))!.Token);
        Assert.DoesNotContain(one.Credentials.Organization.Reveal(), one.Account, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_secrets_give_the_same_organization()
    {
        var organization = _platform.NewOrganization();

        Assert.Same(organization, _platform.NewOrganization(organization.Credentials));
        Assert.Same(_platform.DefaultOrganization, _platform.NewOrganization(_platform.DefaultOrganization.Credentials));
        Assert.NotSame(organization, _platform.NewOrganization());
    }

    [Fact]
    public async Task A_handler_adds_no_authorization_so_what_a_test_forgets_is_refused()
    {
        using var http = new HttpClient(_platform.NewOrganization().CreateHandler());

        using var answer = await http.GetAsync(new Uri("http://localhost/elements/api-v2/instances"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(Assert.Single(_platform.Requests).Organization);
    }

    [Fact]
    public async Task What_fails_for_one_organization_or_for_all_works_again_once_it_is_ended()
    {
        var organization = _platform.NewOrganization();
        using var client = organization.CreateClient();
        using var other = _platform.NewOrganization().CreateClient();

        organization.Fail(Call.CreateInstance, Fault.Status(503));
        Assert.False((await Assert.ThrowsAsync<ElementsApiException>(() => InfobipSms.ProvisionAsync(client, "acme", _configuration))).Instance is not null);
        await InfobipSms.ProvisionAsync(other, "acme", _configuration);
        organization.ClearFaults();
        await InfobipSms.ProvisionAsync(client, "acme", _configuration);

        _platform.Fail(Call.CreateInstance, Fault.Status(503));
        await Assert.ThrowsAsync<ElementsApiException>(() => InfobipSms.ProvisionAsync(other, "more", _configuration));
        organization.ClearFaults();
        await Assert.ThrowsAsync<ElementsApiException>(() => InfobipSms.ProvisionAsync(client, "more", _configuration));
        _platform.ClearFaults();
        await InfobipSms.ProvisionAsync(client, "more", _configuration);
    }

    [Fact]
    public async Task A_snapshot_brings_back_what_was_there_and_takes_away_what_came_since()
    {
        var organization = _platform.NewOrganization();
        using var client = organization.CreateClient();
        var before = await InfobipSms.ProvisionAsync(client, "before", _configuration);
        await organization.SnapshotAsync("a backup");
        await before.DeleteAsync();
        await InfobipSms.ProvisionAsync(client, "since", _configuration);

        await organization.RestoreAsync("a backup");

        Assert.Equal(["before"], organization.Instances.Select(static instance => instance.Name));
        Assert.Equal(before.Instance.Token, organization.Verify.OneInstance("infobip", "before").Token);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => organization.RestoreAsync("none"));
    }

    [Fact]
    public async Task An_instance_in_use_cannot_be_deleted()
    {
        var organization = _platform.NewOrganization();
        using var client = organization.CreateClient();
        var sms = await InfobipSms.ProvisionAsync(client, "acme", _configuration);
        await organization.SetInUseAsync(sms.Instance.Id, inUse: true);

        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<ElementsApiException>(() => sms.DeleteAsync())).Status);
    }
}
