using System.Collections.Immutable;

namespace ElementGen.LocalPlatform;

/// <summary>
/// The platform's instances API on this machine, for samples, tests and work without an account. It serves elements from their definitions,
/// and creates, changes, lists and deletes instances, also of elements that are authorized by OAuth: a page of its own stands in for the
/// vendor's consent. It listens only on 127.0.0.1 unless told otherwise.
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

    private readonly LocalPlatformOptions _options;
    private readonly OrganizationList _organizations = new();
    private readonly ElementIndex _elements = new();
    private readonly StateDatabase? _database;
    private readonly StateLog _log;
    private readonly Dictionary<StateOwner, OrganizationState> _kept;
    private readonly Lazy<Task<InProcessHost>> _inProcess;
    private Seed _seed = Seed.Nothing;
    private EmbeddedServer? _listening;
    private int _isDisposed;

    private LocalPlatformServer(LocalPlatformOptions options, StateDatabase? database)
    {
        _options = options;
        _database = database;
        _kept = database?.ReadAll() ?? [];
        Journal = new RequestJournal(options);
        Faults = new FaultRules(options.RandomSeed);
        _log = new StateLog(database);
        Pipeline = new PlatformPipeline(this, options, _elements, _organizations, _log);
        _inProcess = new Lazy<Task<InProcessHost>>(() => InProcessHost.StartAsync(Pipeline));
    }

    /// <summary>
    /// Where it listens (<c>http://127.0.0.1:5000/</c>), without <see cref="BasePath"/>; <c>http://localhost/</c> when it opens no port.
    /// </summary>
    public Uri BaseAddress { get; private set; } = new("http://localhost/");

    /// <summary>The secrets of the default organization.</summary>
    public LocalPlatformCredentials Credentials => DefaultOrganization.Credentials;

    /// <summary>The organization that there is from the start.</summary>
    public PlatformOrganization DefaultOrganization { get; private set; } = null!;

    /// <summary>All organizations that there are.</summary>
    public IReadOnlyList<PlatformOrganization> Organizations => [.. _organizations.All];

    /// <summary>What is wrong with files in the folder of definitions; empty when nothing is. The other files are served.</summary>
    public IReadOnlyList<DefinitionFinding> Findings { get; private set; } = [];

    /// <summary>What everybody asked for, the oldest first, as far back as <see cref="LocalPlatformOptions.JournalLength"/>.</summary>
    public IReadOnlyList<RecordedRequest> Requests => Journal.Requests;

    /// <summary>What the state file has of organizations that nobody has opened since the start.</summary>
    internal IReadOnlyList<InstanceInfo> InstancesOfOthers
    {
        get
        {
            var opened = _organizations.All.Select(static organization => organization.Id).ToHashSet(StringComparer.Ordinal);
            return [.. _kept.Where(kept => kept.Key.Snapshot.Length == 0 && !opened.Contains(kept.Key.Organization))
                .SelectMany(static kept => kept.Value.Instances.All).Select(static instance => new InstanceInfo(instance))];
        }
    }

    internal RequestJournal Journal { get; }

    internal FaultRules Faults { get; }

    internal PlatformPipeline Pipeline { get; }

    /// <summary>Starts a platform. It runs when the task completes, and until it is disposed.</summary>
    /// <param name="options">What to serve, and where.</param>
    /// <param name="cancellationToken">Cancels the start. To stop a running platform, dispose it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">The options name no elements to serve.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of definitions does not exist.</exception>
    /// <exception cref="InvalidDataException">
    /// The state file is not one of a local platform, damaged, or of a newer release; or the seed file describes no instances.
    /// </exception>
    /// <exception cref="IOException">The port is taken, another platform has the state file, or a file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open a file.</exception>
    public static async Task<LocalPlatformServer> StartAsync(LocalPlatformOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.DefinitionsFolder is null && options.Definitions.Count == 0)
        {
            throw new ArgumentException(
                $"Set {nameof(options.DefinitionsFolder)} or {nameof(options.Definitions)}: there are no elements to serve.",
                nameof(options));
        }

        if (options.DefinitionsFolder is not { } folder)
            return await StartAsync(options, static () => DefinitionFolder.Empty, cancellationToken).ConfigureAwait(false);

        DefinitionFolder.EnsureExists(folder);
        return await StartAsync(options, () => DefinitionFolder.Read(folder), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts a platform with the definitions that <paramref name="read"/> returns, and those of the options.</summary>
    internal static async Task<LocalPlatformServer> StartAsync(
        LocalPlatformOptions options, Func<DefinitionFolder> read, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.JournalLength, 1);
        // A first start takes the time that the runtime needs to compile the server, the reader of definitions and the platform: none of
        // them waits for another.
        var building = options.Port is { } port
            ? Task.Run(() => EmbeddedServer.ListeningOn(options.Address, port), CancellationToken.None)
            : null;
        var reading = Task.Run(read, CancellationToken.None);
        LocalPlatformServer? platform = null;
        try
        {
            platform = Open(options);
            if (building is not null)
                await platform.ListenAsync(building, cancellationToken).ConfigureAwait(false);
            platform.Serve(await reading.ConfigureAwait(false));
            return platform;
        }
        catch (Exception exception)
        {
            if (platform is not null)
                await platform.DisposeAsync().ConfigureAwait(false);
            else if (building is not null)
                await (await building.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            // Nothing is read any more when the caller learns that there is no platform.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (options.StateFile is { } file)
                StateDatabase.ThrowIfUnreadable(file, exception);
            throw;
        }
    }

    /// <summary>
    /// Adds an organization; if there is one with these secrets, returns it. What the state file has of it from an earlier run is there
    /// again.
    /// </summary>
    /// <param name="credentials">The organization's secrets; a random pair if this is null.</param>
    /// <exception cref="ArgumentException">Another user secret belongs to the organization secret.</exception>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public PlatformOrganization AddOrganization(LocalPlatformCredentials? credentials = null) =>
        _organizations.GetOrAdd(credentials ?? LocalPlatformCredentials.Generate(), New);

    /// <summary>
    /// Makes calls of every organization fail, and those with wrong secrets, until <see cref="ClearFaults"/>. If several faults are for a
    /// call, all of them happen.
    /// </summary>
    /// <param name="call">Which calls; null for all.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="scope">Which of these calls; null for all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="scope"/> makes no sense.</exception>
    public void Fail(Call? call, Fault fault, FaultScope? scope = null) => Faults.Add(new FaultRule(null, call, fault, scope));

    /// <summary>Ends all faults.</summary>
    public void ClearFaults() => Faults.Clear(null);

    /// <summary>
    /// A handler that calls the platform without a socket, for <see cref="HttpClient"/>. The host of a request must be <c>localhost</c>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The platform is disposed.</exception>
    public HttpMessageHandler CreateHandler()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        return _inProcess.Value.GetAwaiter().GetResult().CreateHandler();
    }

    /// <summary>Stops listening, waits up to five seconds for running calls, and closes the state.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;

        try
        {
            // Calls that wait for a fault need not be waited for.
            await Pipeline.EndAsync().ConfigureAwait(false);
            if (_listening is not null)
                await _listening.DisposeAsync().ConfigureAwait(false);

            if (_inProcess.IsValueCreated)
                await (await _inProcess.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            Pipeline.Dispose();
            await _log.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static LocalPlatformServer Open(LocalPlatformOptions options)
    {
        var database = options.StateFile is null ? null : StateDatabase.Open(options.StateFile);
        try
        {
            return new LocalPlatformServer(options, database);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    /// <summary>Opens the port. Whoever calls before the platform is ready waits for it.</summary>
    private async Task ListenAsync(Task<EmbeddedServer> building, CancellationToken cancellationToken)
    {
        _listening = await building.ConfigureAwait(false);
        Pipeline.Compose(_listening.Application);
        await _listening.StartAsync(cancellationToken).ConfigureAwait(false);
        BaseAddress = _listening.Address;
    }

    /// <summary>Serves the elements of <paramref name="folder"/>, and lets callers in.</summary>
    private void Serve(DefinitionFolder folder)
    {
        Findings = folder.Findings;
        _elements.Serve(_options.Definitions.Concat(folder.Definitions), _database);
        _seed = SeedFile.Read(_options.SeedFile, _elements, _options.TimeProvider);
        var credentials = _options.Credentials ?? LocalPlatformCredentials.Generate();
        DefaultOrganization = _organizations.GetOrAdd(credentials, (_, own) => New("", own));
        Pipeline.LetIn();
        Pipeline.LogStart(BaseAddress, Findings);
    }

    private PlatformOrganization New(string id, LocalPlatformCredentials credentials)
    {
        var snapshots = _kept.Where(kept => kept.Key.Organization == id && kept.Key.Snapshot.Length > 0)
            .ToImmutableDictionary(static kept => kept.Key.Snapshot, static kept => kept.Value, StringComparer.Ordinal);
        var seed = _seed.For(credentials);
        var isKnown = _kept.TryGetValue(new StateOwner(id, ""), out var state);
        var organization = new PlatformOrganization(
            this, id, credentials, _log, seed, new OrganizationContent(isKnown ? state! : seed, snapshots));
        // The file has the seed before anybody sees it: what was answered is there after a restart.
        if (!isKnown && _log.IsKept)
            organization.BeginAsync().GetAwaiter().GetResult();

        return organization;
    }
}
