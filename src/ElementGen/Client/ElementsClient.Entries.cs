namespace ElementGen;

/// <content>Reads and changes single entries of an instance's configuration.</content>
public sealed partial class ElementsClient
{
    /// <summary>Gets the configuration of an instance, entry by entry.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, secrets masked; empty when the platform says that there are none.</returns>
    /// <exception cref="ElementsApiException">There is no such instance, or the platform refused or did not answer.</exception>
    public Task<IReadOnlyList<InstanceEntry>> GetInstanceEntriesAsync(long id, CancellationToken cancellationToken = default) =>
        GetInstanceEntriesAsync(TextOf(id), cancellationToken);

    /// <summary>Gets one entry of an instance's configuration.</summary>
    /// <param name="id">The instance's id.</param>
    /// <param name="entryId">The entry's id, <see cref="InstanceEntry.Id"/>; not its key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry; a secret is masked.</returns>
    /// <exception cref="ElementsApiException">
    /// There is no such instance or entry, or the platform refused or did not answer.
    /// </exception>
    public Task<InstanceEntry> GetInstanceEntryAsync(long id, string entryId, CancellationToken cancellationToken = default) =>
        CallEntryAsync(CallTo(HttpMethod.Get, PathTo(id, entryId)), cancellationToken);

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
        long id, string entryId, Secret value, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckValue(entryId, value, nameof(value));
        var call = CallTo(HttpMethod.Patch, PathTo(id, entryId)) with { Body = ChangeInstanceBody.OfEntry(value) };
        call.Secrets.Add([value]);
        return CallEntryAsync(call, cancellationToken);
    }

    internal async Task<IReadOnlyList<InstanceEntry>> GetInstanceEntriesAsync(string id, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var call = CallTo(HttpMethod.Get, PathTo(id) + "/configuration");
        var answer = await _platform.CallAsync(call, cancellationToken).ConfigureAwait(false);
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

        var shown = entry.ToEntry();
        return shown.Value is { } value ? shown with { Value = call.Secrets.Masked(value) } : shown;
    }

    private static string PathTo(long id, string entryId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entryId);
        return $"{PathTo(TextOf(id))}/configuration/{Uri.EscapeDataString(entryId)}";
    }
}
