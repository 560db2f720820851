using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly.Timeout;

namespace ElementGen.Tests.Provisioning;

/// <summary>
/// A request that makes an instance is sent once, whatever the handlers of the caller's HttpClient do: the platform would make a second
/// instance, and the first one's token would be lost.
/// </summary>
public sealed class SendingOnceTests
{
    private const string MayExist = "may have been made all the same";

    [Fact]
    public async Task A_standard_resilience_handler_makes_no_second_instance()
    {
        await using var platform = await BusyPlatformAsync();
        using var services = Services(http => http.AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1)));

        var exception = await ProvisioningFails(platform, services);

        Assert.Single(CreationsOn(platform));
        Assert.Null(exception.Status);
        Assert.Contains("tried to send the request a second time", exception.Message, StringComparison.Ordinal);
        Assert.Contains("DisableForUnsafeHttpMethods()", exception.Message, StringComparison.Ordinal);
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resilience_handler_that_repeats_no_post_leaves_the_platforms_own_answer()
    {
        await using var platform = await BusyPlatformAsync();
        using var services = Services(http => http.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods()));

        var exception = await ProvisioningFails(platform, services);

        Assert.Single(CreationsOn(platform));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.Status);
    }

    [Fact]
    public async Task A_hedging_handler_makes_no_second_instance()
    {
        await using var platform = await BusyPlatformAsync();
        using var services = Services(http => http.AddStandardHedgingHandler());

        await ProvisioningFails(platform, services);

        Assert.Single(CreationsOn(platform));
    }

    [Fact]
    public async Task A_resilience_handler_that_gives_up_is_the_librarys_exception()
    {
        var cause = new TimeoutRejectedException("The operation didn't complete within the allowed timeout.");
        using var client = FakeTransport.Throwing(cause).Client();

        var exception = await Assert.ThrowsAsync<ElementsApiException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Same(cause, exception.InnerException);
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Repetition.AsItIs)]
    [InlineData(Repetition.OfABufferedBody)]
    [InlineData(Repetition.OfABodyThatIsCopiedForEachAttempt)]
    public async Task A_handler_that_repeats_requests_makes_no_second_instance(Repetition repetition)
    {
        await using var platform = await BusyPlatformAsync();

        var exception = await ProvisioningFails(platform, new RepeatingHandler(repetition) { InnerHandler = new SocketsHttpHandler() });

        Assert.Single(CreationsOn(platform));
        Assert.Contains("a second time", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_reads_the_body_for_each_attempt_makes_no_second_instance()
    {
        await using var platform = await BusyPlatformAsync();
        var log = new ReadingHandler { InnerHandler = new SocketsHttpHandler() };

        await ProvisioningFails(platform, new RepeatingHandler(Repetition.AsItIs) { InnerHandler = log });

        Assert.Single(CreationsOn(platform));
    }

    [Fact]
    public async Task A_handler_that_swallows_the_exception_leaves_the_first_answer()
    {
        await using var platform = await BusyPlatformAsync();

        var exception = await ProvisioningFails(
            platform, new RepeatingHandler(Repetition.AsItIs) { Swallows = true, InnerHandler = new SocketsHttpHandler() });

        Assert.Single(CreationsOn(platform));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.Status);
    }

    [Fact]
    public async Task A_handler_may_read_the_body_as_often_as_it_likes_before_it_is_sent()
    {
        await using var platform = await LocalElementsPlatform.StartAsync();
        var log = new ReadingHandler { InnerHandler = new SocketsHttpHandler() };
        using var http = new HttpClient(log);
        using var client = ClientOf(platform, http);

        await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);

        platform.Verify.OneInstance("infobip", "API Instance");
        Assert.Equal(4, log.Bodies.Count);
        var body = Assert.Single(log.Bodies.Distinct());
        Assert.Equal($"{Encoding.UTF8.GetByteCount(body)}", Assert.Single(platform.Requests).Headers["Content-Length"]);
    }

    [Fact]
    public async Task A_handler_that_copies_the_body_before_it_is_sent_is_told_how_to_read_it()
    {
        await using var platform = await LocalElementsPlatform.StartAsync();

        var exception = await ProvisioningFails(platform, new CopyingHandler { InnerHandler = new SocketsHttpHandler() });

        Assert.Contains("CopyToAsync, which counts as sending", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ReadAsByteArrayAsync", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_a_handler_gives_a_body_is_sent_although_the_body_is_read_afterwards()
    {
        await using var platform = await LocalElementsPlatform.StartAsync();
        using var http = new HttpClient(new SigningHandler { InnerHandler = new SocketsHttpHandler() });
        using var client = ClientOf(platform, http);

        await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);

        var headers = Assert.Single(platform.Requests).Headers;
        Assert.Equal("1", headers["X-Before"]);
        Assert.Equal(headers["Content-Length"], headers["X-Length"]);
        Assert.Equal("application/json", headers["Content-Type"]);
    }

    [Fact]
    public async Task A_connection_that_the_server_closes_under_the_request_is_not_tried_again()
    {
        await using var platform = await LocalElementsPlatform.StartAsync();
        platform.Fail(Call.CreateInstance, Fault.ResetBefore);
        using var http = new HttpClient();
        using var client = ClientOf(platform, http);
        // The connection stays open for the creation.
        await foreach (var _ in client.ListInstancesAsync())
            Assert.Fail("There is an instance.");

        var exception = await Assert.ThrowsAsync<ElementsApiException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Single(CreationsOn(platform));
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_attempt_that_finds_no_connection_does_not_mean_that_nothing_was_sent()
    {
        using var http = new HttpClient(new HalfReachableHandler());
        using var client = new ElementsClient(
            http, new ElementsClientOptions { BaseAddress = FakeTransport.Address, Credentials = new ElementsCredentials("u", "o") });

        var exception = await Assert.ThrowsAsync<ElementsApiException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_where_nobody_listens_does_not_mean_that_nothing_was_sent()
    {
        var stranger = await LocalElementsPlatform.StartAsync();
        await stranger.DisposeAsync();
        await using var platform = await RedirectingPlatformAsync(302, $"{stranger.BaseAddress}");
        using var http = new HttpClient();
        using var client = ClientOf(platform, http);

        var exception = await Assert.ThrowsAsync<ElementsApiException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Contains("was redirected to", exception.Message, StringComparison.Ordinal);
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_that_asks_for_the_body_again_does_not_get_it()
    {
        await using var stranger = await LocalElementsPlatform.StartAsync();
        await using var platform = await RedirectingPlatformAsync(307, $"{stranger.BaseAddress}x?key=t0ps3cret");
        using var http = new HttpClient();
        using var client = ClientOf(platform, http);

        var exception = await Assert.ThrowsAsync<ElementsApiException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Empty(stranger.Requests);
        Assert.Contains(stranger.BaseAddress.GetLeftPart(UriPartial.Authority), exception.Message, StringComparison.Ordinal);
        Assert.Contains("AllowAutoRedirect = false", exception.Message, StringComparison.Ordinal);
        Assert.Contains(MayExist, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ps3cret", exception.ToString(), StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection();
        configure(services.AddHttpClient("platform"));
        return services.BuildServiceProvider();
    }

    private static async Task<LocalElementsPlatform> BusyPlatformAsync()
    {
        var platform = await LocalElementsPlatform.StartAsync();
        platform.Fail(Call.CreateInstance, Fault.Status(503));
        return platform;
    }

    private static async Task<LocalElementsPlatform> RedirectingPlatformAsync(int status, string location)
    {
        var platform = await LocalElementsPlatform.StartAsync();
        platform.Fail(Call.CreateInstance, Fault.Answer(status, "", new Dictionary<string, string> { ["Location"] = location }));
        return platform;
    }

    private static IEnumerable<RecordedRequest> CreationsOn(LocalElementsPlatform platform) =>
        platform.Requests.Where(request => request.Call == Call.CreateInstance);

    private static ElementsClient ClientOf(LocalElementsPlatform platform, HttpClient http) => new(http, new ElementsClientOptions
    {
        BaseAddress = platform.BaseAddress,
        Credentials = platform.DefaultOrganization.Credentials,
    });

    private static async Task<ElementsApiException> ProvisioningFails(LocalElementsPlatform platform, ServiceProvider services)
    {
        using var client = ClientOf(platform, services.GetRequiredService<IHttpClientFactory>().CreateClient("platform"));
        return await Assert.ThrowsAsync<ElementsApiException>(() => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));
    }

    private static async Task<ElementsApiException> ProvisioningFails(LocalElementsPlatform platform, HttpMessageHandler handler)
    {
        using var http = new HttpClient(handler);
        using var client = ClientOf(platform, http);
        return await Assert.ThrowsAsync<ElementsApiException>(() => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));
    }

    public enum Repetition
    {
        AsItIs,
        OfABufferedBody,
        OfABodyThatIsCopiedForEachAttempt,
    }

    /// <summary>What people write by hand: three attempts.</summary>
    private sealed class RepeatingHandler(Repetition repetition) : DelegatingHandler
    {
        public bool Swallows { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (repetition is Repetition.OfABufferedBody)
                await request.Content!.LoadIntoBufferAsync(cancellationToken);

            HttpResponseMessage? response = null;
            for (var attempt = 1; attempt <= 3; attempt++)
            {
                try
                {
                    response = await base.SendAsync(
                        repetition is Repetition.OfABodyThatIsCopiedForEachAttempt ? await CopyOf(request) : request, cancellationToken);
                    if (response.IsSuccessStatusCode)
                        return response;
                }
                catch (Exception) when (Swallows)
                {
                    break;
                }
            }

            return response!;
        }

        private static async Task<HttpRequestMessage> CopyOf(HttpRequestMessage request)
        {
            var bytes = new MemoryStream();
            await request.Content!.CopyToAsync(bytes);
            bytes.Position = 0;
            return new HttpRequestMessage(request.Method, request.RequestUri) { Content = new StreamContent(bytes) };
        }
    }

    private sealed class ReadingHandler : DelegatingHandler
    {
        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            Bodies.Add(await new StreamReader(await request.Content!.ReadAsStreamAsync(cancellationToken)).ReadToEndAsync(cancellationToken));
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            Bodies.Add(Encoding.UTF8.GetString(await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class CopyingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Sends the body once without an answer, and finds no connection for the second attempt.</summary>
    private sealed class HalfReachableHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        }
    }

    private sealed class SigningHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Content!.Headers.Add("X-Before", "1");
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            request.Content!.Headers.Add("X-Length", body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
