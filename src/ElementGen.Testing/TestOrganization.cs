using System.Security.Cryptography;
using System.Text;
using ElementGen.LocalPlatform;

namespace ElementGen.Testing;

/// <summary>An organization on a <see cref="LocalElementsPlatform"/>: an account with its own secrets and instances.</summary>
public sealed class TestOrganization
{
    private readonly LocalElementsPlatform _platform;

    internal TestOrganization(LocalElementsPlatform platform, PlatformOrganization inner)
    {
        _platform = platform;
        Inner = inner;
        Credentials = new ElementsCredentials(inner.Credentials.UserSecret, inner.Credentials.OrganizationSecret);
        Account = $"local-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inner.Credentials.OrganizationSecret)))[..16]}";
        Verify = new PlatformVerification(() => Instances, () => Requests, platform.AllTokens);
    }

    /// <summary>The organization's secrets.</summary>
    public ElementsCredentials Credentials { get; }

    /// <summary>
    /// The account under which <see cref="CreateClient"/> retains instances. It depends on the organization's secret alone, so that a store
    /// finds them after a restart with a state file, although the port is another one.
    /// </summary>
    public string Account { get; }

    /// <summary>The organization's instances, by id, as they are at this moment.</summary>
    public IReadOnlyList<InstanceInfo> Instances => Inner.Instances;

    /// <summary>What this organization's callers asked for, the oldest first. Secrets are masked.</summary>
    public IReadOnlyList<RecordedRequest> Requests => Inner.Requests;

    /// <summary>Checks what this organization has and asked for.</summary>
    public PlatformVerification Verify { get; }

    internal PlatformOrganization Inner { get; }

    /// <summary>Makes a client with this organization's credentials and account. The caller disposes of it.</summary>
    /// <param name="store">Where the client retains what it provisions; null when the test keeps it itself.</param>
    public ElementsClient CreateClient(IInstanceStore? store = null)
    {
        var options = new ElementsClientOptions
        {
            BaseAddress = _platform.BaseAddress,
            Credentials = Credentials,
            Store = store,
            Account = Account,
            TimeProvider = _platform.Options.TimeProvider,
        };
        // A handler in the process holds nothing, so nobody needs to dispose of the HttpClient.
        return _platform.Options.OpensPort
            ? new ElementsClient(options)
            : new ElementsClient(new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan }, options);
    }

    /// <summary>
    /// A handler that calls the platform without a socket, for an <see cref="HttpClient"/> of the caller's. It adds no authorization: what
    /// the caller forgets is refused, as on the real platform. The host of a request must be <c>localhost</c>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The platform is disposed.</exception>
    public HttpMessageHandler CreateHandler() => _platform.CreateHandler();

    /// <summary>Makes calls of this organization fail, until <see cref="ClearFaults"/>.</summary>
    /// <param name="call">Which calls; null for all.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="scope">Which of these calls; null for all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="scope"/> makes no sense.</exception>
    public void Fail(Call? call, Fault fault, FaultScope? scope = null) => Inner.Fail(call, fault, scope);

    /// <summary>Ends all faults of this organization. Those of the whole platform stay.</summary>
    public void ClearFaults() => Inner.ClearFaults();

    /// <summary>Keeps what the organization has, in place of an earlier snapshot of that name.</summary>
    /// <param name="name">The snapshot's name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space.</exception>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public Task SnapshotAsync(string name) => Inner.SnapshotAsync(name);

    /// <summary>
    /// Gives the organization back what it had at a snapshot, as a platform does that is restored from a backup: instances that were made
    /// since are gone, deleted ones are back, and ids are given again.
    /// </summary>
    /// <param name="name">The snapshot's name.</param>
    /// <exception cref="KeyNotFoundException">There is no snapshot of that name.</exception>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public Task RestoreAsync(string name) => Inner.RestoreAsync(name);

    /// <summary>Gives the organization back what the seed has, and ends its faults. Snapshots stay.</summary>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public Task ResetAsync() => Inner.ResetAsync();

    /// <summary>Says that something uses an instance, or nothing does any more. One that is used cannot be deleted (409).</summary>
    /// <param name="instanceId">The instance's id.</param>
    /// <param name="inUse">Whether something uses it.</param>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public Task SetInUseAsync(long instanceId, bool inUse) => Inner.SetInUseAsync(instanceId, inUse);
}
