using Microsoft.Data.Sqlite;

namespace ElementGen.Storage;

/// <summary>
/// The rows in a SQLite file: one connection, used by one call at a time. SQLite works synchronously, so only the wait for one's turn is
/// asynchronous.
/// </summary>
internal sealed partial class SqliteRows : IRetainedRows
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly TimeSpan _wait;
    private readonly WaitBudget _opening;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _isDisposed;

    private SqliteRows(string path, SqliteConnection connection, TimeSpan wait, WaitBudget opening)
    {
        _path = path;
        _connection = connection;
        _wait = wait;
        _opening = opening;
        _connection.DefaultTimeout = WaitBudget.CommandSeconds;
    }

    /// <summary>How the file is laid out.</summary>
    public static SqliteSchema Schema { get; } = new("retained instances", 0x456C4753, InstanceTable.Steps);

    /// <inheritdoc/>
    public string Place => $"'{_path}'";

    /// <summary>Whether nothing can be saved, because the file or its folder is read-only.</summary>
    public bool IsReadOnly => SqliteFile.IsReadOnly(_connection);

    /// <summary>Opens the file at <paramref name="path"/>; makes it, for its owner only, where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warnings">Gets what others could do with the file until now.</param>
    /// <param name="wait">How long each call waits for others, in all; 30 seconds by default.</param>
    /// <param name="clock">Measures how long opening has waited; the system's clock by default.</param>
    /// <inheritdoc cref="SqliteFile.Open(string, SqliteSchema, StoreWarnings?, WaitBudget?)" path="/exception"/>
    public static SqliteRows Open(string path, StoreWarnings? warnings = null, TimeSpan? wait = null, TimeProvider? clock = null)
    {
        var each = wait ?? TimeSpan.FromSeconds(WaitBudget.Seconds);
        var opening = new WaitBudget(each, clock);
        var connection = SqliteFile.Open(path, Schema, warnings, opening);
        return new SqliteRows(Path.GetFullPath(path), connection, each, opening);
    }

    /// <summary>
    /// Runs an <paramref name="action"/> that is a part of opening, while no other process writes to the file or does the same. It waits
    /// for others only as long as opening has left.
    /// </summary>
    public void RunAlone(Action action)
    {
        try
        {
            _connection.WaitAtMost(_opening);
            using var transaction = _connection.BeginTransaction(deferred: false);
            action();
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(exception, _path, Schema);
        }
    }

    /// <summary>The rows, read as a part of opening: it waits for others only as long as opening has left.</summary>
    public IReadOnlyList<RetainedRow> ReadAtOpening(RowFilter filter)
    {
        try
        {
            _connection.WaitAtMost(_opening);
            return RowStatements.Read(_connection, filter);
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(exception, _path, Schema);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RetainedRow>> ReadAsync(RowFilter filter, CancellationToken cancellationToken) =>
        RunAsync(_ => ValueTask.FromResult(RowStatements.Read(_connection, filter)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RetainedRow>> ReadPageAsync(ProvisioningQuery query, CancellationToken cancellationToken) =>
        RunAsync(_ => ValueTask.FromResult(RowStatements.ReadPage(_connection, query)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string> ReadScopeAsync(CancellationToken cancellationToken) =>
        RunAsync(_ => ValueTask.FromResult(RowStatements.ReadScope(_connection)), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>SQLite looks for what stands in the way of a change when the first row is written, and not before.</remarks>
    public async ValueTask EnsureCanChangeAsync(CancellationToken cancellationToken) => await RunAsync(
        _ =>
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            // To another value, because SQLite begins to write only if a page changes.
            RowStatements.Run(_connection, "UPDATE store SET scope = scope || '-'");
            transaction.Rollback();
            return ValueTask.FromResult(true);
        },
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<T> ChangeAsync<T>(
        Func<IRowChanges, ValueTask<T>> change, TimeSpan waited, CancellationToken cancellationToken) => RunAsync(
        async budget =>
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            var result = await change(new Changes(_connection)).ConfigureAwait(false);
            // The end of the change waits too, for those who read.
            _connection.WaitAtMost(budget);
            transaction.Commit();
            return result;
        },
        cancellationToken,
        waited);

    /// <summary>Writes all that is in the file to another one, which is empty.</summary>
    public ValueTask<bool> CopyToAsync(string path, CancellationToken cancellationToken) => RunAsync(
        _ =>
        {
            RowStatements.Run(_connection, "VACUUM INTO $path", ("$path", path));
            return ValueTask.FromResult(true);
        },
        cancellationToken);

    /// <summary>Waits for the call under way and closes the file.</summary>
    public void Dispose()
    {
        _gate.Wait();
        try
        {
            _isDisposed = true;
            _connection.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<T> RunAsync<T>(
        Func<WaitBudget, ValueTask<T>> run, CancellationToken cancellationToken, TimeSpan waited = default)
    {
        var budget = new WaitBudget(_wait - waited);
        if (!await _gate.WaitAsync(budget.Left, cancellationToken).ConfigureAwait(false))
            throw SqliteProblem.Waited(Place);

        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteInstanceStore));
            _connection.WaitAtMost(budget);
            return await run(budget).ConfigureAwait(false);
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(exception, _path, Schema);
        }
        finally
        {
            _gate.Release();
        }
    }

    private sealed partial class Changes(SqliteConnection connection) : IRowChanges
    {
        public ValueTask<long> ReadClockAsync() => ValueTask.FromResult(RowStatements.ReadClock(connection));

        public ValueTask<IReadOnlyList<RetainedRow>> ReadAsync(RowFilter filter) =>
            ValueTask.FromResult(RowStatements.Read(connection, filter));

        public ValueTask AddAsync(RetainedRow row)
        {
            RowStatements.Add(connection, row);
            return ValueTask.CompletedTask;
        }

        public ValueTask ReplaceAsync(RetainedRow row)
        {
            RowStatements.Replace(connection, row);
            return ValueTask.CompletedTask;
        }

        public ValueTask RemoveAsync(RetainedRow row)
        {
            RowStatements.Remove(connection, row);
            return ValueTask.CompletedTask;
        }

        public ValueTask<bool> TrySetScopeAsync(string scope) => ValueTask.FromResult(RowStatements.TrySetScope(connection, scope));
    }
}
