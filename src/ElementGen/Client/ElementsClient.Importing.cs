using System.Runtime.CompilerServices;

namespace ElementGen;

/// <content>Takes instances into the store that others made.</content>
public sealed partial class ElementsClient
{
    /// <summary>
    /// Takes an instance into the store that was made by hand or by another tool: from then on it is found, ensured and swept like one
    /// that this client made. It gets the store's tag, unless the platform's answers do not tell tags, and is not changed otherwise. It is
    /// kept under the element's key as the platform spells it.
    /// </summary>
    /// <param name="id">The instance's id as text.</param>
    /// <param name="name">The name to keep it under; null for its own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What became of it. Also where it was not imported, nothing was lost or made.</returns>
    /// <exception cref="ArgumentException">The id is empty, or the name is.</exception>
    /// <exception cref="InvalidOperationException">
    /// The client has no store, or one that is no <see cref="IProvisioningStore"/>. Nothing was sent.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <seealso cref="ImportAsync"/>
    public async Task<ImportedInstance> ImportInstanceAsync(
        string id, string? name = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (name is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(name);

        _ = ProvisioningStore;
        var key = new InstanceKey(Account, "", name ?? "");
        var waiting = new EnsureWaiting(_clock) { BackOff = new SharedBackOff(_clock) };
        ShownInstance? shown;
        try
        {
            shown = await InstancesOf(waiting).GetInTurnAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ElementsApiException exception)
        {
            return FailedImport(key, id, exception);
        }

        if (shown is null)
        {
            var message = ShownText.Of($"The platform has no instance {id}.");
            return new ImportedInstance(key, id, ImportOutcome.Missing) { Message = message };
        }

        key = new InstanceKey(Account, shown.Instance.Element.Key, name ?? shown.Instance.Name);
        var candidate = new ImportCandidate(key, shown.Instance, [id]);
        return await ImportOneAsync(candidate, waiting, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes instances into the store that were made by hand or by another tool: all that a filter finds, each under its own name or one
    /// that the caller chooses. From then on they are found, ensured and swept like those that this client made. They get the store's tag,
    /// and are not changed otherwise. It can be called again: what the store has stays as it is.
    /// </summary>
    /// <remarks>
    /// Of several instances of one element that would have one name, none is imported, because nobody knows which is meant. An element is
    /// kept as the filter's <see cref="InstanceFilter.ElementKey"/> spells it, and without one as the platform does. Nothing is done unless
    /// the results are read; a reader that stops cancels what is under way.
    /// </remarks>
    /// <param name="filter">Which instances, such as those with a tag or of an element; null for all of the organization.</param>
    /// <param name="options">Their names, and how many at a time; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the import.</param>
    /// <returns>What became of each instance that the filter finds and that was not left out, in no particular order.</returns>
    /// <exception cref="ArgumentException">The filter's tags are null. Nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">
    /// The client has no store, or one that is no <see cref="IProvisioningStore"/>. Nothing was sent.
    /// </exception>
    /// <exception cref="ElementsApiException">The list could not be read to its end. Nothing was imported.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <example><code>
    /// var byHand = new InstanceFilter { ElementKey = InfobipSms.ElementKey, Tags = ["made by hand"] };
    /// await foreach (var imported in client.ImportAsync(byHand))
    ///     Console.WriteLine(imported);
    /// </code></example>
    public IAsyncEnumerable<ImportedInstance> ImportAsync(
        InstanceFilter? filter = null, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _ = ProvisioningStore;
        filter ??= new InstanceFilter();
        if (filter.Tags is null)
            throw new ArgumentException("Tags are null. Leave them out for all instances.", nameof(filter));

        return ImportEachAsync(filter, options ?? new ImportOptions(), cancellationToken);
    }

    // Each reading of the results is a work of its own.
    private async IAsyncEnumerable<ImportedInstance> ImportEachAsync(
        InstanceFilter filter, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var waiting = new EnsureWaiting(_clock) { BackOff = new SharedBackOff(_clock) };
        var results = ParallelWork.RunAsync(
            NamedAsync(filter, options.NameOf, waiting, cancellationToken),
            options.MaxParallel,
            async (found, itemCancellation) =>
            {
                var imported = await ImportOneAsync(found, waiting, itemCancellation).ConfigureAwait(false);
                NoteEnd(imported.Exception, waiting);
                return imported;
            },
            static _ => null,
            cancellationToken);
        await foreach (var imported in results.ConfigureAwait(false))
            yield return imported;
    }

    /// <summary>The instances of a list by what they are to be kept under. The list is read whole, to see which names collide.</summary>
    private async IAsyncEnumerable<ImportCandidate> NamedAsync(
        InstanceFilter filter,
        Func<ProvisionedInstance, string?>? nameOf,
        EnsureWaiting waiting,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var named = new List<(InstanceKey Key, ProvisionedInstance Instance)>();
        var listed = await InstancesOf(waiting).ListAsync(filter.Tags, filter.SearchText, cancellationToken).ConfigureAwait(false);
        // Where an answer does not tell an element, it counts as the one that the filter asks for.
        foreach (var found in listed.Where(shown => filter.ElementKey is null || shown.IsOf(filter.ElementKey)))
        {
            var instance = found.Instance;
            var name = nameOf is null ? instance.Name : nameOf(instance);
            if (nameOf is null || !string.IsNullOrWhiteSpace(name))
                named.Add((new InstanceKey(Account, filter.ElementKey ?? instance.Element.Key, name!), instance));
        }

        foreach (var group in named.GroupBy(static found => found.Key, static found => found.Instance))
        {
            var ids = group.Select(static instance => instance.IdText).ToList();
            foreach (var instance in group)
                yield return new ImportCandidate(group.Key, instance, ids);
        }
    }

    private async Task<ImportedInstance> ImportOneAsync(
        ImportCandidate candidate, EnsureWaiting waiting, CancellationToken cancellationToken)
    {
        var (key, instance, ids) = candidate;
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (string.IsNullOrWhiteSpace(key.Name))
                throw new InvalidOperationException($"The platform does not tell the name of instance {instance.IdText}. Give it one.");

            if (key.ElementKey.Length == 0)
            {
                throw new InvalidOperationException(
                    $"The platform does not tell the element of instance {instance.IdText}. Import it by a filter with its ElementKey.");
            }

            using (await _gates.EnterAsync(key, cancellationToken).ConfigureAwait(false))
            {
                var store = ProvisioningStore;
                var scope = await store.GetScopeAsync(cancellationToken).ConfigureAwait(false);
                var request = RequestFor(key, new EnsureOptions());
                var row = new HeldRow(store, key, InstanceTag.Of(scope, key), request.Options.Lease);
                await ReadOrClaimAsync(row, cancellationToken).ConfigureAwait(false);
                if (ids.Count > 1 && row.Current?.InstanceId != instance.IdText)
                {
                    return new ImportedInstance(key, instance.IdText, ImportOutcome.NameTaken)
                    {
                        Message = ShownText.Of($"Several instances have this name: {string.Join(", ", ids)}. Choose names with NameOf."),
                    };
                }

                var call = new EnsuringCall(request, row, store, InstancesOf(waiting), waiting);
                return await call.ImportAsync(instance.IdText, instance.Token, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            return FailedImport(key, instance.IdText, exception);
        }
    }

    private static ImportedInstance FailedImport(InstanceKey key, string id, Exception exception) =>
        new(key, id, ImportOutcome.Failed) { Exception = exception, Message = exception.Message };

    /// <summary>An instance that is to be imported.</summary>
    /// <param name="Key">What it is to be kept under.</param>
    /// <param name="Instance">The instance as it was listed.</param>
    /// <param name="Ids">The ids of all that are to be kept under the key.</param>
    private sealed record ImportCandidate(InstanceKey Key, ProvisionedInstance Instance, IReadOnlyList<string> Ids);
}
