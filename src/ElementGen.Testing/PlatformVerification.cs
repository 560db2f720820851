using ElementGen.LocalPlatform;

namespace ElementGen.Testing;

/// <summary>
/// Checks what a platform, or one organization, has and was asked for. A check that fails throws a <see cref="VerificationException"/>.
/// </summary>
public sealed class PlatformVerification
{
    private readonly Func<IReadOnlyList<InstanceInfo>> _instances;
    private readonly Func<IReadOnlyList<RecordedRequest>> _requests;
    private readonly Func<HashSet<Secret>> _tokensOfPlatform;

    internal PlatformVerification(
        Func<IReadOnlyList<InstanceInfo>> instances,
        Func<IReadOnlyList<RecordedRequest>> requests,
        Func<HashSet<Secret>> tokensOfPlatform)
    {
        _instances = instances;
        _requests = requests;
        _tokensOfPlatform = tokensOfPlatform;
    }

    /// <summary>There is exactly one instance of this element with this name.</summary>
    /// <param name="elementKey">The element's key.</param>
    /// <param name="name">The instance's name.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="VerificationException">There is none, or there are several.</exception>
    public InstanceInfo OneInstance(string elementKey, string name)
    {
        ArgumentNullException.ThrowIfNull(elementKey);
        ArgumentNullException.ThrowIfNull(name);
        var all = _instances();
        var found = all.Where(instance => instance.ElementKey == elementKey && instance.Name == name).ToList();
        if (found is [var only])
            return only;

        var requests = _requests();
        var creations = requests.Where(request => MayCreate(request, elementKey, name)).ToHashSet();
        var ids = creations.Select(static request => request.Instance).OfType<long>()
            .Concat(found.Select(static instance => instance.Id)).ToHashSet();
        throw new VerificationReport($"Expected exactly one instance '{name}' of '{elementKey}', but there "
                + (found.Count == 0 ? "is none." : $"are {found.Count}:"))
            .With(found)
            .With("All instances:", found.Count == 0 ? all : [])
            .WithRequests(requests.Where(request => creations.Contains(request) || ChangesOneOf(ids, request)))
            .ToException();
    }

    /// <summary>
    /// The store has the token of every instance, and every token in it is one of an instance. A disabled instance counts: its token works
    /// again once it is enabled.
    /// </summary>
    /// <remarks>
    /// For one organization, the store may also have tokens of others on the same platform. It may have none of another platform.
    /// </remarks>
    /// <param name="store">The store of the clients that provisioned the instances.</param>
    /// <param name="cancellationToken">Cancels the reading of the store.</param>
    /// <returns>A task that ends when the store is read.</returns>
    /// <exception cref="VerificationException">A token is in one place only.</exception>
    public async Task NoTokenLost(IInstanceStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var retained = new List<ProvisionedInstance>();
        await foreach (var instance in store.ListAsync(cancellationToken).ConfigureAwait(false))
            retained.Add(instance);

        var tokens = retained.Select(static instance => instance.Token).ToHashSet();
        var lost = _instances().Where(instance => !tokens.Contains(instance.Token)).ToList();
        var working = _tokensOfPlatform();
        var useless = retained.Where(instance => !working.Contains(instance.Token)).ToList();
        if (lost.Count + useless.Count == 0)
            return;

        var ids = lost.Select(static instance => instance.Id).Concat(useless.Select(static instance => instance.Id)).ToHashSet();
        throw new VerificationReport($"Expected {store.GetType().Name} to have the token of every instance, and no other.")
            .With("It lacks the tokens of:", lost)
            .With("It has tokens that no instance has, of:", useless)
            .WithRequests(_requests().Where(request => ChangesOneOf(ids, request)))
            .ToException();
    }

    /// <summary>Nobody asked for anything that the platform does not know.</summary>
    /// <exception cref="VerificationException">Somebody did; the message names the requests.</exception>
    public void NoUnknownCalls()
    {
        var unknown = _requests().Where(static request => request.Call == Call.Unknown).ToList();
        if (unknown.Count > 0)
            throw new VerificationReport("Expected only calls that the platform knows.").WithRequests(unknown).ToException();
    }

    // A body that could not be read may have been about this instance, and one without an element has it in the path.
    private static bool MayCreate(RecordedRequest request, string elementKey, string name) => request.Call == Call.CreateInstance
        && (request.Body is not { } body || (body.Name == name && (body.ElementKey ?? elementKey) == elementKey));

    private static bool ChangesOneOf(HashSet<long> ids, RecordedRequest request) => request.Instance is { } id && ids.Contains(id)
        && request.Call is Call.CreateInstance or Call.ReplaceInstance or Call.UpdateInstance or Call.DeleteInstance
            or Call.EnableInstance or Call.DisableInstance or Call.UpdateConfiguration;
}
