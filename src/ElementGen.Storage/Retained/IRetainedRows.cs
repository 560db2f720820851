namespace ElementGen.Storage;

/// <summary>
/// The rows of one database. All that another database needs: encryption, and what a store's calls mean, are the same for all of them.
/// Implementations are thread-safe, and several may share one database.
/// </summary>
internal interface IRetainedRows : IDisposable
{
    /// <summary>The database, as an error names it.</summary>
    string Place { get; }

    /// <summary>The rows as they are now, in the order in which they were saved. Nothing of the database stays open for them.</summary>
    /// <exception cref="IOException">The database cannot be read.</exception>
    ValueTask<IReadOnlyList<RetainedRow>> ReadAsync(RowFilter filter, CancellationToken cancellationToken);

    /// <summary>Current rows in the order of their keys, without payloads.</summary>
    /// <exception cref="IOException">The database cannot be read.</exception>
    ValueTask<IReadOnlyList<RetainedRow>> ReadPageAsync(ProvisioningQuery query, CancellationToken cancellationToken);

    /// <summary>What tells the database from others: the random text that was made with it, or the one that was set.</summary>
    /// <exception cref="IOException">The database cannot be read.</exception>
    ValueTask<string> ReadScopeAsync(CancellationToken cancellationToken);

    /// <summary>Throws what a change would throw now, and changes nothing.</summary>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
    ValueTask EnsureCanChangeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes a <paramref name="change"/> while nobody else changes the database: all of it or, when it throws, nothing. It is safe when the
    /// task ends. Cancelled only before the change begins.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="waited">How long the caller's call has already taken: it waits for others that much shorter.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IOException">The database cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The database is read-only.</exception>
    ValueTask<T> ChangeAsync<T>(Func<IRowChanges, ValueTask<T>> change, TimeSpan waited, CancellationToken cancellationToken);
}

/// <summary>The rows during a change.</summary>
internal interface IRowChanges : IAuthorizationChanges
{
    /// <summary>The database's clock, in milliseconds since 1970.</summary>
    ValueTask<long> ReadClockAsync();

    /// <summary>The rows with the changes so far, in the order in which they were saved.</summary>
    ValueTask<IReadOnlyList<RetainedRow>> ReadAsync(RowFilter filter);

    /// <summary>Adds a row as the newest.</summary>
    ValueTask AddAsync(RetainedRow row);

    /// <summary>Writes a row in place of the one with its number.</summary>
    ValueTask ReplaceAsync(RetainedRow row);

    /// <summary>Removes the row with this one's number.</summary>
    ValueTask RemoveAsync(RetainedRow row);

    /// <summary>Sets what <see cref="IRetainedRows.ReadScopeAsync"/> reads, unless there are rows that another text was used for.</summary>
    /// <returns>Whether it is the given text afterwards.</returns>
    ValueTask<bool> TrySetScopeAsync(string scope);
}
