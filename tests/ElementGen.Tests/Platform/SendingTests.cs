using System.Net;

namespace ElementGen.Tests;

public sealed class SendingTests
{
    [Theory]
    [InlineData("hubs/messaging/messages", "hubs/messaging/messages")]
    [InlineData("/hubs/messaging/messages?x=%2F", "hubs/messaging/messages?x=%2F")]
    [InlineData("/elements/api-v2/hubs/messaging/messages", "hubs/messaging/messages")]
    [InlineData("elements/api-v2/hubs/messaging/messages?x=1", "hubs/messaging/messages?x=1")]
    [InlineData("/Elements/API-v2/ping", "ping")]
    [InlineData("/elements/api-v2//evil.example.com/ping", "evil.example.com/ping")]
    [InlineData("/elements/api-v2/https://evil.example.com/", "https://evil.example.com/")]
    [InlineData("elements/infobip", "elements/infobip")]
    [InlineData("/elements/api-v2x", "elements/api-v2x")]
    [InlineData("messages:batch", null)]
    [InlineData("/messages:batch", "messages:batch")]
    [InlineData("/http://evil.example.com/", "http://evil.example.com/")]
    [InlineData("?x=1", "?x=1")]
    [InlineData("https://api.cloud-elements.com/elements/api-v2/ping", "ping")]
    [InlineData("HTTPS://API.cloud-elements.com:443/elements/api-v2/ping", "ping")]
    [InlineData("https://evil.example.com/elements/api-v2/ping", null)]
    [InlineData("https://api.cloud-elements.com.evil.example.com/", null)]
    [InlineData("https://api.cloud-elements.com@evil.example.com/", null)]
    [InlineData("http://api.cloud-elements.com/elements/api-v2/ping", null)]
    [InlineData("https://api.cloud-elements.com:8443/ping", null)]
    [InlineData("//evil.example.com/ping", null)]
    [InlineData(@"\\evil.example.com\ping", null)]
    [InlineData("file:///etc/passwd", null)]
    public async Task A_request_goes_below_the_base_path_and_to_no_other_host(string uri, string? path)
    {
        var transport = FakeTransport.Answering("[]");
        using var client = transport.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);

        if (path is not null)
        {
            using var response = await client.SendAsync(Seed.Instance, request);
            Assert.Equal("https://api.cloud-elements.com/elements/api-v2/" + path, transport.OnlyRequest.Address.AbsoluteUri);
        }
        else
        {
            // A backslash is a path on some systems: what counts is that no other host hears of it.
            await Record.ExceptionAsync(() => client.SendAsync(Seed.Instance, request));
            Assert.All(transport.Requests, sent => Assert.Equal("https://api.cloud-elements.com", sent.Address.GetLeftPart(UriPartial.Authority)));
        }
    }

    [Fact]
    public async Task A_request_to_another_host_is_refused_with_both_names_and_nothing_of_its_query()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://evil.example.com/ping?key=t0ps3cret");

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Seed.Instance, request));

        Assert.Empty(organization.Requests);
        Assert.Contains("https://evil.example.com", exception.Message, StringComparison.Ordinal);
        Assert.Contains("http://localhost", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_carries_the_token_its_own_headers_and_its_content()
    {
        var transport = FakeTransport.Answering("[]");
        using var client = transport.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "messages") { Content = new StringContent("hello") };
        request.Headers.Add("Elements-Trace", "on");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer mine");

        using var response = await client.SendAsync(Seed.Instance, request);

        Assert.Equal(
            "User user+secret/=, Organization organization+secret/=, Element 3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=",
            transport.OnlyRequest.Authorization);
        Assert.Equal("on", transport.OnlyRequest.Headers["Elements-Trace"]);
        Assert.Equal("hello", transport.OnlyRequest.Body);
    }

    [Fact]
    public async Task The_callers_message_never_holds_the_token()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();
        var instance = await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");

        using var response = await client.SendAsync(instance, request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Same(request, response.RequestMessage);
        Assert.DoesNotContain("Authorization", request.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(instance.Token.Reveal(), request.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task The_response_is_the_callers_whatever_its_status(HttpStatusCode status)
    {
        var organization = TestPlatform.NewOrganization();
        organization.Fail(Call.Ping, TestPlatform.Given(status, "no"));
        using var client = organization.Client();
        var sms = await InfobipSms.ProvisionAsync(client, "API Instance", Seed.Configuration);
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");

        using var response = await sms.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("no", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("t0ps3cret\r\nX-Evil: 1", "a line break at position 10")]
    public async Task A_token_that_cannot_be_sent_is_refused_without_showing_it(string token, string reason)
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");

        var instance = new ProvisionedInstance { Id = 5, Token = token };
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(instance, request));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(organization.Requests);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_reached_is_the_platforms_error()
    {
        using var client = FakeTransport.Throwing(new HttpRequestException("Connection refused")).Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping?key=t0ps3cret");

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.SendAsync(Seed.Instance, request));

        Assert.Equal("GET https://api.cloud-elements.com/elements/api-v2/ping got no answer: Connection refused.", exception.Message);
    }
}
