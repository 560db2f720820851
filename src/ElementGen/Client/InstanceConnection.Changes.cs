namespace ElementGen;

/// <content>
/// Changes the instance. Changes of one object are made one after the other, so that its <see cref="Instance"/> is what the last of them
/// left. Other objects, and other processes, can change the same instance in between.
/// </content>
public sealed partial class InstanceConnection
{
    private SemaphoreSlim? _changing;

    /// <summary>
    /// Changes the configuration of the instance: <paramref name="change"/> gets what the platform has, and what it returns differently is
    /// sent, by one request. Nothing is sent when nothing differs.
    /// </summary>
    /// <typeparam name="T">The element's configuration record.</typeparam>
    /// <param name="empty">A configuration to fill.</param>
    /// <param name="change">
    /// Makes the changed configuration (<c>c => c with { Sender = "+17777777777" }</c>). Secrets are null in what it gets, because the
    /// platform shows none, and stay as they are unless it sets them. "" takes a value away, null leaves it. Values that have no property
    /// are in <see cref="ElementConfiguration.Additional"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the calls; whether the change was made is then unknown.</param>
    /// <returns>A task that ends when the instance is changed. <see cref="Instance"/> is then as the platform answered.</returns>
    /// <exception cref="ElementConfigurationException">
    /// A value is the mask of a secret or a placeholder, or the change leaves out what must be supplied, as far as that is known. Nothing
    /// was changed.
    /// </exception>
    /// <exception cref="ElementsApiException">
    /// The instance is gone or has become another element's, or the platform refused or did not answer. The change can be made again.
    /// </exception>
    public async Task UpdateAsync<T>(T empty, Func<T, T> change, CancellationToken cancellationToken)
        where T : ElementConfiguration
    {
        ArgumentNullException.ThrowIfNull(empty);
        ArgumentNullException.ThrowIfNull(change);
        await ChangeAsync(
            async (client, id) =>
            {
                var current = await GetAsync(client, id, cancellationToken).ConfigureAwait(false);
                var values = await ValuesAsync(client, current, cancellationToken).ConfigureAwait(false);
                var configuration = InstanceConfiguration<T>.Read(empty, values);
                var changed = change(configuration.Shown)
                    ?? throw new InvalidOperationException("The change returned no configuration. Return the one that it got, changed.");
                var changes = configuration.ChangesTo(changed);
                if (changes.Count == 0)
                    return current;

                var sent = new InstanceChanges { Configuration = changes };
                return await client.UpdateInstanceAsync(id, sent, Element, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    internal Task RefreshAsync(CancellationToken cancellationToken) =>
        ChangeAsync((client, id) => GetAsync(client, id, cancellationToken), cancellationToken);

    internal Task ChangeTagsAsync(
        IReadOnlyCollection<string> tags,
        Func<IEnumerable<string>, IEnumerable<string>, IEnumerable<string>> change,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            async (client, id) =>
            {
                var current = await GetAsync(client, id, cancellationToken).ConfigureAwait(false);
                return await client.ChangeTagsAsync(current, tags, change, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    internal Task RenameAsync(string name, CancellationToken cancellationToken) =>
        ChangeAsync(
            async (client, id) =>
            {
                await GetAsync(client, id, cancellationToken).ConfigureAwait(false);
                var changes = new InstanceChanges { Name = name };
                return await client.UpdateInstanceAsync(id, changes, Element, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    internal Task SetEnabledAsync(bool isEnabled, CancellationToken cancellationToken) =>
        ChangeAsync(
            async (client, id) =>
            {
                var current = await GetAsync(client, id, cancellationToken).ConfigureAwait(false);
                await client.SetEnabledAsync(id, isEnabled ? HttpMethod.Put : HttpMethod.Delete, cancellationToken).ConfigureAwait(false);
                return current.WithDisabled(!isEnabled);
            },
            cancellationToken);

    internal Task ReauthenticateAsync(OAuthGrant grant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        ElementsClient.CheckElement(grant, Element.Key);
        return ChangeAsync(
            async (client, id) =>
            {
                await GetAsync(client, id, cancellationToken).ConfigureAwait(false);
                return await client.ReauthenticateInstanceAsync(id, grant, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    internal Task<IReadOnlyList<InstanceEntry>> GetEntriesAsync(CancellationToken cancellationToken) =>
        Client.GetInstanceEntriesAsync(Instance.IdText, mayHaveNone: false, cancellationToken);

    internal Task<InstanceEntry> UpdateEntryAsync(string entryId, Secret value, CancellationToken cancellationToken) =>
        Client.UpdateInstanceEntryAsync(Instance.IdText, entryId, value, cancellationToken);

    private ElementDescriptor Element => _element ?? throw NotConnected();

    private async Task ChangeAsync(Func<ElementsClient, string, Task<ProvisionedInstance>> change, CancellationToken cancellationToken)
    {
        var client = Client;
        if (Instance.IdText == "0")
        {
            throw new InvalidOperationException(
                "The instance has no id: the platform did not tell it. Look for the instance on the platform, and attach it anew.");
        }

        var changing = LazyInitializer.EnsureInitialized(ref _changing, static () => new SemaphoreSlim(1));
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var changed = await change(client, Instance.IdText).ConfigureAwait(false);
            Volatile.Write(ref _instance, changed.WithoutSecretsOf(Element).CompletedBy(Instance));
        }
        finally
        {
            changing.Release();
        }
    }

    // A platform that was restored from a backup can have another instance under the same id.
    private async Task<ProvisionedInstance> GetAsync(ElementsClient client, string id, CancellationToken cancellationToken)
    {
        var current = await client.GetInstanceAsync(id, cancellationToken).ConfigureAwait(false);
        return current.Element.Key.Length == 0 || current.Element.Key == Instance.Element.Key || current.Element.Key == Element.Key
            ? current
            : throw new ElementsApiException(
                ShownText.Of($"Instance {id} is one of element '{current.Element.Key}' now, and was one of '{Element.Key}'. ")
                    + "It is another instance: the platform may have been restored from a backup. Nothing was changed.");
    }

    // Older answers have no configuration, but a call of its own. It answers 404 for none; the instance itself was there a moment ago.
    private static async Task<IEnumerable<KeyValuePair<string, string?>>> ValuesAsync(
        ElementsClient client, ProvisionedInstance current, CancellationToken cancellationToken)
    {
        if (current.Configuration.Count > 0)
            return current.Configuration;

        var entries = await client.GetInstanceEntriesAsync(current.IdText, mayHaveNone: true, cancellationToken).ConfigureAwait(false);
        return entries.Select(static entry => KeyValuePair.Create(entry.Key, entry.Value));
    }
}
