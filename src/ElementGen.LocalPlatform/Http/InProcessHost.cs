using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace ElementGen.LocalPlatform;

/// <summary>Answers callers in the same process, without a socket.</summary>
internal sealed class InProcessHost : IAsyncDisposable
{
    private readonly EmbeddedServer _server;
    private readonly RunningCalls _calls;

    private InProcessHost(EmbeddedServer server, RunningCalls calls) => (_server, _calls) = (server, calls);

    public static async Task<InProcessHost> StartAsync(PlatformPipeline pipeline)
    {
        var server = new EmbeddedServer(static services => new TestServer(services));
        var calls = new RunningCalls();
        server.Application.Use(calls.RunAsync);
        pipeline.Compose(server.Application);
        await server.StartAsync(CancellationToken.None).ConfigureAwait(false);
        return new InProcessHost(server, calls);
    }

    public HttpMessageHandler CreateHandler() => new ConnectionHandler { InnerHandler = ((TestServer)_server.Server).CreateHandler() };

    public async ValueTask DisposeAsync()
    {
        await _calls.EndAsync(EmbeddedServer.ShutdownTimeout).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
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
