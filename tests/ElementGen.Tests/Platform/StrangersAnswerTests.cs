using System.Net;

namespace ElementGen.Tests;

/// <summary>
/// A sign-in page, a gateway or another host can answer in place of the platform. Only the platform's own answer makes a store forget or
/// a list end.
/// </summary>
public sealed class StrangersAnswerTests
{
    private const string RequestId = "elements-request-id";

    [Theory]
    [InlineData(HttpStatusCode.OK, "<html>Sign in</html>")]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, """{"status":"ok"}""")]
    [InlineData(HttpStatusCode.NoContent, "")]
    [InlineData(HttpStatusCode.NotFound, """{"message":"no Route matched with those values"}""")]
    [InlineData(HttpStatusCode.NotFound, """{"requestId":"","message":"none"}""")]
    [InlineData(HttpStatusCode.NotFound, "<html>Not Found</html>")]
    public async Task A_strangers_answer_to_a_deletion_makes_no_store_forget(HttpStatusCode status, string body)
    {
        var store = new StoreInMemory();
        await store.SaveAsync(Seed.Instance);
        using var client = TestPlatform.Answering(status, body, "text/html").Client(store);

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.DeleteInstanceAsync(123));

        Assert.Same(Seed.Instance, Assert.Single(store.Instances));
        Assert.Equal(status, exception.Status);
        Assert.Contains("Check", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"requestId":"1"}""", null)]
    [InlineData(HttpStatusCode.OK, "", "1")]
    [InlineData(HttpStatusCode.NoContent, "", "1")]
    public async Task The_platforms_own_answer_to_a_deletion_makes_the_store_forget(HttpStatusCode status, string body, string? requestId)
    {
        var store = new StoreInMemory();
        await store.SaveAsync(Seed.Instance);
        using var client = TestPlatform.Answering(status, body, headers: HeadersOf(requestId)).Client(store);

        await client.DeleteInstanceAsync(123);

        Assert.Empty(store.Instances);
    }

    [Theory]
    [InlineData("""{"requestId":"1","message":"No instance found"}""", null)]
    [InlineData("", "1")]
    public async Task The_platforms_own_404_makes_the_store_forget_and_ends_a_list(string body, string? requestId)
    {
        var store = new StoreInMemory();
        await store.SaveAsync(Seed.Instance);
        using var client = TestPlatform.Answering(HttpStatusCode.NotFound, body, headers: HeadersOf(requestId)).Client(store);

        Assert.Empty(await IdsOf(client));
        await Assert.ThrowsAsync<ElementsApiException>(() => client.DeleteInstanceAsync(123));

        Assert.Empty(store.Instances);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, """{"message":"no Route matched with those values"}""")]
    [InlineData(HttpStatusCode.NotFound, "<html>Not Found</html>")]
    [InlineData(HttpStatusCode.OK, "<html>Sign in</html>")]
    [InlineData(HttpStatusCode.NonAuthoritativeInformation, "[]")]
    [InlineData(HttpStatusCode.NoContent, "")]
    public async Task A_strangers_answer_is_no_empty_list(HttpStatusCode status, string body)
    {
        using var client = TestPlatform.Answering(status, body).Client();

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => IdsOf(client));

        Assert.Equal(status, exception.Status);
    }

    [Fact]
    public async Task A_strangers_json_is_no_instance()
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, """{"status":"ok"}""").Client();

        await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(123));
    }

    [Fact]
    public async Task A_list_that_was_redirected_is_no_list()
    {
        await using var stranger = await StrangerAsync("[]");
        var organization = Redirecting(302, stranger);
        using var http = new HttpClient();
        using var client = organization.ClientOver(http);

        AssertNames(stranger, await Assert.ThrowsAsync<ElementsApiException>(() => IdsOf(client)));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task A_deletion_that_was_redirected_makes_no_store_forget(int status)
    {
        await using var stranger = await StrangerAsync("");
        var organization = Redirecting(status, stranger);
        var store = new StoreInMemory();
        await store.SaveAsync(Seed.Instance);
        using var http = new HttpClient();
        using var client = organization.ClientOver(http, store);

        AssertNames(stranger, await Assert.ThrowsAsync<ElementsApiException>(() => client.DeleteInstanceAsync(123)));

        Assert.Same(Seed.Instance, Assert.Single(store.Instances));
    }

    [Fact]
    public async Task A_creation_that_was_redirected_may_have_made_an_instance()
    {
        await using var stranger = await StrangerAsync(Seed.Answer);
        var organization = Redirecting(302, stranger);
        using var http = new HttpClient();
        using var client = organization.ClientOver(http);

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        AssertNames(stranger, exception);
        Assert.Contains("may have been made all the same", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("body went there", exception.Message, StringComparison.Ordinal);
        Assert.Equal((123, Seed.Instance.Token), (exception.Instance!.Id, exception.Instance.Token));
        Assert.Contains("Instance holds what the answer tells of it, with its token", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Seed.Instance.Token.Reveal(), exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(["GET"], stranger.Requests.Select(static request => request.Method));
    }

    [Theory]
    [InlineData(303, false)]
    [InlineData(307, true)]
    [InlineData(308, true)]
    public async Task A_request_on_an_instance_that_was_redirected_says_whether_its_body_went_along(int status, bool expected)
    {
        await using var stranger = await StrangerAsync("");
        var organization = Redirecting(status, stranger);
        using var http = new HttpClient();
        using var client = organization.ClientOver(http);
        using var request = new HttpRequestMessage(HttpMethod.Post, "messages") { Content = new StringContent("hello") };

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.SendAsync(Seed.Instance, request));

        AssertNames(stranger, exception);
        Assert.Equal(expected, exception.Message.Contains("body went there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_that_is_not_followed_is_the_callers_response()
    {
        await using var stranger = await StrangerAsync("");
        var organization = Redirecting(302, stranger);
        using var client = organization.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");

        using var response = await client.SendAsync(Seed.Instance, request);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Empty(stranger.Requests);
    }

    [Fact]
    public async Task A_handler_that_finds_the_platforms_address_is_no_redirect()
    {
        var transport = FakeTransport.Answering(Seed.Answer);
        using var http = new HttpClient(new DiscoveringHandler { InnerHandler = transport });
        using var client = new ElementsClient(
            http, new ElementsClientOptions { BaseAddress = FakeTransport.Address, Credentials = new ElementsCredentials("u", "o") });

        Assert.Equal(123, (await client.ProvisionInstanceAsync("API Instance", Seed.Configuration)).Id);
        Assert.Equal("10.0.0.7", transport.OnlyRequest.Address.Host);
    }

    /// <summary>Somebody whom no secrets reach, and who answers as the platform does.</summary>
    private static async Task<LocalElementsPlatform> StrangerAsync(string body)
    {
        var stranger = await LocalElementsPlatform.StartAsync();
        stranger.Fail(null, TestPlatform.Given(HttpStatusCode.OK, body, headers: (RequestId, "1")));
        return stranger;
    }

    private static TestOrganization Redirecting(int status, LocalElementsPlatform target) =>
        TestPlatform.Answering((HttpStatusCode)status, "", headers: ("Location", $"{target.BaseAddress}sign-in?key=t0ps3cret"));

    private static void AssertNames(LocalElementsPlatform stranger, ElementsApiException exception)
    {
        Assert.Contains($"was redirected to {stranger.BaseAddress.GetLeftPart(UriPartial.Authority)}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AllowAutoRedirect = false", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", exception.ToString(), StringComparison.Ordinal);
    }

    private static (string, string)[] HeadersOf(string? requestId) => requestId is null ? [] : [(RequestId, requestId)];

    private static async Task<List<long>> IdsOf(ElementsClient client)
    {
        var ids = new List<long>();
        await foreach (var instance in client.ListInstancesAsync())
            ids.Add(instance.Id);

        return ids;
    }

    /// <summary>Sends to an address that it looks up and puts the request's own back, as service discovery does.</summary>
    private sealed class DiscoveringHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            request.RequestUri = new UriBuilder(asked) { Host = "10.0.0.7" }.Uri;
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                request.RequestUri = asked;
            }
        }
    }
}
