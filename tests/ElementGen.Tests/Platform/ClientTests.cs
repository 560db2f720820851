using System.Net;

namespace ElementGen.Tests;

public sealed class ClientTests
{
    [Theory]
    [InlineData("https://api.cloud-elements.com", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/elements/api-v2", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/elements/api-v2/", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://proxy.example.com/cloud", "https://proxy.example.com/cloud/elements/api-v2/instances/1")]
    [InlineData("http://localhost:5000", "http://localhost:5000/elements/api-v2/instances/1")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/elements/api-v2/instances/1")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/elements/api-v2/instances/1")]
    public async Task The_base_path_is_added_unless_it_is_there(string address, string expected)
    {
        var platform = new StubPlatform().Answers(HttpStatusCode.OK, Seed.Answer);
        using var http = new HttpClient(platform);
        using var client = new ElementsClient(http, Options(new Uri(address)));

        await client.GetInstanceAsync(1);

        Assert.Equal(expected, platform.OnlyRequest.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData(null, "not set")]
    [InlineData("api.cloud-elements.com", "absolute https")]
    [InlineData("ftp://api.cloud-elements.com", "absolute https")]
    [InlineData("http://api.cloud-elements.com", "unencrypted")]
    [InlineData("https://jane:t0ps3cret@api.cloud-elements.com", "user information")]
    [InlineData("https://api.cloud-elements.com?key=t0ps3cret", "a query")]
    public void An_address_that_secrets_must_not_go_to_is_refused(string? address, string reason)
    {
        var exception = Assert.Throws<ArgumentException>(
            () => new ElementsClient(Options(address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute))));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_a_time_to_wait_and_a_clock_are_needed()
    {
        var credentials = new ElementsCredentials("u", "o");
        ElementsClientOptions[] incomplete =
        [
            new() { BaseAddress = StubPlatform.Address },
            new() { BaseAddress = StubPlatform.Address, Credentials = credentials, Timeout = TimeSpan.Zero },
            new() { BaseAddress = StubPlatform.Address, Credentials = credentials, TimeProvider = null! },
        ];

        Assert.All(incomplete, options => Assert.ThrowsAny<ArgumentException>(() => new ElementsClient(options)));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("t0ps3cret\r\nX-Evil: 1", "a line break at position 10 of 20")]
    [InlineData("t0ps3cret\n", "a line break at position 10")]
    [InlineData("t0ps3cret,x", "a comma at position 10")]
    [InlineData("t0ps3cret x", "a space at position 10")]
    [InlineData("t0ps3cret\0", "a control character at position 10")]
    [InlineData("t0ps3cret\u2026", "beyond ASCII at position 10")]
    public void Credentials_that_cannot_stand_in_a_header_are_refused_without_showing_them(string text, string reason)
    {
        var user = Assert.Throws<ArgumentException>(() => new ElementsCredentials(text, "o"));
        var organization = Assert.Throws<ArgumentException>(() => new ElementsCredentials("u", text));

        Assert.Contains("The user secret", user.Message, StringComparison.Ordinal);
        Assert.Contains("The organization secret", organization.Message, StringComparison.Ordinal);
        Assert.All([user, organization], exception =>
        {
            Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("t0ps3cret", exception.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Tenants_share_an_http_client_and_none_of_its_default_headers()
    {
        var platform = new StubPlatform().Answers(HttpStatusCode.OK, Seed.Answer);
        using var http = new HttpClient(platform);
        foreach (var tenant in new[] { "acme", "globex" })
        {
            using var client = new ElementsClient(http, Options(StubPlatform.Address, user: tenant));
            await client.GetInstanceAsync(1);
        }

        Assert.Equal(["User acme, Organization o", "User globex, Organization o"], platform.Requests.Select(request => request.Authorization));
        Assert.Null(http.DefaultRequestHeaders.Authorization);
    }

    [Fact]
    public async Task A_client_that_is_disposed_of_leaves_the_callers_http_client_alone()
    {
        var platform = new StubPlatform().Answers(HttpStatusCode.OK, Seed.Answer);
        using var http = new HttpClient(platform);
        var client = new ElementsClient(http, Options(StubPlatform.Address));

        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.GetInstanceAsync(1));
        using var response = await http.GetAsync(StubPlatform.Address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Many_calls_at_once_do_not_mix()
    {
        var platform = new PerRequestPlatform();
        using var http = new HttpClient(platform);
        using var client = new ElementsClient(http, Options(StubPlatform.Address));

        var instances = await Task.WhenAll(Enumerable.Range(1, 200).Select(id => client.GetInstanceAsync(id)));

        Assert.Equal(Enumerable.Range(1, 200).Select(id => (long)id), instances.Select(instance => instance.Id));
    }

    private static ElementsClientOptions Options(Uri? address, string user = "u") =>
        new() { BaseAddress = address, Credentials = new ElementsCredentials(user, "o") };

    private sealed class PerRequestPlatform : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return new HttpResponseMessage { Content = new StringContent($$"""{"id":{{request.RequestUri!.Segments[^1]}}}""") };
        }
    }
}
