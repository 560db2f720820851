using System.Buffers.Binary;
using System.Globalization;
using Npgsql;

namespace ElementGen.Storage;

/// <summary>
/// The rows during a change. What is read cannot be changed by others until the change ends: whoever reads a name locks it, and whoever
/// reads more locks all. So changes of different names are made at the same time.
/// </summary>
/// <param name="connection">A connection in a transaction.</param>
/// <param name="wait">How long to wait for others.</param>
/// <param name="checksClient">Whether the server can notice that the client of a statement is gone.</param>
/// <param name="cancellationToken">Cancels the wait.</param>
internal sealed partial class RowChanges(
    NpgsqlConnection connection, TimeSpan wait, bool checksClient, CancellationToken cancellationToken) : IRowChanges
{
    // Advisory locks are the database's; other programs' have other numbers.
    private const long All = 0x456C4753_00000001;

    /// <summary>What some servers refuse, such as those on Windows: to look whether the client of a statement is still there.</summary>
    public const string CheckClient = "set_config('client_connection_check_interval', '1000', true)";

    private const string Insert =
        $"""
        INSERT INTO elementgen.instance (account, element_key, name, account_hash, name_hash, is_current, state, attempt, owner,
            lease_until, sent_at, settles_at, tag, configuration_hash, revision, instance_id, payload, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, {RowQuery.Now})
        """;

    private const string Update =
        $"""
        UPDATE elementgen.instance SET account = $1, element_key = $2, name = $3, account_hash = $4, name_hash = $5, is_current = $6,
            state = $7, attempt = $8, owner = $9, lease_until = $10, sent_at = $11, settles_at = $12, tag = $13, configuration_hash = $14,
            revision = $15, instance_id = $16, payload = $17, updated_at = {RowQuery.Now}
        WHERE sequence = $18
        """;

    private readonly HashSet<long> _locked = [];

    /// <summary>Locks everything against other changes, and other openings.</summary>
    public async ValueTask LockAllAsync()
    {
        if (_locked.Count > 0)
        {
            throw new InvalidOperationException(
                "Whoever holds a part of the rows must not wait for all: two of them would wait for each other.");
        }

        await LockAsync(FormattableString.Invariant($"pg_advisory_xact_lock({All})"), cancellationToken).ConfigureAwait(false);
        _locked.Add(All);
    }

    public async ValueTask<long> ReadClockAsync()
    {
        var command = new NpgsqlCommand($"SELECT {RowQuery.Now}", connection);
        await using (command.ConfigureAwait(false))
            return (long)(await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false))!;
    }

    public async ValueTask<IReadOnlyList<RetainedRow>> ReadAsync(RowFilter filter)
    {
        if (!_locked.Contains(All))
        {
            if (filter is { ElementKey: { } elementKey, Name: { } name })
                await LockNameAsync(elementKey, name).ConfigureAwait(false);
            else
                await LockAllAsync().ConfigureAwait(false);
        }

        return await RowQuery.ReadAsync(connection, filter, CancellationToken.None).ConfigureAwait(false);
    }

    public ValueTask AddAsync(RetainedRow row) => RunAsync(Insert, row);

    public ValueTask ReplaceAsync(RetainedRow row) => RunAsync(Update, row, row.Sequence);

    public async ValueTask RemoveAsync(RetainedRow row)
    {
        var command = new NpgsqlCommand("DELETE FROM elementgen.instance WHERE sequence = $1", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Add(row.Sequence);
            await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    public async ValueTask<bool> TrySetScopeAsync(string scope)
    {
        await LockAllAsync().ConfigureAwait(false);
        var command = new NpgsqlCommand(
            "UPDATE elementgen.store SET scope = $1 WHERE scope = $1 OR NOT EXISTS (SELECT 1 FROM elementgen.instance)", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Add(scope);
            return await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false) > 0;
        }
    }

    private async ValueTask LockNameAsync(string elementKey, string name)
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(KeyHash.OfName(elementKey, name));
        if (!_locked.Add(number))
            return;

        var shared = _locked.Count == 1 ? $"pg_advisory_xact_lock_shared({All.ToString(CultureInfo.InvariantCulture)}), " : "";
        await LockAsync($"{shared}pg_advisory_xact_lock({number.ToString(CultureInfo.InvariantCulture)})", cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask LockAsync(string locks, CancellationToken untilLocked)
    {
        // One that waits is noticed when its client is gone, and one whose client stopped with the lock loses it. What is saved is on disk
        // when the call ends, whatever the database does otherwise.
        var milliseconds = FormattableString.Invariant($"{Math.Max(1, (long)wait.TotalMilliseconds)}");
        var settings =
            $"""
            SELECT set_config('lock_timeout', '{milliseconds}', true),
                {(checksClient ? $"{CheckClient}," : "")}
                set_config('idle_in_transaction_session_timeout', '{PostgreSqlProblem.WaitSeconds * 1000}', true),
                set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
                    ELSE current_setting('synchronous_commit') END, true)
            """;
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(settings));
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT {locks}"));
            // The lock's own time ends the wait.
            batch.Timeout = PostgreSqlProblem.WaitSeconds * 2;
            await batch.ExecuteNonQueryAsync(untilLocked).ConfigureAwait(false);
        }
    }

    private async ValueTask RunAsync(string sql, RetainedRow row, long? sequence = null)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var _ = command.ConfigureAwait(false);
        command.Add(PlainText.Encode(row.Key.Account));
        command.Add(PlainText.Encode(row.Key.ElementKey));
        command.Add(PlainText.Encode(row.Key.Name));
        command.Add(KeyHash.OfAccount(row.Key.Account));
        command.Add(KeyHash.OfName(row.Key.ElementKey, row.Key.Name));
        command.Add(row.IsCurrent);
        command.Add(row.State);
        command.Add(row.Attempt);
        command.Add(PlainText.Encode(row.Owner));
        command.Add(row.Times.LeaseUntil);
        command.Add(row.Times.SentAt);
        command.Add(row.Times.SettlesAt);
        command.Add(PlainText.Encode(row.Tag));
        command.Add(PlainText.Encode(row.ConfigurationHash));
        command.Add(row.Revision);
        command.Add(PlainText.Encode(row.InstanceId));
        command.Add(row.Payload);
        if (sequence is { } number)
            command.Add(number);

        await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
