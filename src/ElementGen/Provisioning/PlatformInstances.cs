using System.Buffers;
using System.Net;
using System.Text.Json;

namespace ElementGen;

/// <summary>An instance as the platform shows it.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Tags">Its tags; null when the answer does not tell them, as old servers do not.</param>
internal sealed record ShownInstance(ProvisionedInstance Instance, IReadOnlyList<string>? Tags)
{
    /// <summary>The id of an instance that the platform told none for.</summary>
    public const string NoId = "0";

    /// <summary>Its id as text.</summary>
    public string Id => Instance.IdText;

    /// <summary>Whether the answer shows that it carries a tag.</summary>
    public bool Carries(string tag) => Tags?.Contains(tag, StringComparer.Ordinal) ?? false;

    /// <summary>Whether it is one of an element. An answer without one says nothing against it; spellings differ in case.</summary>
    public bool IsOf(string elementKey) =>
        Instance.Element.Key.Length == 0 || string.Equals(Instance.Element.Key, elementKey, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it carries the tag of a store, or of a key, that <paramref name="own"/> is not.</summary>
    public bool HasOtherStoreTag(string own) => Tags?.Any(tag => tag != own && InstanceTags.IsOwn(tag)) ?? false;
}

/// <summary>The platform's calls on instances that provisioning needs. Each is sent once.</summary>
/// <param name="platform">Answers the calls.</param>
/// <param name="instances">The address of all instances.</param>
/// <param name="credentials">Who calls.</param>
/// <param name="backOff">When nothing is sent, because the platform had too many requests; null for a call of its own.</param>
internal class PlatformInstances(
    PlatformConnection platform, Uri instances, ElementsCredentials credentials, SharedBackOff? backOff = null)
{
    /// <summary>Sends a creation and reads the instance that was made.</summary>
    /// <exception cref="ElementsApiException">It was refused, not sent, or its outcome is not known.</exception>
    public virtual async Task<ProvisionedInstance> MakeAsync(
        PlatformCall call, ElementDescriptor element, string name, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(call, cancellationToken).ConfigureAwait(false);
        var instance = CreatedInstance.Of(answer, element, name);
        instance.AskedFor = new AskedFor { ElementKey = element.Key, Organization = OrganizationMark.Of(credentials) };
        return instance;
    }

    /// <summary>The instance with an id; null when the platform itself says that there is none.</summary>
    /// <exception cref="ElementsApiException">It is not known whether there is one.</exception>
    public virtual Task<ShownInstance?> GetAsync(string id, CancellationToken cancellationToken) =>
        GetAsync(id, CallAsync, cancellationToken);

    /// <summary>Like <see cref="GetAsync(string, CancellationToken)"/>, again whenever the platform wants requests again.</summary>
    /// <inheritdoc cref="GetAsync(string, CancellationToken)"/>
    public Task<ShownInstance?> GetInTurnAsync(string id, CancellationToken cancellationToken) =>
        GetAsync(id, CallInTurnAsync, cancellationToken);

    /// <summary>
    /// The instances that the platform finds by tags and a text. A page is asked for again whenever the platform wants requests again.
    /// </summary>
    /// <exception cref="ElementsApiException">The list did not end cleanly, so that it is not known which there are.</exception>
    public Task<List<ShownInstance>> ListAsync(IEnumerable<string> tags, string? searchText, CancellationToken cancellationToken)
    {
        var conditions = tags.Select(static tag => $"tags%5B%5D={Uri.EscapeDataString(tag)}").ToList();
        if (!string.IsNullOrEmpty(searchText))
            conditions.Add($"searchText={Uri.EscapeDataString(searchText)}");

        return ListAsync(string.Join('&', conditions), CallInTurnAsync, cancellationToken);
    }

    /// <summary>
    /// The instances that carry a tag, which the platform's answers confirm. Where an answer does not tell tags, the platform's word counts
    /// if element and name agree.
    /// </summary>
    /// <exception cref="ElementsApiException">The list did not end cleanly, so that it is not known which there are.</exception>
    public virtual async Task<List<ShownInstance>> ListTaggedAsync(string tag, InstanceKey key, CancellationToken cancellationToken)
    {
        var listed = await ListAsync($"tags%5B%5D={Uri.EscapeDataString(tag)}", CallAsync, cancellationToken).ConfigureAwait(false);
        return listed.FindAll(shown => shown.Tags is null ? IsNamed(shown, key) : shown.Carries(tag));
    }

    /// <summary>The instances of an element that have a name.</summary>
    /// <exception cref="ElementsApiException">The list did not end cleanly, so that it is not known which there are.</exception>
    public virtual async Task<List<ShownInstance>> ListNamedAsync(InstanceKey key, CancellationToken cancellationToken)
    {
        var listed = await ListAsync($"searchText={Uri.EscapeDataString(key.Name)}", CallAsync, cancellationToken).ConfigureAwait(false);
        return listed.FindAll(shown => IsNamed(shown, key));
    }

    /// <summary>Deletes an instance, or finds it gone.</summary>
    /// <exception cref="ElementsApiException">It is not known to be gone.</exception>
    public virtual async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(CallTo(HttpMethod.Delete, AddressOf(id)), cancellationToken).ConfigureAwait(false);
        if (answer.IsNotFound)
            return;

        answer.EnsureSuccess();
        answer.EnsureIsPlatforms();
    }

    /// <summary>Takes a tag away from an instance, if it has it.</summary>
    /// <exception cref="ElementsApiException">It may have the tag still.</exception>
    public virtual async Task RemoveTagAsync(string id, string tag, CancellationToken cancellationToken)
    {
        if (await GetAsync(id, cancellationToken).ConfigureAwait(false) is { } shown && shown.Carries(tag))
            await ReplaceTagsAsync(id, [.. shown.Tags!.Where(other => other != tag)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a tag to those that an instance has.</summary>
    /// <exception cref="ElementsApiException">It is not known to have the tag.</exception>
    public virtual Task AddTagAsync(ShownInstance shown, string tag, CancellationToken cancellationToken) =>
        ReplaceTagsAsync(shown.Id, [.. shown.Tags ?? [], tag], cancellationToken);

    private async Task<ShownInstance?> GetAsync(
        string id, Func<PlatformCall, CancellationToken, Task<PlatformAnswer>> send, CancellationToken cancellationToken)
    {
        var answer = await send(CallTo(HttpMethod.Get, AddressOf(id)), cancellationToken).ConfigureAwait(false);
        if (answer.IsNotFound)
            return null;

        var instance = answer.Read(InstanceAnswerJson.Default.InstanceAnswer);
        if (instance is { Id: null, Token: null, Element: null })
            answer.EnsureIsPlatforms();

        return new ShownInstance(instance.ToReceivedInstance(), instance.Tags);
    }

    // The platform replaces all tags by those that it gets.
    private async Task ReplaceTagsAsync(string id, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        var call = CallTo(HttpMethod.Patch, AddressOf(id)) with { Body = TagsBody(tags) };
        var answer = await CallAsync(call, cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccess();
        answer.EnsureIsPlatforms();
    }

    private async Task<PlatformAnswer> CallAsync(PlatformCall call, CancellationToken cancellationToken)
    {
        if (backOff is null)
            return await platform.CallAsync(call, cancellationToken).ConfigureAwait(false);

        if (call.Method == HttpMethod.Get)
        {
            await backOff.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // What changes something does not wait for long: the reasons for it would be old by then. The call looks again, and waits for
            // that. A creation does not wait at all, because the store says that it is sent.
            if (!call.MakesInstance)
                await backOff.WaitToChangeAsync(cancellationToken).ConfigureAwait(false);

            backOff.ThrowDuringPause();
        }

        var answer = await platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
        backOff.Note(answer);
        return answer;
    }

    private async Task<PlatformAnswer> CallInTurnAsync(PlatformCall call, CancellationToken cancellationToken)
    {
        for (;;)
        {
            var answer = await CallAsync(call, cancellationToken).ConfigureAwait(false);
            if (answer.Status is not HttpStatusCode.TooManyRequests)
                backOff?.Advanced();

            if (answer.Status is not HttpStatusCode.TooManyRequests || backOff is null or { IsTooLong: true })
                return answer;
        }
    }

    private static ReadOnlyMemory<byte> TagsBody(IReadOnlyList<string> tags)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteStartArray("tags"u8);
        foreach (var tag in tags)
            json.WriteStringValue(tag);

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    private static bool IsNamed(ShownInstance shown, InstanceKey key) => shown.IsOf(key.ElementKey) && shown.Instance.Name == key.Name;

    private async Task<List<ShownInstance>> ListAsync(
        string query, Func<PlatformCall, CancellationToken, Task<PlatformAnswer>> send, CancellationToken cancellationToken)
    {
        var pages = new ListPages<InstanceAnswer>(
            send,
            InstanceAnswerJson.Default.InstanceAnswerArray,
            static instance => instance.Id,
            page => CallTo(HttpMethod.Get, AddressOf(query, page)));
        var listed = new List<ShownInstance>();
        await foreach (var instance in pages.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // Without an id, nothing can be done with it.
            if (instance.Id is not null)
                listed.Add(new ShownInstance(instance.ToReceivedInstance(), instance.Tags));
        }

        return pages.IsIncomplete ? throw PlatformFailure.IncompleteList(CallTo(HttpMethod.Get, instances)) : listed;
    }

    private Uri AddressOf(string id) => new($"{instances.AbsoluteUri}/{Uri.EscapeDataString(id)}");

    private Uri AddressOf(string query, string? page) => new(
        $"{instances.AbsoluteUri}?pageSize=100"
            + (query.Length == 0 ? "" : $"&{query}")
            + (page is null ? "" : $"&nextPage={Uri.EscapeDataString(page)}"));

    private PlatformCall CallTo(HttpMethod method, Uri address) => new(method, address, new SentSecrets(credentials));
}
