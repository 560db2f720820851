using ElementGen.LocalPlatform;

namespace ElementGen.Testing;

/// <summary>
/// The platform's instances API in the test's own process, on a free port of this machine. Tests that run at the same time can share one:
/// each takes a <see cref="NewOrganization"/>, which no other test affects.
/// </summary>
/// <example><code>
/// await using var platform = await LocalElementsPlatform.StartAsync();
/// var organization = platform.NewOrganization();
/// using var client = organization.CreateClient();
/// </code></example>
public sealed class LocalElementsPlatform : IAsyncDisposable
{
    private readonly LocalPlatformServer _server;
    private readonly Lock _gate = new();
    private readonly List<TestOrganization> _organizations = [];

    private LocalElementsPlatform(LocalPlatformServer server, LocalElementsPlatformOptions options)
    {
        _server = server;
        Options = options;
        DefaultOrganization = OrganizationOf(server.DefaultOrganization);
        Verify = new PlatformVerification(() => AllInstances, () => Requests, AllTokens);
    }

    /// <summary>Where the platform listens (<c>http://127.0.0.1:5000/</c>); <c>http://localhost/</c> when it opens no port.</summary>
    public Uri BaseAddress => _server.BaseAddress;

    /// <summary>The organization that there is from the start.</summary>
    public TestOrganization DefaultOrganization { get; }

    /// <summary>What is wrong with the definition files; empty when nothing is. A broken file is not served, the others are.</summary>
    public IReadOnlyList<DefinitionFinding> Findings => _server.Findings;

    /// <summary>What everybody asked for, the oldest first: the latest 10,000 requests. Secrets in them are masked.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _server.Requests;

    /// <summary>
    /// Checks what all organizations have and asked for, also those that the state file has of an earlier run and that nobody opened yet.
    /// </summary>
    public PlatformVerification Verify { get; }

    internal LocalElementsPlatformOptions Options { get; }

    private IReadOnlyList<InstanceInfo> AllInstances =>
        [.. Organizations.SelectMany(static own => own.Instances), .. _server.InstancesOfOthers];

    // Those that another process added count too.
    private IReadOnlyList<TestOrganization> Organizations => [.. _server.Organizations.Select(OrganizationOf)];

    /// <summary>Starts a platform. It runs when the task completes, and until it is disposed.</summary>
    /// <param name="options">What to serve; null for the definitions of the project's own build.</param>
    /// <param name="cancellationToken">Cancels the start. To stop a running platform, dispose it.</param>
    /// <exception cref="InvalidOperationException">There are no definitions to serve.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of definitions does not exist.</exception>
    /// <exception cref="InvalidDataException">
    /// The state file is not one of a local platform, damaged, or of a newer release; or the seed file describes no instances.
    /// </exception>
    /// <exception cref="IOException">Another platform has the state file, or a file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open a file.</exception>
    public static async Task<LocalElementsPlatform> StartAsync(
        LocalElementsPlatformOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LocalElementsPlatformOptions();
        if (options.DefinitionsFolder is { } folder)
            DefinitionFolder.EnsureExists(folder);

        var server = await LocalPlatformServer.StartAsync(options.ToServerOptions(), () => DefinitionsOf(options), cancellationToken)
            .ConfigureAwait(false);
        return new LocalElementsPlatform(server, options);
    }

    /// <summary>Adds an organization: an account of its own, which sees only its own instances.</summary>
    /// <param name="credentials">
    /// Its secrets; a random pair if this is null. The same secrets give the same organization, also after a restart with a state file.
    /// </param>
    /// <exception cref="ArgumentException">Another user secret belongs to the organization secret.</exception>
    public TestOrganization NewOrganization(ElementsCredentials? credentials = null) => OrganizationOf(_server.AddOrganization(
        credentials is null ? null : new LocalPlatformCredentials(credentials.User.Reveal(), credentials.Organization.Reveal())));

    /// <summary>
    /// Makes calls of every organization fail, and those with wrong secrets, until <see cref="ClearFaults"/>. If several faults are for a
    /// call, all of them happen.
    /// </summary>
    /// <param name="call">Which calls; null for all.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="scope">Which of these calls; null for all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="scope"/> makes no sense.</exception>
    public void Fail(Call? call, Fault fault, FaultScope? scope = null) => _server.Fail(call, fault, scope);

    /// <summary>Ends all faults.</summary>
    public void ClearFaults() => _server.ClearFaults();

    /// <summary>
    /// A handler that calls the platform without a socket, for an <see cref="HttpClient"/>. The host of a request must be <c>localhost</c>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The platform is disposed.</exception>
    public HttpMessageHandler CreateHandler() => _server.CreateHandler();

    /// <summary>
    /// Gives every organization back what the seed has, and ends all faults. Snapshots stay, and what the state file has of an organization
    /// that nobody opened yet.
    /// </summary>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public async Task ResetAsync()
    {
        ClearFaults();
        foreach (var organization in Organizations)
            await organization.ResetAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the platform: waits up to five seconds for running calls, and closes the state file.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>The tokens of all instances.</summary>
    internal HashSet<Secret> AllTokens() => [.. AllInstances.Select(static instance => instance.Token)];

    /// <summary>Refuses to start without a definition to serve.</summary>
    internal static void RefuseNothing(LocalElementsPlatformOptions options, DefinitionsOfBuild built)
    {
        if (options.Definitions.Count + built.Definitions.Count > 0)
            return;

        throw new InvalidOperationException(built.Findings.Count > 0
            ? $"No definition of this build can be served: {string.Join(" ", built.Findings)}"
            : $"The build handed no definitions on to '{AppContext.BaseDirectory}'. Add definitions to this project or to one that it "
                + $"references (elements/<key>.json), install ElementGen.Catalog, or set {nameof(options.DefinitionsFolder)} or "
                + $"{nameof(options.Definitions)} in {nameof(LocalElementsPlatformOptions)}.");
    }

    private static DefinitionFolder DefinitionsOf(LocalElementsPlatformOptions options)
    {
        if (options.DefinitionsFolder is { } folder)
            return DefinitionFolder.Read(folder);

        var built = DefinitionsOfBuild.Read();
        RefuseNothing(options, built);
        return new DefinitionFolder(built.Definitions, built.Findings);
    }

    private TestOrganization OrganizationOf(PlatformOrganization organization)
    {
        lock (_gate)
        {
            var known = _organizations.Find(own => own.Inner == organization);
            if (known is null)
                _organizations.Add(known = new TestOrganization(this, organization));

            return known;
        }
    }
}
