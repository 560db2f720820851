using System.Globalization;
using ElementGen.Definitions;

namespace ElementGen;

/// <content>Changes instances. Id and token of an instance stay the same whatever is changed.</content>
public sealed partial class ElementsClient
{
    /// <summary>Changes parts of an instance by one request.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="changes">What to change. With nothing to change, nothing is sent but the request for the instance.</param>
    /// <param name="cancellationToken">Cancels the call; whether the change was made is then unknown.</param>
    /// <returns>
    /// The instance after the change. Its <see cref="ProvisionedInstance.Token"/> is empty if the platform's answer does not tell it.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A value is the mask that the platform shows in place of a secret, or the name or a tag is empty. Nothing was sent.
    /// </exception>
    /// <exception cref="ElementsApiException">
    /// There is no such instance, or the platform refused or did not answer. Whether the change was made is unknown unless the platform
    /// refused it. It can be sent again.
    /// </exception>
    public Task<ProvisionedInstance> UpdateInstanceAsync(
        long id, InstanceChanges changes, CancellationToken cancellationToken = default) =>
        UpdateInstanceAsync(TextOf(id), changes, element: null, cancellationToken);

    /// <summary>Adds tags to an instance, which keeps those that it has.</summary>
    /// <inheritdoc cref="ReplaceInstanceTagsAsync" path="/param|/returns|/exception"/>
    /// <remarks>
    /// The platform can only replace all tags. So this reads the instance, and writes all of them if one is missing. A tag that somebody
    /// else sets in between is lost.
    /// </remarks>
    public Task<ProvisionedInstance> AddInstanceTagsAsync(
        long id, IReadOnlyCollection<string> tags, CancellationToken cancellationToken = default) =>
        ChangeTagsAsync(TextOf(id), tags, InstanceTags.With, cancellationToken);

    /// <summary>Removes tags from an instance, which keeps its others.</summary>
    /// <inheritdoc cref="ReplaceInstanceTagsAsync" path="/param|/returns|/exception"/>
    /// <inheritdoc cref="AddInstanceTagsAsync" path="/remarks"/>
    public Task<ProvisionedInstance> RemoveInstanceTagsAsync(
        long id, IReadOnlyCollection<string> tags, CancellationToken cancellationToken = default) =>
        ChangeTagsAsync(TextOf(id), tags, InstanceTags.Without, cancellationToken);

    /// <summary>
    /// Replaces the tags of an instance. Tags that mark it as one of this library's (<c>elementgen-…</c>) stay: it is found by them.
    /// </summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The instance, with its tags.</returns>
    /// <exception cref="ArgumentException">A tag is empty. Nothing was sent.</exception>
    /// <exception cref="ElementsApiException">There is no such instance, or the platform refused or did not answer.</exception>
    public Task<ProvisionedInstance> ReplaceInstanceTagsAsync(
        long id, IReadOnlyCollection<string> tags, CancellationToken cancellationToken = default) =>
        ChangeTagsAsync(TextOf(id), tags, InstanceTags.Replaced, cancellationToken);

    /// <summary>Enables an instance, so that requests on it are answered again.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is enabled.</returns>
    /// <exception cref="ElementsApiException">There is no such instance, or the platform refused or did not answer.</exception>
    public Task EnableInstanceAsync(long id, CancellationToken cancellationToken = default) =>
        SetEnabledAsync(TextOf(id), HttpMethod.Put, cancellationToken);

    /// <summary>Disables an instance: requests on it are answered with 403 until it is enabled.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is disabled.</returns>
    /// <exception cref="ElementsApiException">There is no such instance, or the platform refused or did not answer.</exception>
    public Task DisableInstanceAsync(long id, CancellationToken cancellationToken = default) =>
        SetEnabledAsync(TextOf(id), HttpMethod.Delete, cancellationToken);

    /// <summary>
    /// Authenticates an instance again with a new consent: after a revoked grant, or an expired refresh token. Its id and its token stay.
    /// </summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="grant">The grant, for the same element.</param>
    /// <param name="cancellationToken">Cancels the call; whether the grant was used up is then unknown.</param>
    /// <returns>
    /// The instance. Its <see cref="ProvisionedInstance.Token"/> is empty if the platform's answer does not tell it.
    /// </returns>
    /// <exception cref="ElementsApiException">
    /// There is no such instance, the grant was used already, or the platform refused or did not answer.
    /// </exception>
    public Task<ProvisionedInstance> ReauthenticateInstanceAsync(
        long id, OAuthGrant grant, CancellationToken cancellationToken = default) =>
        ReauthenticateInstanceAsync(TextOf(id), grant, cancellationToken);

    /// <summary>The same with an id that may be no number, and with the element, if the caller knows it.</summary>
    internal async Task<ProvisionedInstance> UpdateInstanceAsync(
        string id, InstanceChanges changes, ElementDescriptor? element, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(changes);
        CheckChanges(changes);
        if (changes.IsEmpty)
            return await GetInstanceAsync(id, cancellationToken).ConfigureAwait(false);

        return changes.Tags is { } tags
            ? await ReplaceTagsAsync(id, changes, tags, element, cancellationToken).ConfigureAwait(false)
            : await SendChangesAsync(id, changes, changes.Tags, element, cancellationToken).ConfigureAwait(false);
    }

    // The platform takes the given tags for all. Those by which this library finds the instance must be among them.
    private async Task<ProvisionedInstance> ReplaceTagsAsync(
        string id, InstanceChanges changes, IReadOnlyList<string> tags, ElementDescriptor? element, CancellationToken cancellationToken)
    {
        var instance = await GetInstanceAsync(id, cancellationToken).ConfigureAwait(false);
        var all = InstanceTags.Replaced(instance.Tags, tags).Distinct(StringComparer.Ordinal).ToArray();
        return await SendChangesAsync(id, changes, all, element, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ProvisionedInstance> SendChangesAsync(
        string id,
        InstanceChanges changes,
        IReadOnlyList<string>? tags,
        ElementDescriptor? element,
        CancellationToken cancellationToken)
    {
        var call = CallTo(HttpMethod.Patch, PathTo(id)) with { Body = ChangeInstanceBody.Of(changes, tags) };
        call.Secrets.Add(SecretsOf(changes.Configuration, element));
        return await ChangeAsync(call, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<ProvisionedInstance> ReauthenticateInstanceAsync(
        string id, OAuthGrant grant, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(grant);
        var configuration = AdditionalEntries.None;
        if (grant.CallbackUrl is { } callback)
            configuration = configuration.With(Grants.CallbackUrl, callback.OriginalString);
        if (grant.RefreshToken is { } refreshToken)
            configuration = configuration.With(Grants.RefreshToken, refreshToken);

        var call = CallTo(HttpMethod.Put, PathTo(id)) with { Body = ChangeInstanceBody.Of(grant, configuration) };
        call.Secrets.Add(grant);
        return await ChangeAsync(call, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<ProvisionedInstance> ChangeTagsAsync(
        string id,
        IReadOnlyCollection<string> tags,
        Func<IEnumerable<string>, IEnumerable<string>, IEnumerable<string>> change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tags);
        CheckTags(tags);
        var instance = await GetInstanceAsync(id, cancellationToken).ConfigureAwait(false);
        return await ChangeTagsAsync(instance, tags, change, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the tags of an instance as it was just read.</summary>
    internal async Task<ProvisionedInstance> ChangeTagsAsync(
        ProvisionedInstance instance,
        IReadOnlyCollection<string> tags,
        Func<IEnumerable<string>, IEnumerable<string>, IEnumerable<string>> change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tags);
        CheckTags(tags);
        string[] changed = [.. change(instance.Tags, tags).Distinct(StringComparer.Ordinal)];
        if (changed.ToHashSet(StringComparer.Ordinal).SetEquals(instance.Tags))
            return instance;

        var nothingElse = new InstanceChanges();
        return await SendChangesAsync(instance.IdText, nothingElse, changed, element: null, cancellationToken).ConfigureAwait(false);
    }

    internal async Task SetEnabledAsync(string id, HttpMethod method, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var answer = await _platform.CallAsync(CallTo(method, PathTo(id) + "/enabled"), cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccess();
        answer.EnsureIsPlatforms();
    }

    private async Task<ProvisionedInstance> ChangeAsync(PlatformCall call, CancellationToken cancellationToken)
    {
        var answer = await _platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
        return InstanceOf(answer).WithShownValues(call.Secrets.Masked);
    }

    // Without the element, the key alone tells; what the element does not list can be anything.
    private static IEnumerable<Secret> SecretsOf(AdditionalEntries configuration, ElementDescriptor? element)
    {
        foreach (var (key, value) in configuration)
        {
            var isSecret = element is null ? SecretWords.EndIn(key)
                : element.IndexOf(key) is not (>= 0 and var index) || element.Entries[index].IsSecret;
            if (isSecret)
                yield return value;
        }
    }

    private static void CheckChanges(InstanceChanges changes)
    {
        if (changes.Name is { } name && (string.IsNullOrWhiteSpace(name) || Placeholders.HaveBrackets(name)))
        {
            throw new ArgumentException(
                "The name is empty or a placeholder. Leave it out to keep the name; nothing was sent.", nameof(changes));
        }

        CheckTags(changes.Tags ?? []);
        foreach (var (key, value) in changes.Configuration)
            CheckValue(key, value, nameof(changes));
    }

    private static void CheckValue(string key, Secret value, string parameter)
    {
        if (value.Reveal() == ValueProblems.Mask || Placeholders.HaveBrackets(value.Reveal()))
        {
            throw new ArgumentException(
                ShownText.Of($"The value of '{key}' is the mask that is shown in place of a secret, or a placeholder. ")
                    + "Give the value itself, or leave the entry out; nothing was sent.",
                parameter);
        }
    }

    private static void CheckTags(IEnumerable<string> tags)
    {
        foreach (var tag in tags)
        {
            if (string.IsNullOrWhiteSpace(tag) || Placeholders.HaveBrackets(tag))
                throw new ArgumentException("A tag is empty or a placeholder. Nothing was sent.", nameof(tags));
        }
    }

    private static string TextOf(long id) => id != 0
        ? id.ToString(CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(id), "0 is the id of no instance.");

    private static string PathTo(string id) => $"instances/{Uri.EscapeDataString(id)}";
}
