using System.Globalization;
using Npgsql;

namespace ElementGen.Storage;

/// <summary>
/// Brings a database to the layout that this code reads and writes. It is a part of the opening, which nobody else does meanwhile.
/// </summary>
/// <param name="connection">A connection in a transaction.</param>
/// <param name="name">The database, as an error names it.</param>
/// <param name="steps">The steps from layout to layout.</param>
internal sealed class LayingOut(NpgsqlConnection connection, string name, IReadOnlyList<string> steps)
{
    private const int OldestServer = 140000;

    /// <summary>Takes the steps that the database lacks.</summary>
    /// <param name="isReadOnly">Whether nothing can be written.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="InvalidDataException">The database is none that a store can be in, or was written by a newer release.</exception>
    /// <exception cref="UnauthorizedAccessException">There are steps to take, and the database is read-only.</exception>
    public async ValueTask RunAsync(bool isReadOnly, CancellationToken cancellationToken)
    {
        await RequireServerAsync(cancellationToken).ConfigureAwait(false);
        var layout = await ReadLayoutAsync(cancellationToken).ConfigureAwait(false);
        if (layout > steps.Count)
        {
            throw new InvalidDataException(
                $"The store in {name} was written by a newer release (layout {layout}; this one knows up to {steps.Count}). Update.");
        }

        if (layout == steps.Count)
            return;

        if (isReadOnly)
        {
            throw new UnauthorizedAccessException(
                $"The store in {name} has layout {layout} and must be brought to layout {steps.Count}, but the database is read-only. Open "
                + "it once where it can be written.");
        }

        foreach (var step in steps.Skip(layout))
            await RunAsync(step, cancellationToken).ConfigureAwait(false);

        await RunAsync(FormattableString.Invariant($"UPDATE elementgen.store SET layout = {steps.Count}"), cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask RequireServerAsync(CancellationToken cancellationToken)
    {
        var version = await ReadAsync("SHOW server_version_num", cancellationToken).ConfigureAwait(false);
        if (int.Parse((string)version!, CultureInfo.InvariantCulture) < OldestServer)
            throw new InvalidDataException($"The server of {name} is too old. A store needs PostgreSQL {OldestServer / 10000} or newer.");

        if (await ReadAsync("SHOW server_encoding", cancellationToken).ConfigureAwait(false) is string encoding and not "UTF8")
        {
            throw new InvalidDataException(
                $"The texts in {name} are encoded in {encoding}, which has no place for every name. Make a database with UTF8.");
        }
    }

    /// <summary>The layout; 0 when there is none.</summary>
    private async ValueTask<int> ReadLayoutAsync(CancellationToken cancellationToken)
    {
        const string findStore = "SELECT to_regclass('elementgen.store') IS NOT NULL";
        const string findSchema = "SELECT to_regnamespace('elementgen') IS NOT NULL";
        const string countTables =
            "SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = 'elementgen'";
        if (await ReadAsync(findStore, cancellationToken).ConfigureAwait(false) is true)
            return (int)(await ReadAsync("SELECT layout FROM elementgen.store", cancellationToken).ConfigureAwait(false))!;

        // One that its owner made for this user is there before the first step.
        if (await ReadAsync(findSchema, cancellationToken).ConfigureAwait(false) is not true)
            await RunAsync("CREATE SCHEMA elementgen", cancellationToken).ConfigureAwait(false);
        else if (await ReadAsync(countTables, cancellationToken).ConfigureAwait(false) is not 0L)
            throw new InvalidDataException($"The schema 'elementgen' in {name} is another program's. Name another database.");

        return 0;
    }

    private async ValueTask<object?> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask RunAsync(string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
