using Npgsql;

namespace ElementGen.Storage;

/// <summary>
/// The rows in a PostgreSQL database. Each call has a connection of its own for as long as it takes. A call on a connection that turns out
/// to be lost, as all are after a restart of the server, is made again on a new one.
/// </summary>
internal sealed class PostgreSqlRows(Database database) : IRetainedRows
{
    private bool _isDisposed;

    /// <inheritdoc/>
    public string Place => database.Name;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RetainedRow>> ReadAsync(RowFilter filter, CancellationToken cancellationToken) =>
        RunAsync(connection => RowQuery.ReadAsync(connection, filter, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RetainedRow>> ReadPageAsync(ProvisioningQuery query, CancellationToken cancellationToken) =>
        RunAsync(connection => RowQuery.ReadPageAsync(connection, query, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string> ReadScopeAsync(CancellationToken cancellationToken) => RunAsync(
        async connection =>
        {
            var command = new NpgsqlCommand("SELECT scope FROM elementgen.store", connection);
            await using (command.ConfigureAwait(false))
            {
                return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string
                    ?? throw new InvalidDataException(
                        $"The store in {Place} is damaged: the row that tells it from other stores is missing. Restore it from a backup.");
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public async ValueTask EnsureCanChangeAsync(CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT current_setting('transaction_read_only') = 'on', has_table_privilege('elementgen.instance', 'INSERT')
                AND has_table_privilege('elementgen.instance', 'UPDATE') AND has_table_privilege('elementgen.instance', 'DELETE')
            """;
        var (isReadOnly, isAllowed) = await RunAsync(
            async connection =>
            {
                var command = new NpgsqlCommand(sql, connection);
                await using var ofCommand = command.ConfigureAwait(false);
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using var ofReader = reader.ConfigureAwait(false);
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return (reader.GetBoolean(0), reader.GetBoolean(1));
            },
            cancellationToken).ConfigureAwait(false);
        if (isReadOnly)
            throw new UnauthorizedAccessException($"Retained instances cannot be changed in {Place}: it is read-only.");

        if (!isAllowed)
        {
            throw new UnauthorizedAccessException(
                $"This user may not change the table elementgen.instance in {Place}. Let its owner give the rights to insert, update and "
                + "delete.");
        }
    }

    /// <inheritdoc/>
    public ValueTask<T> ChangeAsync<T>(
        Func<IRowChanges, ValueTask<T>> change, TimeSpan waited, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(PostgreSqlProblem.WaitSeconds) - waited;
        return RunAsync(
            async connection =>
            {
                var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    var changes = new RowChanges(connection, wait, database.ChecksClient, cancellationToken);
                    var result = await change(changes).ConfigureAwait(false);
                    await CommitAsync(transaction).ConfigureAwait(false);
                    return result;
                }
            },
            cancellationToken);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        database.Dispose();
    }

    private async ValueTask CommitAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgreSqlProblem.MayBeCommitted(exception))
        {
            throw PostgreSqlProblem.Explain(exception, Place, isUnknown: true);
        }
    }

    private async ValueTask<T> RunAsync<T>(Func<NpgsqlConnection, ValueTask<T>> run, CancellationToken cancellationToken)
    {
        for (var isFirst = true;; isFirst = false)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(PostgreSqlInstanceStore));
            try
            {
                var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                    return await run(connection).ConfigureAwait(false);
            }
            catch (Exception exception) when (isFirst && PostgreSqlProblem.IsLostConnection(exception))
            {
                // Nothing was committed: that has an exception of its own.
                database.Forget();
            }
            catch (Exception exception) when (PostgreSqlProblem.IsDatabases(exception))
            {
                throw PostgreSqlProblem.Explain(exception, Place);
            }
        }
    }
}
