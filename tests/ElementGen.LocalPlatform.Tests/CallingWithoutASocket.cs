using System.Net;
using System.Text;

namespace ElementGen.LocalPlatform.Tests;

public sealed class CallingWithoutASocket : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_caller_who_gives_up_gets_no_answer_although_the_instance_is_made()
    {
        await using var platform = await StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.AnswerLate(TimeSpan.FromHours(1)));
        using var http = ClientOf(platform);
        using var caller = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "instances");
        request.Content = new StringContent(RunningPlatform.InstanceJson, Encoding.UTF8, "application/json");

        var creation = http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, caller.Token);
        while (platform.Server.DefaultOrganization.Instances.Count == 0)
            await Task.Delay(5);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creation);
    }

    [Fact]
    public async Task A_call_that_runs_when_the_platform_ends_is_done_and_answered()
    {
        var platform = await StartAsync();
        using var http = ClientOf(platform);
        var body = new LateContent(RunningPlatform.InstanceJson);

        var creation = http.PostAsync("instances", body);
        while (platform.Server.Requests.Count == 0)
            await Task.Delay(5);
        var ending = platform.DisposeAsync().AsTask();
        await Task.WhenAny(ending, Task.Delay(300));
        body.Arrive();
        using var answer = await creation;
        await ending;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var next = await StartAsync(platform.Server.Credentials);
        Assert.Single(next.Server.DefaultOrganization.Instances);
    }

    [Fact]
    public async Task A_call_after_the_end_finds_no_platform()
    {
        var platform = await StartAsync();
        using var http = ClientOf(platform);
        (await http.GetAsync("elements")).Dispose();
        await platform.DisposeAsync();

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("elements"));

        Assert.Equal(HttpRequestError.ConnectionError, exception.HttpRequestError);
    }

    private Task<RunningPlatform> StartAsync(LocalPlatformCredentials? credentials = null) => RunningPlatform.StartAsync(new LocalPlatformOptions
    {
        Definitions = [Elements.Infobip], Port = null, StateFile = _folder["state.db"], Credentials = credentials,
    });

    private static HttpClient ClientOf(RunningPlatform platform)
    {
        var http = new HttpClient(platform.Server.CreateHandler())
        {
            BaseAddress = new Uri(platform.Server.BaseAddress, LocalPlatformServer.BasePath + "/"),
        };
        http.DefaultRequestHeaders.Authorization = platform.Authorization();
        return http;
    }

    /// <summary>A body whose bytes arrive when the test says so.</summary>
    private sealed class LateContent : StringContent
    {
        private readonly TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LateContent(string body)
            : base(body, Encoding.UTF8, "application/json")
        {
        }

        public void Arrive() => _arrival.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await _arrival.Task;
            await base.SerializeToStreamAsync(stream, context);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await _arrival.Task.WaitAsync(cancellationToken);
            await base.SerializeToStreamAsync(stream, context, cancellationToken);
        }
    }
}
