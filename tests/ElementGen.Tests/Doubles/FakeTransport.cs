using System.Text;

namespace ElementGen.Tests;

/// <summary>A request as it leaves the client.</summary>
public sealed record SentRequest(string Method, Uri Address, string? Authorization, string? ContentType, string Body)
{
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
}

/// <summary>
/// What is below the client in the place of .NET's own connections: no platform. It shows the exact request to any host, throws what
/// connections and other people's handlers throw, and returns streams that a test controls.
/// </summary>
// Why not the local platform: it masks secrets, is on this machine only, and neither throws nor lets a test count bytes that are read or
// allocated. Whatever a platform can answer, tests let it answer: see TestPlatform.
public sealed class FakeTransport(Func<CancellationToken, Task<HttpResponseMessage>> respond) : HttpMessageHandler
{
    public static readonly Uri Address = new("https://api.cloud-elements.com");

    public List<SentRequest> Requests { get; } = [];

    public SentRequest OnlyRequest => Assert.Single(Requests);

    public static FakeTransport Answering(string body) => new(_ => Task.FromResult(new HttpResponseMessage
    {
        Headers = { { "elements-request-id", "1" } },
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    }));

    public static FakeTransport Answering(Stream body) => new(_ => Task.FromResult(
        new HttpResponseMessage { Content = new StreamContent(body) }));

    public static FakeTransport Throwing(Exception exception) => new(_ => throw exception);

    public ElementsClient Client(
        IInstanceStore? store = null, ElementsCredentials? credentials = null, TimeSpan? timeout = null, TimeProvider? clock = null) =>
        new(new HttpClient(this), new ElementsClientOptions
        {
            BaseAddress = Address,
            Credentials = credentials ?? new ElementsCredentials("user+secret/=", "organization+secret/="),
            Store = store,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
            TimeProvider = clock ?? TimeProvider.System,
        });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(new SentRequest(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.NonValidated.TryGetValues("Authorization", out var authorization) ? authorization.ToString() : null,
            request.Content?.Headers.ContentType?.ToString(),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(CancellationToken.None))
        {
            Headers = request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
        });

        return await respond(cancellationToken);
    }
}
