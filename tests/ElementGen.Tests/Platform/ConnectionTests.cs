using System.Net;

namespace ElementGen.Tests;

/// <summary>What a client does over real connections of its own.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_redirect_is_not_followed_and_no_cookie_is_kept()
    {
        var organization = TestPlatform.NewOrganization();
        organization.Fail(null, Fault.Answer(302, "", new Dictionary<string, string> { ["Location"] = "/elsewhere", ["Set-Cookie"] = "tenant=acme" }));

        for (var i = 0; i < 2; i++)
        {
            using var client = organization.CreateClient();
            var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1));
            Assert.Equal(HttpStatusCode.Found, exception.Status);
        }

        Assert.Equal(["/instances/1", "/instances/1"], organization.Requests.Select(static request => request.Path));
        Assert.All(organization.Requests, static request => Assert.False(request.Headers.ContainsKey("Cookie")));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_an_error_that_names_the_address()
    {
        var platform = await LocalElementsPlatform.StartAsync();
        using var client = platform.DefaultOrganization.CreateClient();
        await platform.DisposeAsync();

        var exception = await Assert.ThrowsAsync<ElementsApiException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Null(exception.Status);
        Assert.StartsWith($"POST {platform.BaseAddress}elements/api-v2/instances got no answer: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("may have been made", exception.Message, StringComparison.Ordinal);
    }
}
