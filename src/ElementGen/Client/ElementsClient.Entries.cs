namespace ElementGen;

/// <content>Reads and changes single entries of an instance's configuration.</content>
public sealed partial class ElementsClient
{
    /// <summary>Gets the configuration of an instance, entry by entry.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, secrets masked.</returns>
    /// <exception cref="ElementsApiException">
    /// There is no such instance, or it has no entries (the platform answers 404 to both), or the platform refused or did not answer.
    /// </exception>
    public Task<IReadOnlyList<InstanceEntry>> GetInstanceEntriesAsync(long id, CancellationToken cancellationToken = default) =>
        GetInstanceEntriesAsync(TextOf(id), mayHaveNone: false, cancellationToken);

    /// <summary>Gets one entry of an instance's configuration.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="entryId">The entry's id, <see cref="InstanceEntry.Id"/>; not its key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry; a secret is masked.</returns>
    /// <exception cref="ElementsApiException">
    /// There is no such instance or entry, or the platform refused or did not answer.
    /// </exception>
    public Task<InstanceEntry> GetInstanceEntryAsync(long id, string entryId, CancellationToken cancellationToken = default) =>
        CallEntryAsync(CallTo(HttpMethod.Get, PathTo(TextOf(id), entryId)), cancellationToken);

    /// <summary>Changes one entry of an instance's configuration.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="entryId">The entry's id, <see cref="InstanceEntry.Id"/>; not its key.</param>
    /// <param name="value">The new value, secret or not; "" takes the value away.</param>
    /// <param name="cancellationToken">Cancels the call; whether the change was made is then unknown.</param>
    /// <returns>The entry after the change; a secret is masked.</returns>
    /// <exception cref="ArgumentException">The value is the mask of a secret, or a placeholder. Nothing was sent.</exception>
    /// <exception cref="ElementsApiException">
    /// There is no such instance or entry, or the platform refused or did not answer.
    /// </exception>
    public Task<InstanceEntry> UpdateInstanceEntryAsync(
        long id, string entryId, Secret value, CancellationToken cancellationToken = default) =>
        UpdateInstanceEntryAsync(TextOf(id), entryId, value, cancellationToken);

    internal Task<InstanceEntry> UpdateInstanceEntryAsync(string id, string entryId, Secret value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckValue(entryId, value, nameof(value));
        var call = CallTo(HttpMethod.Patch, PathTo(id, entryId)) with { Body = ChangeInstanceBody.OfEntry(value) };
        call.Secrets.Add([value]);
        return CallEntryAsync(call, cancellationToken);
    }

    internal async Task<IReadOnlyList<InstanceEntry>> GetInstanceEntriesAsync(
        string id, bool mayHaveNone, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var call = CallTo(HttpMethod.Get, PathTo(id) + "/configuration");
        var answer = await _platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
        if (mayHaveNone && answer.IsNotFound)
            return [];

        var entries = answer.Read(InstanceAnswerJson.Default.InstanceEntryAnswerArray);
        return Array.AsReadOnly(entries.OfType<InstanceEntryAnswer>().Select(static entry => entry.ToEntry()).ToArray());
    }

    private async Task<InstanceEntry> CallEntryAsync(PlatformCall call, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var answer = await _platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
        var entry = answer.Read(InstanceAnswerJson.Default.InstanceEntryAnswer);
        if (entry.Key is null)
            answer.EnsureIsPlatforms();

        return entry.ToEntry();
    }

    private static string PathTo(string id, string entryId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entryId);
        return $"{PathTo(id)}/configuration/{Uri.EscapeDataString(entryId)}";
    }
}
