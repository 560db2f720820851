namespace ElementGen.Storage;

/// <summary>
/// The rows of one database. All that another database needs: encryption and the calls of a store are the same for all of them.
/// Implementations are thread-safe, and several may share one database.
/// </summary>
internal interface IRetainedRows : IDisposable
{
    /// <summary>The database, as an error names it.</summary>
    string Place { get; }

    /// <summary>Keeps a row as the newest, in place of one with the same id. It is safe when the task ends.</summary>
    /// <exception cref="IOException">The database cannot be written.</exception>
    ValueTask SaveAsync(RetainedRow row, CancellationToken cancellationToken);

    /// <summary>The row of this element and name that was saved last; null when there is none. Both are compared byte by byte.</summary>
    /// <exception cref="IOException">The database cannot be read.</exception>
    ValueTask<RetainedRow?> FindNewestAsync(string elementKey, string name, CancellationToken cancellationToken);

    /// <summary>Removes the row with this id; false when there is none.</summary>
    /// <exception cref="IOException">The database cannot be written.</exception>
    ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken);

    /// <summary>All rows as they are now, in the order in which they were saved. Nothing of the database stays open for them.</summary>
    /// <exception cref="IOException">The database cannot be read.</exception>
    ValueTask<IReadOnlyList<RetainedRow>> ListAsync(CancellationToken cancellationToken);
}
