using System.Net;
using System.Text;

namespace ElementGen.Tests;

/// <summary>A request as it reached the platform.</summary>
public sealed record ReceivedRequest(string Method, Uri Address, string? Authorization, string? ContentType, string Body)
{
    /// <summary>Method and address.</summary>
    public string Line => $"{Method} {Address.AbsoluteUri}";

    public required IReadOnlyDictionary<string, string> Headers { get; init; }
}

/// <summary>Stands for the platform: records what it receives and answers what a test prepared, the last answer for ever.</summary>
public sealed class StubPlatform : HttpMessageHandler
{
    public static readonly Uri Address = new("https://api.cloud-elements.com");

    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new();

    public List<ReceivedRequest> Requests { get; } = [];

    public ReceivedRequest OnlyRequest => Assert.Single(Requests);

    public StubPlatform Answers(
        HttpStatusCode status, string body, string mediaType = "application/json", params (string Name, string Value)[] headers) =>
        Answers(_ =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
            foreach (var (name, value) in headers)
                response.Headers.TryAddWithoutValidation(name, value);

            return Task.FromResult(response);
        });

    public StubPlatform Answers(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public StubPlatform Throws(Exception exception) => Answers(_ => throw exception);

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
        Requests.Add(new ReceivedRequest(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.NonValidated.TryGetValues("Authorization", out var authorization) ? authorization.ToString() : null,
            request.Content?.Headers.ContentType?.ToString(),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(CancellationToken.None))
        {
            Headers = request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
        });

        return await (_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())(cancellationToken);
    }
}
