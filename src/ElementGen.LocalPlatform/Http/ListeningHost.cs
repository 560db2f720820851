using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ElementGen.LocalPlatform;

/// <summary>
/// Builds servers that ignore settings files, environment variables and signals, because they are for the program that hosts the platform.
/// </summary>
internal static class ListeningHost
{
    /// <summary>How long the end of a server waits for running calls.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>A server that listens on a port once it is started. It has no pipeline yet.</summary>
    public static WebApplication Build(IPAddress address, int port) => Build(
        host => host.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The size of a body is checked when it is read. Kestrel's limit would close the connection before the caller sees the answer.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(address, port);
        }));

    /// <summary>A server of the given kind, without a pipeline.</summary>
    public static WebApplication Build(Action<IWebHostBuilder> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        configure(builder.WebHost);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        return builder.Build();
    }

    /// <summary>Leaves Ctrl+C and termination to the program that hosts the platform. The default lifetime would handle them.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
