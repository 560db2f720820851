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
        var application = ListeningHost.Build(pipeline, host => host.UseTestServer());
        await application.StartAsync().ConfigureAwait(false);
        return new InProcessHost(application);
    }

    public HttpMessageHandler CreateHandler() => _application.GetTestServer().CreateHandler();

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }
}
