using System.Data;
using Npgsql;

namespace ElementGen.Storage;

/// <summary>Reads rows of the table of retained instances.</summary>
internal static class RowQuery
{
    /// <summary>The database's clock, in milliseconds since 1970.</summary>
    public const string Now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    private const string Columns =
        "sequence, account, element_key, name, instance_id, is_current, payload, state, attempt, owner, tag, configuration_hash, revision, "
        + "lease_until, sent_at, settles_at, updated_at, " + Now;

    /// <summary>The rows in the order in which they were saved.</summary>
    public static async ValueTask<IReadOnlyList<RetainedRow>> ReadAsync(
        NpgsqlConnection connection, RowFilter filter, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand { Connection = connection };
        await using var _ = command.ConfigureAwait(false);
        var conditions = new List<string>();
        if (filter is { ElementKey: { } elementKey, Name: { } name })
            conditions.Add($"name_hash = {command.Add(KeyHash.OfName(elementKey, name))}");
        else if (filter.ElementKey is not null || filter.Name is not null)
            throw new NotSupportedException("Rows are read by element key and name, or by neither.");

        if (filter.Accounts is { } accounts)
            conditions.Add($"account_hash IN ({string.Join(", ", accounts.Select(account => command.Add(KeyHash.OfAccount(account))))})");

        if (filter.InstanceId is { } id)
            conditions.Add($"instance_id = {command.Add(PlainText.Encode(id))}");

        if (!filter.WithoutInstanceToo)
            conditions.Add("(instance_id IS NOT NULL OR payload IS NOT NULL)");

        if (filter.OnlyCurrent)
            conditions.Add("is_current");

        var where = conditions.Count > 0 ? $" WHERE {string.Join(" AND ", conditions)}" : "";
        command.CommandText = $"SELECT {Columns} FROM elementgen.instance{where} ORDER BY sequence"
            + (filter.OnlyNewest ? " DESC LIMIT 1" : "");
        return await ReadRowsAsync(command, withPayload: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Current rows in the order of their hashes, without payloads.</summary>
    public static async ValueTask<IReadOnlyList<RetainedRow>> ReadPageAsync(
        NpgsqlConnection connection, ProvisioningQuery query, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand { Connection = connection };
        await using var _ = command.ConfigureAwait(false);
        var condition = $"is_current AND account_hash = {command.Add(KeyHash.OfAccount(query.Account))}";
        if (query.InstanceId is { } id)
            condition += $" AND instance_id = {command.Add(PlainText.Encode(id))}";

        if (query.After is { } after)
            condition += $" AND name_hash > {command.Add(KeyHash.OfName(after.ElementKey, after.Name))}";

        // A page for each state, so that the index gives it: the rows of all states together would have to be sorted.
        var order = $"ORDER BY name_hash LIMIT {command.Add(query.Limit)}";
        var states = query.States.Distinct().ToList();
        var pages = states.Select(state =>
            $"(SELECT {Columns}, name_hash FROM elementgen.instance "
            + $"WHERE {condition} AND state = {command.Add(state.ToString())} {order})");
        command.CommandText = states.Count == 0
            ? $"SELECT {Columns} FROM elementgen.instance WHERE {condition} {order}"
            : $"SELECT * FROM ({string.Join(" UNION ALL ", pages)}) AS page {order}";
        return await ReadRowsAsync(command, withPayload: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a parameter.</summary>
    /// <returns>The place in the statement where it goes.</returns>
    public static string Add<T>(this NpgsqlCommand command, T? value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return FormattableString.Invariant($"${command.Parameters.Count}");
    }

    private static async ValueTask<IReadOnlyList<RetainedRow>> ReadRowsAsync(
        NpgsqlCommand command, bool withPayload, CancellationToken cancellationToken)
    {
        var rows = new List<RetainedRow>();
        var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(ReadRow(reader, withPayload));

        return rows;
    }

    private static RetainedRow ReadRow(NpgsqlDataReader reader, bool withPayload)
    {
        return new RetainedRow(
            new InstanceKey(Text(1)!, Text(2)!, Text(3)!),
            Text(4),
            reader.GetBoolean(5),
            withPayload && !reader.IsDBNull(6) ? reader.GetFieldValue<byte[]>(6) : null)
        {
            Sequence = reader.GetInt64(0),
            State = Text(7)!,
            Attempt = reader.GetInt32(8),
            Owner = Text(9),
            Tag = Text(10),
            ConfigurationHash = Text(11),
            Revision = Text(12)!,
            Times = new RowTimes
            {
                LeaseUntil = Number(13),
                SentAt = Number(14),
                SettlesAt = Number(15),
                WrittenAt = reader.GetInt64(16),
                ReadAt = reader.GetInt64(17),
            },
        };

        string? Text(int column) => reader.IsDBNull(column) ? null : PlainText.Decode(reader.GetString(column));

        long? Number(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
    }
}
