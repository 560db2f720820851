using System.Net;

namespace ElementGen.Tests;

public sealed class ClientTests
{
    [Theory]
    [InlineData("https://api.cloud-elements.com", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/elements/api-v2", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/elements/api-v2/", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/elements", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/elements/", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/instances", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/elements/api-v2/instances", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/elements/api-v2/instances/", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/elements/api-v2/elements/infobip", "https://api.cloud-elements.com/elements/api-v2/instances/1")]
    [InlineData("https://gateway.example/elements/api-v2/eu/elements/api-v2", "https://gateway.example/elements/api-v2/eu/elements/api-v2/instances/1")]
    [InlineData("https://gateway.example/elements/api-v2/eu", "https://gateway.example/elements/api-v2/eu/elements/api-v2/instances/1")]
    [InlineData("https://api.cloud-elements.com/Elements/API-v2/instances", "https://api.cloud-elements.com/Elements/API-v2/instances/1")]
    [InlineData("https://proxy.example.com/cloud/elements", "https://proxy.example.com/cloud/elements/api-v2/instances/1")]
    [InlineData("https://proxy.example.com/myelements", "https://proxy.example.com/myelements/elements/api-v2/instances/1")]
    [InlineData("https://proxy.example.com/cloud", "https://proxy.example.com/cloud/elements/api-v2/instances/1")]
    [InlineData("http://localhost:5000", "http://localhost:5000/elements/api-v2/instances/1")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/elements/api-v2/instances/1")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/elements/api-v2/instances/1")]
    public async Task The_base_path_is_added_unless_it_is_there(string address, string expected)
    {
        var transport = FakeTransport.Answering(Seed.Answer);
        using var http = new HttpClient(transport);
        using var client = new ElementsClient(http, Options(new Uri(address)));

        await client.GetInstanceAsync(1);

        Assert.Equal(expected, transport.OnlyRequest.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData(null, "not set")]
    [InlineData("api.cloud-elements.com", "absolute https")]
    [InlineData("ftp://api.cloud-elements.com", "absolute https")]
    [InlineData("http://api.cloud-elements.com", "unencrypted. Use https; in a test network without it, set AllowPlainHttp.")]
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
    public async Task In_a_test_network_plain_http_can_be_allowed()
    {
        var transport = FakeTransport.Answering(Seed.Answer);
        using var http = new HttpClient(transport);
        var options = new ElementsClientOptions
        {
            BaseAddress = new Uri("http://platform.test:8080"), Credentials = new ElementsCredentials("u", "o"), AllowPlainHttp = true,
        };
        using var client = new ElementsClient(http, options);

        await client.GetInstanceAsync(1);

        Assert.Equal("http://platform.test:8080/elements/api-v2/instances/1", transport.OnlyRequest.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("User t0ps3cret", "begins with 'User'; give only what comes after it")]
    [InlineData("user t0ps3cret", "begins with 'User'; give only what comes after it")]
    [InlineData("Organization t0ps3cret", "begins with 'Organization'; give only what comes after it")]
    [InlineData("Bearer t0ps3cret", "begins with 'Bearer'; give only what comes after it")]
    [InlineData("User t0ps3cret, Organization other", "is a whole authorization header; give each secret alone, without 'User', 'Organization' and the comma")]
    [InlineData("Authorization: User t0ps3cret, Organization other", "is a whole authorization header")]
    [InlineData("\"t0ps3cret\"", "has a quote at its beginning or end; give it without quotes")]
    [InlineData("'t0ps3cret'", "has a quote at its beginning or end; give it without quotes")]
    [InlineData("\u201Ct0ps3cret\u201D", "has a quote at its beginning or end; give it without quotes")]
    [InlineData("t0ps3cret\"", "has a quote at its beginning or end; give it without quotes")]
    [InlineData("<INSERT_USER_SECRET>", "is a placeholder; give the real one")]
    [InlineData("<USER_SECRET>", "is a placeholder; give the real one")]
    [InlineData("changeme", "is a placeholder; give the real one")]
    [InlineData("your-user-secret", "is a placeholder; give the real one")]
    public void Credentials_that_were_pasted_with_something_else_are_refused_with_what_to_do(string text, string reason)
    {
        var user = Assert.Throws<ArgumentException>(() => new ElementsCredentials(text, "o"));
        var organization = Assert.Throws<ArgumentException>(() => new ElementsCredentials("u", text));

        Assert.StartsWith("The user secret " + reason, user.Message, StringComparison.Ordinal);
        Assert.StartsWith("The organization secret " + reason, organization.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", user.ToString() + organization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("User")]
    [InlineData("Username+/=")]
    [InlineData("ab\"cd")]
    [InlineData("<3")]
    public void A_secret_that_only_resembles_such_a_text_is_taken(string text) =>
        Assert.Equal(text, new ElementsCredentials(text, "o").User.Reveal());

    [Fact]
    public void Credentials_a_time_to_wait_and_a_clock_are_needed()
    {
        var credentials = new ElementsCredentials("u", "o");
        ElementsClientOptions[] incomplete =
        [
            new() { BaseAddress = FakeTransport.Address },
            new() { BaseAddress = FakeTransport.Address, Credentials = credentials, Timeout = TimeSpan.Zero },
            new() { BaseAddress = FakeTransport.Address, Credentials = credentials, TimeProvider = null! },
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
        TestOrganization[] tenants = [TestPlatform.NewOrganization(), TestPlatform.NewOrganization()];
        using var http = new HttpClient(tenants[0].CreateHandler());
        foreach (var tenant in tenants)
        {
            using var client = new ElementsClient(http, Options(TestPlatform.Address, tenant.Credentials));
            await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);
        }

        Assert.All(tenants, tenant => tenant.Verify.OneInstance("infobip", "API Instance"));
        Assert.Null(http.DefaultRequestHeaders.Authorization);
    }

    [Fact]
    public async Task A_client_that_is_disposed_of_leaves_the_callers_http_client_alone()
    {
        var organization = TestPlatform.NewOrganization();
        using var http = new HttpClient(organization.CreateHandler());
        var client = new ElementsClient(http, Options(TestPlatform.Address, organization.Credentials));

        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.GetInstanceAsync(1));
        using var response = await http.GetAsync(new Uri(TestPlatform.Address, "health"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Many_calls_at_once_do_not_mix()
    {
        using var client = TestPlatform.NewOrganization().Client();
        var names = Enumerable.Range(1, 200).Select(static number => $"acme {number}").ToList();

        var made = await Task.WhenAll(names.Select(name => client.ProvisionInstanceAsync(name, Seed.Configuration)));
        var asked = await Task.WhenAll(made.Select(instance => client.GetInstanceAsync(instance.Id)));

        Assert.Equal(names, made.Select(static instance => instance.Name));
        Assert.Equal(
            made.Select(static instance => (instance.Name, instance.Token)), asked.Select(static instance => (instance.Name, instance.Token)));
    }

    private static ElementsClientOptions Options(Uri? address, ElementsCredentials? credentials = null) =>
        new() { BaseAddress = address, Credentials = credentials ?? new ElementsCredentials("u", "o") };
}
