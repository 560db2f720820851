using System.Net;
using ElementGen.LocalPlatform;
using ElementGen.Storage;

namespace ElementGen.Testing.Tests;

/// <summary>What a test verifies after its work, and what it is told when that is not so.</summary>
public sealed class Verifying : IAsyncLifetime, IDisposable
{
    private const string Password = "s3cret/pass+word=";

    private readonly TemporaryFolder _folder = new();
    private readonly InfobipSms.Configuration _configuration = new() { Username = "acme", Password = Password };
    private LocalElementsPlatform _platform = null!;
    private TestOrganization _organization = null!;
    private SqliteInstanceStore _store = null!;
    private ElementsClient _client = null!;

    public async Task InitializeAsync()
    {
        _platform = await LocalElementsPlatform.StartAsync();
        _organization = _platform.NewOrganization();
        _store = SqliteInstanceStore.Open(_folder["instances.db"]);
        _client = _organization.CreateClient(_store);
    }

    public Task DisposeAsync() => _platform.DisposeAsync().AsTask();

    public void Dispose()
    {
        _client.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_provisioned_once_is_there_once_and_its_token_is_retained()
    {
        var sms = await InfobipSms.ProvisionAsync(_client, "acme", _configuration);

        Assert.Equal(sms.Instance.Id, _platform.Verify.OneInstance("infobip", "acme").Id);
        Assert.Equal(sms.Instance.Token, _organization.Verify.OneInstance("infobip", "acme").Token);
        await _platform.Verify.NoTokenLost(_store);
        await _organization.Verify.NoTokenLost(_store);
        _platform.Verify.NoUnknownCalls();
    }

    [Fact]
    public async Task A_missing_instance_is_told_with_what_there_is_instead_and_why_it_was_refused()
    {
        await InfobipSms.ProvisionAsync(_client, "other", _configuration);
        _organization.Fail(Call.CreateInstance, Fault.Status(503));
        await Assert.ThrowsAsync<ElementsApiException>(() => InfobipSms.ProvisionAsync(_client, "acme", _configuration));

        var message = Message(() => _organization.Verify.OneInstance("infobip", "acme"));

        Assert.StartsWith("Expected exactly one instance 'acme' of 'infobip', but there is none.\n", message, StringComparison.Ordinal);
        Assert.Contains("All instances:\n  infobip instance 1 'other'\n", message, StringComparison.Ordinal);
        Assert.Contains("#2 POST /instances -> 503", message, StringComparison.Ordinal);
        Assert.DoesNotContain("#1 ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_instance_is_told_with_the_requests_that_made_both()
    {
        await InfobipSms.ProvisionAsync(_client, "acme", _configuration);
        await InfobipSms.ProvisionAsync(_client, "other", _configuration);
        await InfobipSms.ProvisionAsync(_client, "acme", _configuration);

        var message = Message(() => _platform.Verify.OneInstance("infobip", "acme"));

        Assert.Equal(
            """
            Expected exactly one instance 'acme' of 'infobip', but there are 2:
              infobip instance 1 'acme'
              infobip instance 3 'acme'
            Requests:
              #1 POST /instances -> 200
              #3 POST /instances -> 200
            """.ReplaceLineEndings("\n"),
            message);
    }

    [Fact]
    public async Task An_instance_that_somebody_deleted_is_told_with_its_deletion()
    {
        var sms = await InfobipSms.ProvisionAsync(_client, "acme", _configuration);
        await sms.DeleteAsync();

        Assert.Contains("DELETE /instances/1 -> 200", Message(() => _platform.Verify.OneInstance("infobip", "acme")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_was_not_retained_is_lost()
    {
        using var forgetful = _organization.CreateClient();
        await InfobipSms.ProvisionAsync(forgetful, "acme", _configuration);

        var message = (await Assert.ThrowsAsync<VerificationException>(() => _platform.Verify.NoTokenLost(_store))).Message;

        Assert.StartsWith("Expected SqliteInstanceStore to have the token of every instance, and no other.\n", message, StringComparison.Ordinal);
        Assert.Contains("It lacks the tokens of:\n  infobip instance 1 'acme'\n", message, StringComparison.Ordinal);
        Assert.Contains("POST /instances -> 200", message, StringComparison.Ordinal);
        AssertNoSecretIn(message);
    }

    [Fact]
    public async Task A_token_of_an_instance_that_is_gone_is_useless()
    {
        var sms = await InfobipSms.ProvisionAsync(_client, "acme", _configuration);
        using (var behindTheStoresBack = _organization.CreateClient())
            await behindTheStoresBack.DeleteInstanceAsync(sms.Instance.Id);

        var message = (await Assert.ThrowsAsync<VerificationException>(() => _organization.Verify.NoTokenLost(_store))).Message;

        Assert.Contains(
            "It has tokens that no instance has, of:\n  instance 1 'acme' of 'infobip' (token ********)\n", message, StringComparison.Ordinal);
        Assert.Contains("DELETE /instances/1 -> 200", message, StringComparison.Ordinal);
        Assert.DoesNotContain(sms.Instance.Token.Reveal(), message, StringComparison.Ordinal);
        AssertNoSecretIn(message);
    }

    [Fact]
    public async Task One_organization_is_verified_alone_also_if_others_share_its_store_or_have_one_of_their_own()
    {
        var other = _platform.NewOrganization();
        using var sharing = other.CreateClient(_store);
        await InfobipSms.ProvisionAsync(_client, "acme", _configuration);
        await InfobipSms.ProvisionAsync(sharing, "acme", _configuration);

        _organization.Verify.OneInstance("infobip", "acme");
        await _organization.Verify.NoTokenLost(_store);
        await _platform.Verify.NoTokenLost(_store);
        Assert.Throws<VerificationException>(() => _platform.Verify.OneInstance("infobip", "acme"));

        using var forgetful = other.CreateClient();
        await InfobipSms.ProvisionAsync(forgetful, "acme", _configuration);
        await _organization.Verify.NoTokenLost(_store);
        await Assert.ThrowsAsync<VerificationException>(() => _platform.Verify.NoTokenLost(_store));
    }

    [Fact]
    public async Task A_call_that_the_platform_does_not_know_is_answered_with_404_and_named()
    {
        var sms = await InfobipSms.ProvisionAsync(_client, "acme", _configuration);
        using var answer = await sms.SendAsync(new HttpRequestMessage(HttpMethod.Get, "hubs/messaging/mesages"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var message = Message(_organization.Verify.NoUnknownCalls);
        Assert.StartsWith("Expected only calls that the platform knows.\nRequests:\n  #2 GET /hubs/messaging/mesages -> 404", message, StringComparison.Ordinal);
        Assert.Equal(message, Message(_platform.Verify.NoUnknownCalls));
        _platform.NewOrganization().Verify.NoUnknownCalls();
    }

    [Fact]
    public async Task A_long_list_ends_with_the_latest()
    {
        using var http = new HttpClient(_platform.CreateHandler());
        for (var i = 1; i <= 25; i++)
            (await http.GetAsync(new Uri($"http://localhost/nowhere/{i}"))).Dispose();

        var lines = Message(_platform.Verify.NoUnknownCalls).Split('\n');

        Assert.Equal("  … 5 more", lines[2]);
        Assert.Equal(20, lines.Skip(3).Count());
        Assert.Contains("/nowhere/25", lines[^1], StringComparison.Ordinal);
    }

    private static string Message(Action verify) => Assert.Throws<VerificationException>(verify).Message;

    private static string Message(Func<object> verify) => Assert.Throws<VerificationException>(verify).Message;

    private void AssertNoSecretIn(string message)
    {
        Assert.DoesNotContain(Password, message, StringComparison.Ordinal);
        Assert.DoesNotContain(_organization.Credentials.User.Reveal(), message, StringComparison.Ordinal);
        Assert.DoesNotContain(_organization.Credentials.Organization.Reveal(), message, StringComparison.Ordinal);
        Assert.All(_organization.Instances, instance => Assert.DoesNotContain(instance.Token.Reveal(), message, StringComparison.Ordinal));
    }
}
