using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace ElementGen.LocalPlatform;

/// <summary>Answers callers in the same process, without a socket.</summary>
internal sealed class InProcessHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly RunningCalls _calls;

    private InProcessHost(WebApplication application, RunningCalls calls) => (_application, _calls) = (application, calls);

    public static async Task<InProcessHost> StartAsync(PlatformPipeline pipeline)
    {
        var application = ListeningHost.Build(host => host.UseTestServer());
        var calls = new RunningCalls();
        application.Use(calls.RunAsync);
        pipeline.Compose(application);
        await application.StartAsync().ConfigureAwait(false);
        return new InProcessHost(application, calls);
    }

    public HttpMessageHandler CreateHandler() => new ConnectionHandler { InnerHandler = _application.GetTestServer().CreateHandler() };

    public async ValueTask DisposeAsync()
    {
        await _calls.EndAsync(ListeningHost.ShutdownTimeout).ConfigureAwait(false);
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Fails as a socket does: what is reset is no cancellation, and a caller who has gone gets no answer.</summary>
    private sealed class ConnectionHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (!cancellationToken.IsCancellationRequested)
                    return response;

                response.Dispose();
                throw new OperationCanceledException(cancellationToken);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw new HttpRequestException(
                    HttpRequestError.ResponseEnded, "The connection was reset.", new IOException("The connection was reset.", exception));
            }
            catch (ObjectDisposedException exception)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, "The platform has ended: nobody answers.", exception);
            }
        }
    }
}
