using System.Net;

namespace ElementGen;

/// <content>Makes an instance once, whatever fails.</content>
public sealed partial class ElementsClient
{
    // How long a creation waits at most if the client waits for ever.
    private static readonly TimeSpan LongestCreation = TimeSpan.FromSeconds(100);

    private readonly KeyGates _gates = new();

    /// <summary>
    /// Provisions an instance, unless there is one: gives the one that the store has, or that an earlier call made. It can be called as
    /// often as you like: again after any exception or a crash, and by several processes and machines at once.
    /// </summary>
    /// <remarks>
    /// <para>
    /// What is promised: never a second creation while the first may still land within <see cref="EnsureOptions.SettleTime"/>. If the
    /// platform takes longer than that, the second instance is found by its tag and removed by <see cref="SweepAsync"/>; without a sweep,
    /// it stays.
    /// </para>
    /// <para>
    /// Before the creation is sent, the store has a row that says so, and the instance gets a tag that only this store uses for the key.
    /// After an unknown outcome the instance is looked for by that tag until the settle time is over, which
    /// <see cref="EnsureOptions.Progress"/> tells. After the third unknown outcome, the call gives up: about ten minutes with the defaults.
    /// </para>
    /// </remarks>
    /// <param name="name">The name the instance is given, and kept under.</param>
    /// <param name="configuration">The entries; checked before anything is sent.</param>
    /// <param name="options">Tags, settle time and the like; null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Cancels the call at any point but one: what the platform has made is saved all the same. The next call goes on from there.
    /// </param>
    /// <returns>
    /// The instance, with its token, which is in the store. If it was made with another configuration, it says so by
    /// <see cref="ProvisionedInstance.ConfigurationDiffers"/>, and nothing was changed.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The client has no store, or one that is no <see cref="IProvisioningStore"/>. Nothing was sent.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The name or a tag is empty or a placeholder such as <c>&lt;INSERT_NAME&gt;</c>. Nothing was sent.
    /// </exception>
    /// <exception cref="ElementConfigurationException">
    /// Entries are missing that the caller must supply, or have placeholders such as <c>&lt;INSERT_PASSWORD&gt;</c>. Nothing was sent.
    /// </exception>
    /// <exception cref="GrantMissingException">
    /// An instance has to be made, its configuration selects an OAuth grant, and <see cref="ProvisionOptions.Grant"/> has none; or it has
    /// one that serves once, and a creation of unknown outcome has used it and made no instance. One that is there already, or is found
    /// after an unknown outcome, needs no grant: ask for consent only after this.
    /// </exception>
    /// <exception cref="InstanceNotEnsuredException">
    /// The caller has to decide: the instance is gone or was deleted, the platform does not show its token, or others have its name.
    /// </exception>
    /// <exception cref="OtherOrganizationException">
    /// <see cref="ElementsClientOptions.Account"/> is not set, and the instance was provisioned with another organization secret.
    /// </exception>
    /// <exception cref="ElementsApiException">
    /// The platform refused, or failed again and again. The next call goes on from there.
    /// </exception>
    /// <exception cref="TimeoutException">
    /// The store takes too long to write that the instance is being made. That creation was not sent.
    /// </exception>
    /// <exception cref="ProvisioningCanceledException">The caller cancelled.</exception>
    /// <exception cref="InstanceNotRetainedException">The instance was made, but the store failed; the exception holds it.</exception>
    /// <exception cref="Exception">
    /// The store cannot be read or written; it is the store's own exception. The instance may exist: repeat the call.
    /// </exception>
    public async Task<ProvisionedInstance> EnsureProvisionedInstanceAsync(
        string name, ElementConfiguration configuration, EnsureOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var ensured = await EnsureAsync(name, configuration, options, new EnsureWaiting(_clock), cancellationToken).ConfigureAwait(false);
        return ensured.Instance!;
    }

    /// <summary>
    /// Finishes what calls left behind, key by key: takes over instances of abandoned attempts, finishes abandoned deletions, deletes
    /// instances that carry a key's tag and that nobody retains, and reports what a person has to decide. It makes no instance.
    /// </summary>
    /// <remarks>
    /// It can run beside other calls, on several machines at once. Call it from time to time, until it is complete. It looks at every key
    /// of the client's account that the store has, with about two requests each.
    /// </remarks>
    /// <example><code>
    /// var report = new SweepReport();
    /// do
    /// {
    ///     report = await client.SweepAsync(new SweepOptions { After = report.Next });
    ///     foreach (var finding in report.Findings)
    ///         Console.WriteLine($"{finding.Key}: {finding.Message}");
    /// }
    /// while (!report.IsComplete &amp;&amp; report.Keys > 0);
    /// </code></example>
    /// <param name="options">How many keys, and where to begin; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the sweep.</param>
    /// <returns>
    /// What it did. If the platform does not answer, or has had too many requests, it ends there, and the report says so.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The client has no store, or one that is no <see cref="IProvisioningStore"/>. Nothing was sent.
    /// </exception>
    /// <exception cref="Exception">The store cannot be read or written; it is the store's own exception.</exception>
    public async Task<SweepReport> SweepAsync(SweepOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        options ??= new SweepOptions();
        var store = ProvisioningStore;
        var scope = await store.GetScopeAsync(cancellationToken).ConfigureAwait(false);
        var query = new ProvisioningQuery(Account) { After = options.After, Limit = options.MaxKeys };
        var rows = await store.ListRowsAsync(query, cancellationToken).ConfigureAwait(false);
        var findings = new List<SweptKey>();
        var report = new SweepReport { Findings = findings, Next = options.After };
        foreach (var key in rows.Select(static row => row.Key))
        {
            try
            {
                var request = RequestFor(key, new EnsureOptions());
                var row = new HeldRow(store, key, InstanceTag.Of(scope, key), request.Options.Lease);
                if (await NewCall(request, store, row).SweepAsync(cancellationToken).ConfigureAwait(false) is { } finding)
                    findings.Add(finding);
            }
            catch (ElementsApiException exception)
            {
                findings.Add(new SweptKey(key, SweepFinding.Failed, [], exception.Message));
                // What the platform itself says of one key does not keep the others from being swept.
                if (exception is not { Status: { } status, RequestId: not null } || status is HttpStatusCode.TooManyRequests)
                    return report;
            }
            catch (ElementGenException exception)
            {
                // One instance that cannot be decrypted does not keep the others from being swept.
                findings.Add(new SweptKey(key, SweepFinding.Unreadable, [], exception.Message));
            }

            report = report with { Keys = report.Keys + 1, Next = key };
        }

        return report with { IsComplete = rows.Count < options.MaxKeys };
    }

    private async Task<EnsuredInstance> EnsureAsync(
        string name, ElementConfiguration configuration, EnsureOptions? options, EnsureWaiting waiting, CancellationToken cancellationToken)
    {
        options ??= new EnsureOptions();
        var completed = Checked(name, configuration, options);
        var store = ProvisioningStore;
        var key = new InstanceKey(Account, configuration.Element.Key, name);
        try
        {
            using (await _gates.EnterAsync(key, cancellationToken).ConfigureAwait(false))
            {
                var scope = await store.GetScopeAsync(cancellationToken).ConfigureAwait(false);
                var row = new HeldRow(store, key, InstanceTag.Of(scope, key), options.Lease);
                await ReadOrClaimAsync(row, cancellationToken).ConfigureAwait(false);
                var request = RequestFor(key, configuration, completed, options, row.Tag);
                var call = new EnsuringCall(request, row, store, InstancesOf(waiting), waiting);
                var instance = await call.RunAsync(cancellationToken).ConfigureAwait(false);
                return new EnsuredInstance(key, call.Outcome) { Instance = instance };
            }
        }
        catch (OperationCanceledException exception)
            when (cancellationToken.IsCancellationRequested && exception is not ProvisioningCanceledException)
        {
            throw new ProvisioningCanceledException($"Ensuring {key} was cancelled before it began.", false, null, cancellationToken);
        }
    }

    private async Task ReadOrClaimAsync(HeldRow row, CancellationToken cancellationToken)
    {
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (row.Current is not null)
            return;

        // What was retained without an account, or before it was named, is claimed as it always is.
        await FindRetainedInstanceAsync(row.Key.ElementKey, row.Key.Name, cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    private IProvisioningStore ProvisioningStore => _store switch
    {
        IProvisioningStore store => store,
        null => throw new InvalidOperationException(
            "The client has no store, and without one nobody knows what was made. Set ElementsClientOptions.Store; nothing was sent."),
        _ => throw new InvalidOperationException(
            $"{_store.GetType().Name} keeps instances, but not what is on its way: it is no IProvisioningStore. Set "
                + "ElementsClientOptions.Store to one that is; nothing was sent."),
    };

    private PlatformInstances Instances => new(_platform, _instances, _credentials);

    private PlatformInstances InstancesOf(EnsureWaiting waiting) => new(_platform, _instances, _credentials, waiting.BackOff);

    private EnsuringCall NewCall(EnsureRequest request, IProvisioningStore store, HeldRow row) =>
        new(request, row, store, Instances, new EnsureWaiting(_clock));

    private EnsureRequest RequestFor(InstanceKey key, EnsureOptions options) => new(key, options)
    {
        Secrets = new SentSecrets(_credentials),
        Credentials = _credentials,
        SettleTime = options.SettleTimeFor(CreationTimeout),
        IsOfOthers = mark => _hasDefaultAccount && !OrganizationMark.IsOf(mark, _credentials),
    };

    private EnsureRequest RequestFor(
        InstanceKey key, ElementConfiguration asked, ElementConfiguration completed, EnsureOptions options, string tag)
    {
        var request = RequestFor(key, options);
        var creation = CreationOf(key.Name, completed, options, tag) with { Secrets = request.Secrets };
        request.Secrets.Add(completed);
        request.Secrets.Add(options.Grant);
        return request with
        {
            Element = completed.Element,
            // Who waits for longer than it settles can be overtaken by another creation.
            Creation = request.SettleTime > TimeSpan.Zero && request.SettleTime < CreationTimeout
                ? creation with { Timeout = request.SettleTime }
                : creation with { Timeout = CreationTimeout },
            // Of what the caller has again next time; a grant serves once.
            ConfigurationHash = ConfigurationHash.Of(key, asked, _credentials),
            LacksGrant = LacksGrant(completed, options),
        };
    }

    private TimeSpan CreationTimeout => _timeout == Timeout.InfiniteTimeSpan ? LongestCreation : _timeout;
}
