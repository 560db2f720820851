using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace ElementGen.LocalPlatform;

/// <summary>Answers callers in the same process, without a socket.</summary>
internal sealed class InProcessHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private InProcessHost(WebApplication application) => _application = application;

    public static async Task<InProcessHost> StartAsync(PlatformPipeline pipeline)
    {
        var application = ListeningHost.Build(host => host.UseTestServer());
        pipeline.Compose(application);
        await application.StartAsync().ConfigureAwait(false);
        return new InProcessHost(application);
    }

    public HttpMessageHandler CreateHandler() => new ConnectionHandler { InnerHandler = _application.GetTestServer().CreateHandler() };

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Fails as a socket does: what is reset is no cancellation.</summary>
    private sealed class ConnectionHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw new HttpRequestException(
                    HttpRequestError.ResponseEnded, "The connection was reset.", new IOException("The connection was reset.", exception));
            }
        }
    }
}
