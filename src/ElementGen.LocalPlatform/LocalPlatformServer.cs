using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ElementGen.LocalPlatform;

/// <summary>
/// The platform's instances API on this machine, for samples, tests and work without an account. It serves elements from their definitions,
/// and creates, lists, reads and deletes instances. It listens only on 127.0.0.1. It does not ask for an OAuth grant, nor check one. A list
/// refuses a query parameter that it does not have, so that a filter is never ignored.
/// </summary>
/// <example>
/// <code>
/// await using var platform = await LocalPlatformServer.StartAsync(new LocalPlatformOptions { DefinitionsFolder = "elements" });
/// Console.WriteLine(platform.BaseAddress);
/// </code>
/// </example>
public sealed class LocalPlatformServer : IAsyncDisposable
{
    /// <summary>The path with which every call begins.</summary>
    public const string BasePath = "/elements/api-v2";

    /// <summary>The largest request body that is read, in bytes.</summary>
    public const int MaxRequestBytes = 1024 * 1024;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;
    private readonly PlatformState _state;
    private int _isDisposed;

    private LocalPlatformServer(
        WebApplication application,
        PlatformState state,
        LocalPlatformCredentials credentials,
        IReadOnlyList<DefinitionFinding> findings)
    {
        _application = application;
        _state = state;
        Credentials = credentials;
        Findings = findings;
        BaseAddress = new Uri(application.Urls.Single());
    }

    /// <summary>Where it listens (<c>http://127.0.0.1:5000/</c>), without <see cref="BasePath"/>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The secrets that it accepts.</summary>
    public LocalPlatformCredentials Credentials { get; }

    /// <summary>What is wrong with files in the folder of definitions; empty when nothing is. The other files are served.</summary>
    public IReadOnlyList<DefinitionFinding> Findings { get; }

    /// <summary>Starts a platform. It runs when the task completes, and until it is disposed.</summary>
    /// <param name="options">What to serve, and where.</param>
    /// <param name="cancellationToken">Cancels the start. To stop a running platform, dispose it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">The options name no elements to serve.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of definitions does not exist.</exception>
    /// <exception cref="InvalidDataException">The state file is not one of a local platform, or of a newer release.</exception>
    /// <exception cref="IOException">The port is taken, or the state file cannot be opened.</exception>
    public static async Task<LocalPlatformServer> StartAsync(LocalPlatformOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.DefinitionsFolder is null && options.Definitions.Count == 0)
        {
            throw new ArgumentException(
                $"Set {nameof(options.DefinitionsFolder)} or {nameof(options.Definitions)}: there are no elements to serve.",
                nameof(options));
        }

        var folder = options.DefinitionsFolder is null ? new DefinitionFolder([], []) : DefinitionFolder.Read(options.DefinitionsFolder);
        var state = PlatformState.Open(options.StateFile);
        WebApplication? application = null;
        try
        {
            var credentials = options.Credentials ?? LocalPlatformCredentials.Generate();
            application = Build(options.Port);
            var elements = new ElementIndex(options.Definitions.Concat(folder.Definitions), state);
            Compose(application, credentials, elements, new InstanceTable(state), options.TimeProvider);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new LocalPlatformServer(application, state, credentials, folder.Findings);
        }
        catch
        {
            if (application is not null)
                await application.DisposeAsync().ConfigureAwait(false);
            state.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening, waits up to five seconds for running calls, and closes the state.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;

        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _state.Dispose();
    }

    /// <summary>
    /// Builds a server that ignores settings files, environment variables and signals, because they are for the program that hosts it.
    /// </summary>
    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The size of a body is checked when it is read. Kestrel's limit would close the connection before the caller sees the answer.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        return builder.Build();
    }

    private static void Compose(
        WebApplication application,
        LocalPlatformCredentials credentials,
        ElementIndex elements,
        InstanceTable instances,
        TimeProvider clock)
    {
        application.Use(Answers.AnswerErrorsAsync);
        application.Use(new AuthorizationCheck(credentials, instances).RunAsync);
        application.UseRouting();
        var routes = application.MapGroup(BasePath);
        new ElementCalls(elements).Map(routes);
        new InstanceCalls(elements, instances, clock).Map(routes);
    }

    /// <summary>Leaves Ctrl+C and termination to the program that hosts the platform. The default lifetime would handle them.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
