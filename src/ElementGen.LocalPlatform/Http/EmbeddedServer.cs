using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ElementGen.LocalPlatform;

/// <summary>
/// A server in a program of somebody else. It has no host around it: settings files, environment variables and signals are for that
/// program, and a host takes a large part of the time that a test waits for its platform.
/// </summary>
internal sealed class EmbeddedServer : IAsyncDisposable
{
    /// <summary>How long the end of a server waits for running calls.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    // In bytes.
    private const int LongestRequestLine = 256 * 1024;

    private readonly ServiceProvider _services;

    /// <summary>Takes the server that <paramref name="make"/> returns. It has no pipeline yet.</summary>
    public EmbeddedServer(Func<IServiceProvider, IServer> make)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        // Routing asks for one.
        services.AddSingleton(new DiagnosticListener("ElementGen.LocalPlatform"));
        services.AddRoutingCore();
        _services = services.BuildServiceProvider();
        Server = make(_services);
        Application = new ApplicationBuilder(_services, Server.Features);
    }

    /// <summary>What answers requests. It is complete when the server is started.</summary>
    public IApplicationBuilder Application { get; }

    /// <summary>The server itself.</summary>
    public IServer Server { get; }

    /// <summary>Where it listens, once it is started.</summary>
    public Uri Address => new(Server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>A server on a port.</summary>
    public static EmbeddedServer ListeningOn(IPAddress address, int port) => Listening(kestrel =>
    {
        // The size of a body is checked when it is read. Kestrel's limit would close the connection before the caller sees the answer.
        kestrel.Limits.MaxRequestBodySize = null;
        // A search has as many tags as its caller likes, and an authorization all entries of a configuration.
        kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
        kestrel.Listen(address, port);
    });

    /// <summary>A server that listens where <paramref name="configure"/> says.</summary>
    public static EmbeddedServer Listening(Action<KestrelServerOptions> configure, SocketTransportOptions? sockets = null)
    {
        return new EmbeddedServer(services =>
        {
            var kestrel = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
            configure(kestrel);
            var transport = new SocketTransportFactory(Options.Create(sockets ?? new SocketTransportOptions()), NullLoggerFactory.Instance);
            return new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
        });
    }

    /// <summary>Starts it.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public Task StartAsync(CancellationToken cancellationToken) =>
        Server.StartAsync(new Requests(Application.Build()), cancellationToken);

    /// <summary>Stops it. Calls that run longer than <see cref="ShutdownTimeout"/> are broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(ShutdownTimeout);
        await Server.StopAsync(patience.Token).ConfigureAwait(false);
        Server.Dispose();
        await _services.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Gives each request to the pipeline.</summary>
    private sealed class Requests(RequestDelegate answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
