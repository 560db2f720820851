using System.Collections;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ElementGen.Tests;

/// <summary>What the request logging of IHttpClientFactory takes down, in messages and in their values.</summary>
public sealed class RequestLoggingTests
{
    private const string User = "MARKER-user+/=";
    private const string Organization = "MARKER-organization+/=";

    private static readonly string[] RedactedHeaders = ["Authorization"];

    private static readonly ProvisionedInstance Instance = new() { Id = 123, Token = "MARKER-token+/=", Element = new ElementSummary { Key = "infobip" } };

    [Fact]
    public async Task With_the_authorization_handler_no_log_entry_has_a_secret()
    {
        await using var platform = await PlatformAsync();
        var log = new Entries();
        using var services = Services(log, () => new ElementsAuthorizationHandler(platform.CreateHandler()));
        using var client = Client(services, authorizationByHandler: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");
        request.Headers.TryAddWithoutValidation("Authorization", "MARKER of the caller");

        var instance = await client.ProvisionInstanceAsync("API Instance", Seed.Configuration with { Password = "MARKER-password" });
        await client.GetInstanceAsync(instance.Id);
        using var response = await client.SendAsync(instance, request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain(log.All, entry => entry.Contains(instance.Token.Reveal(), StringComparison.Ordinal));
        Assert.Contains(log.All, entry => entry.Contains("Request Headers", StringComparison.Ordinal));
        Assert.Contains(log.All, entry => entry.Contains("Accept=application/json", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, entry => entry.Contains("MARKER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redaction_of_headers_alone_masks_the_message_but_not_its_values()
    {
        await using var platform = await PlatformAsync();
        var log = new Entries();
        using var services = Services(log, platform.CreateHandler);
        using var client = Client(services, authorizationByHandler: false);

        await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);

        Assert.Contains(log.All, entry => entry.Contains("Authorization: *", StringComparison.Ordinal));
        Assert.Contains(log.All, entry => entry.Contains("MARKER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_handler_is_named()
    {
        await using var platform = await PlatformAsync();
        using var services = Services(new Entries(), platform.CreateHandler);
        using var client = Client(services, authorizationByHandler: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");

        foreach (var call in new Func<Task>[]
        {
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration), () => client.GetInstanceAsync(1),
            () => client.SendAsync(Instance, request),
        })
        {
            var exception = await Assert.ThrowsAsync<ElementsApiException>(call);

            Assert.Contains("no ElementsAuthorizationHandler", exception.Message, StringComparison.Ordinal);
            Assert.False(exception.InstanceMayExist);
        }

        Assert.Equal([401, 401, 401], platform.Requests.Select(static received => received.Status));
        Assert.All(platform.Requests, static received => Assert.False(received.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task A_token_that_arrives_is_returned_although_the_handler_is_missing()
    {
        await using var platform = await PlatformAsync();
        platform.Fail(null, TestPlatform.Given(HttpStatusCode.OK, Seed.Answer));
        using var services = Services(new Entries(), platform.CreateHandler);
        using var client = Client(services, authorizationByHandler: true);

        var instance = await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);

        Assert.Equal((123, Seed.Instance.Token), (instance.Id, instance.Token));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "<html>Sign in</html>", null)]
    [InlineData(HttpStatusCode.Created, """{"id":123}""", 123L)]
    [InlineData(HttpStatusCode.NoContent, "", null)]
    [InlineData(HttpStatusCode.BadGateway, "", null)]
    [InlineData(HttpStatusCode.BadGateway, Seed.Answer, 123L)]
    public async Task Without_the_handler_an_answer_that_is_no_refusal_leaves_open_whether_the_instance_exists(
        HttpStatusCode status, string answer, long? id)
    {
        await using var platform = await PlatformAsync();
        platform.Fail(null, TestPlatform.Given(status, answer));
        using var services = Services(new Entries(), platform.CreateHandler);
        using var client = Client(services, authorizationByHandler: true);

        var exception = await Assert.ThrowsAsync<ElementsApiException>(
            () => client.ProvisionInstanceAsync("API Instance", Seed.Configuration));

        Assert.Contains("no ElementsAuthorizationHandler", exception.Message, StringComparison.Ordinal);
        Assert.Equal(status, exception.Status);
        Assert.True(exception.InstanceMayExist);
        Assert.Equal(id, exception.Instance?.Id);
    }

    [Fact]
    public async Task Requests_of_others_pass_the_handler_unchanged()
    {
        var transport = FakeTransport.Answering("");
        using var http = new HttpClient(new ElementsAuthorizationHandler(transport));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://example.com/");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer of somebody else");

        using var response = await http.SendAsync(request);

        Assert.Equal("Bearer of somebody else", transport.OnlyRequest.Authorization);
        Assert.Equal("Bearer of somebody else", request.Headers.NonValidated["Authorization"].ToString());
    }

    private static Task<LocalElementsPlatform> PlatformAsync() => LocalElementsPlatform.StartAsync(
        new LocalElementsPlatformOptions { OpensPort = false, Credentials = new ElementsCredentials(User, Organization) });

    private static ServiceProvider Services(Entries log, Func<HttpMessageHandler> primaryHandler)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddHttpClient("elements").RedactLoggedHeaders(RedactedHeaders).ConfigurePrimaryHttpMessageHandler(primaryHandler);
        return services.BuildServiceProvider();
    }

    private static ElementsClient Client(ServiceProvider services, bool authorizationByHandler) =>
        new(services.GetRequiredService<IHttpClientFactory>().CreateClient("elements"), new ElementsClientOptions
        {
            BaseAddress = TestPlatform.Address,
            Credentials = new ElementsCredentials(User, Organization),
            AuthorizationByHandler = authorizationByHandler,
        });

    /// <summary>Takes down each entry's text, its values and the values of the scopes around it.</summary>
    private sealed class Entries : ILoggerProvider, ILogger
    {
        public List<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            TakeDown(state);
            return null;
        }

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            All.Add(formatter(state, exception));
            TakeDown(state);
        }

        public void Dispose()
        {
        }

        private void TakeDown(object? state)
        {
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                var text = value is IEnumerable values and not string ? string.Join(';', values.Cast<object>()) : value?.ToString();
                All.Add($"{name}={text}");
            }
        }
    }
}
