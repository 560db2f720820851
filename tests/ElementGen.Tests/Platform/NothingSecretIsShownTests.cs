using System.Net;
using System.Text.Json;

namespace ElementGen.Tests;

/// <summary>Secrets are planted wherever one can stand, everything goes wrong that can, and what is said is searched for them.</summary>
public sealed class NothingSecretIsShownTests
{
    private const string User = "MARKER-user+/=";
    private const string Organization = "MARKER-organization+/=";
    private const string Password = "MARKER-\"pass\"<word>\n+/=";
    private const string Additional = "MARKER-additional";
    private const string Token = "MARKER-token+/=";

    private static readonly InfobipSms.Configuration Configuration = new()
    {
        Username = "jane",
        Password = Password,
        Additional = new Dictionary<string, string> { ["new.token"] = Additional },
    };

    private static readonly ProvisionedInstance Instance = new()
    {
        Id = 123,
        Name = "API Instance",
        Token = Token,
        Element = new ElementSummary { Key = "infobip" },
        Configuration = new Dictionary<string, string?> { ["new.token"] = Additional },
    };

    public static TheoryData<string, string> EchoingAnswers()
    {
        var all = $"{User} {Organization} {Password} {Additional} "
            + $"{Uri.EscapeDataString(User)} {JsonSerializer.Serialize(Password)} {WebUtility.HtmlEncode(Password)}";
        return new TheoryData<string, string>
        {
            { "application/json", JsonSerializer.Serialize(new { message = all, providerMessage = all, requestId = all }) },
            { "application/json", JsonSerializer.Serialize(new { message = new string('x', 995) + User }) },
            { "application/json", JsonSerializer.Serialize(new { token = "", name = all, id = all }) },
            { "application/json", $"{{\"id\":123,\"token\":\"{Token}" },
            { "application/json", $"{{\"id\":123,\"token\":\"{Token}\",\"name\":{Token}}}" },
            { "application/json", all },
            { "application/json", JsonSerializer.Serialize(all) },
            { "text/html", $"<html>{all}</html>" },
        };
    }

    [Theory]
    [MemberData(nameof(EchoingAnswers))]
    public async Task What_the_platform_says_back_is_masked(string mediaType, string body)
    {
        await using var platform = await PlatformAsync();
        using var client = platform.DefaultOrganization.Client();
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.BadGateway })
        {
            platform.DefaultOrganization.Answer(TestPlatform.Given(status, body, mediaType, ("elements-request-id", User)));

            ProvisionedInstance? instance = null;
            var exception = await Record.ExceptionAsync(async () => instance = await client.ProvisionInstanceAsync("name", Configuration));

            AssertShowsNothing((object?)exception ?? instance);
        }
    }

    [Fact]
    public async Task What_a_handler_says_of_the_request_is_masked()
    {
        foreach (var said in new[] { User, Organization, Password, Additional })
        {
            using var client = FakeTransport.Throwing(new HttpRequestException($"Cannot send {said}", new IOException(said)))
                .Client(credentials: new ElementsCredentials(User, Organization));

            var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.ProvisionInstanceAsync("name", Configuration));

            AssertShowsNothing(exception);
            Assert.Contains("Cannot send ********", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_handler_says_of_an_instances_request_is_masked()
    {
        using var client = FakeTransport.Throwing(new HttpRequestException($"Cannot send {User} {Organization} {Token}"))
            .Client(credentials: new ElementsCredentials(User, Organization));
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");

        AssertShowsNothing(await Record.ExceptionAsync(() => client.SendAsync(Instance, request)));
        AssertShowsNothing(request);
    }

    [Fact]
    public async Task What_a_store_says_of_the_instance_is_masked()
    {
        var store = new StoreInMemory { Failure = new IOException($"Cannot write {Token} for {User}") };
        await using var platform = await PlatformAsync();
        platform.Fail(null, TestPlatform.Given(HttpStatusCode.OK, JsonSerializer.Serialize(new { id = 123, token = Token })));
        using var client = platform.DefaultOrganization.Client(store);

        var exception = await Assert.ThrowsAsync<InstanceNotRetainedException>(() => client.ProvisionInstanceAsync("name", Configuration));

        AssertShowsNothing(exception);
        Assert.Equal(Token, exception.Instance.Token.Reveal());
    }

    [Fact]
    public async Task Missing_entries_are_named_without_those_that_are_there()
    {
        await using var platform = await PlatformAsync();
        using var client = platform.DefaultOrganization.Client();

        AssertShowsNothing(await Record.ExceptionAsync(() => client.ProvisionInstanceAsync("name", Configuration with { Username = "" })));
    }

    [Fact]
    public void Nothing_prints_a_secret()
    {
        var credentials = new ElementsCredentials(User, Organization);
        using var client = new ElementsClient(new ElementsClientOptions { BaseAddress = TestPlatform.Address, Credentials = credentials });

        foreach (var shown in new object[]
        {
            credentials, client, Configuration, Configuration.Additional, Configuration.Password, Instance, Instance.Token, Instance.Element,
            InfobipSms.Attach(client, Instance), new ElementsClientOptions { Credentials = credentials },
        })
        {
            AssertShowsNothing(shown);
        }
    }

    [Fact]
    public void Nothing_writes_a_secret_as_json()
    {
        foreach (var value in new object[] { new ElementsCredentials(User, Organization), Configuration, Instance, new { Instance.Token } })
        {
            var exception = Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(value, value.GetType()));
            AssertShowsNothing(exception);
        }
    }

    private static Task<LocalElementsPlatform> PlatformAsync() => LocalElementsPlatform.StartAsync(
        new LocalElementsPlatformOptions { OpensPort = false, Credentials = new ElementsCredentials(User, Organization) });

    private static void AssertShowsNothing(object? shown)
    {
        Assert.NotNull(shown);
        Assert.DoesNotContain("MARKER", shown.ToString(), StringComparison.Ordinal);
        for (var exception = shown as Exception; exception is not null; exception = exception.InnerException)
        {
            Assert.DoesNotContain("MARKER", exception.Message, StringComparison.Ordinal);
            if (exception is ElementsApiException api)
                Assert.DoesNotContain("MARKER", $"{api.ProviderMessage} {api.RequestId}", StringComparison.Ordinal);
        }
    }
}
