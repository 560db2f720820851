using ElementGen.Definitions;

namespace ElementGen;

/// <content>Makes instances.</content>
public sealed partial class ElementsClient
{
    /// <summary>
    /// Provisions an instance of the element that <paramref name="configuration"/> belongs to, and keeps it in the store, if there is
    /// one, before it returns. Sends one request and never repeats it: the platform would make a second instance.
    /// </summary>
    /// <remarks>
    /// Each call makes an instance. Use <see cref="EnsureProvisionedInstanceAsync"/> where a call can be repeated: at each start of a
    /// program, in a job, on several machines. An <see cref="IProvisioningStore"/> is told before the request that it is sent, unless it
    /// has an instance of the name already. If the outcome stays unknown, <see cref="SweepAsync"/> finds what was made.
    /// </remarks>
    /// <param name="name">The name the instance is given, and kept under.</param>
    /// <param name="configuration">The entries; checked before anything is sent.</param>
    /// <param name="options">Tags and the like; null for none.</param>
    /// <param name="cancellationToken">
    /// Cancels the call until the headers of the platform's answer are there. After that, the rest of the answer gets at most 30 seconds
    /// more, because it holds the token; what arrives is kept all the same.
    /// </param>
    /// <returns>The instance, with its token.</returns>
    /// <exception cref="ArgumentException">
    /// The name or a tag is empty or a placeholder such as <c>&lt;INSERT_NAME&gt;</c>, or the grant is another element's. Nothing was sent.
    /// </exception>
    /// <exception cref="ElementConfigurationException">
    /// Entries are missing that the caller must supply, or have placeholders such as <c>&lt;INSERT_PASSWORD&gt;</c>. Nothing was sent.
    /// </exception>
    /// <exception cref="GrantMissingException">
    /// The configuration selects an OAuth grant, and <see cref="ProvisionOptions.Grant"/> has none. Nothing was sent.
    /// </exception>
    /// <exception cref="Exception">
    /// The store cannot save an instance, as <see cref="IInstanceStore.EnsureCanSaveAsync"/> found. It is the store's own exception, and
    /// nothing was sent.
    /// </exception>
    /// <exception cref="TimeoutException">
    /// The store takes too long to write that the instance is being made. Nothing was sent.
    /// </exception>
    /// <exception cref="ElementsApiException">
    /// The platform refused, did not answer, or answered without a token; or a handler of the caller's <see cref="HttpClient"/> tried to
    /// send the request a second time, or followed a redirect. <see cref="ElementsApiException.InstanceMayExist"/> says whether the
    /// instance may have been made.
    /// </exception>
    /// <exception cref="ProvisioningCanceledException">The caller cancelled before the platform answered.</exception>
    /// <exception cref="InstanceNotRetainedException">The instance was made, but the store failed; the exception holds it.</exception>
    public async Task<ProvisionedInstance> ProvisionInstanceAsync(
        string name, ElementConfiguration configuration, ProvisionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        options ??= new ProvisionOptions();
        var asked = configuration;
        configuration = Checked(name, asked, options);
        if (LacksGrant(configuration, options))
            throw new GrantMissingException(configuration.Element.Key);

        var key = new InstanceKey(Account, configuration.Element.Key, name);
        var call = CreationOf(name, configuration, options);
        await EnsureCanRetainAsync(call, cancellationToken).ConfigureAwait(false);
        return _store is IProvisioningStore store
            ? await ProvisionAsync(
                store, key, configuration, ConfigurationHash.Of(key, asked, _credentials), options, cancellationToken).ConfigureAwait(false)
            : await ProvisionAsync(key, call, configuration.Element, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ProvisionedInstance> ProvisionAsync(
        InstanceKey key, PlatformCall call, ElementDescriptor element, CancellationToken cancellationToken)
    {
        var instance = await Instances.MakeAsync(call, element, key.Name, cancellationToken).ConfigureAwait(false);
        await RetainAsync(key, instance, call.Secrets).ConfigureAwait(false);
        return instance;
    }

    private PlatformCall CreationOf(string name, ElementConfiguration configuration, ProvisionOptions options, string? tag = null)
    {
        var call = new PlatformCall(HttpMethod.Post, _instances, new SentSecrets(_credentials))
        {
            Body = CreateInstanceBody.Of(name, configuration, options, tag),
            MakesInstance = true,
        };
        call.Secrets.Add(configuration);
        call.Secrets.Add(options.Grant);
        return call;
    }

    /// <summary>The configuration as it is sent, if it can be.</summary>
    private static ElementConfiguration Checked(string name, ElementConfiguration configuration, ProvisionOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configuration);
        CheckTexts(name, options);
        configuration = CompletedBy(options.Grant, configuration);
        CheckComplete(configuration);
        return configuration;
    }

    private static bool LacksGrant(ElementConfiguration configuration, ProvisionOptions options) =>
        options.Grant is null && configuration.Element.SelectsGrant(configuration) == true;

    private static void CheckComplete(ElementConfiguration configuration)
    {
        var element = configuration.Element;
        if (element.GetMissingEntries(configuration) is { Count: > 0 } missing)
            throw new ElementConfigurationException(element.Key, missing);

        if (PlaceholderEntries.In(configuration) is { Count: > 0 } placeholders)
            throw ElementConfigurationException.WithPlaceholders(element.Key, placeholders);
    }

    private static ElementConfiguration CompletedBy(OAuthGrant? grant, ElementConfiguration configuration)
    {
        if (grant is null)
            return configuration;

        CheckElement(grant, configuration.Element.Key);
        return grant.Complete(configuration);
    }

    internal static void CheckElement(OAuthGrant grant, string elementKey)
    {
        if (grant.ElementKey is { } asked && asked != elementKey)
        {
            throw new ArgumentException(
                $"The grant is for element '{asked}', and it was given for one of '{elementKey}'. Nothing was sent.", nameof(grant));
        }
    }

    private static void CheckTexts(string name, ProvisionOptions options)
    {
        if (Placeholders.HaveBrackets(name))
            throw new ArgumentException("The name is a placeholder. Give the instance a real name; nothing was sent.", nameof(name));

        if (options.Tags is null)
            throw new ArgumentException("Tags are null. Leave them out for none; nothing was sent.", nameof(options));

        for (var i = 0; i < options.Tags.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(options.Tags[i]))
                throw new ArgumentException("A tag is empty.", nameof(options));

            if (Placeholders.HaveBrackets(options.Tags[i]))
                throw new ArgumentException("A tag is a placeholder. Give a real one, or none; nothing was sent.", nameof(options));
        }
    }

    // The token comes once, so a store that cannot keep it is better found before the instance exists.
    private async Task EnsureCanRetainAsync(PlatformCall call, CancellationToken cancellationToken)
    {
        if (_store is null)
            return;

        try
        {
            await _store.EnsureCanSaveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw PlatformFailure.NotSent(call, cancellationToken);
        }
    }

    private async Task RetainAsync(InstanceKey key, ProvisionedInstance instance, SentSecrets secrets)
    {
        if (_store is null)
            return;

        try
        {
            // Not cancelled by the caller: the instance exists, and the platform tells its token only once.
            await _store.SaveAsync(key, instance, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw RetainingFailure.Of(key, instance, _store, secrets, e);
        }
    }
}
