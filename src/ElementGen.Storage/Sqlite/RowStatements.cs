using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ElementGen.Storage;

/// <summary>The statements on the table of retained instances in SQLite.</summary>
internal static class RowStatements
{
    private const string Insert =
        $"""
        INSERT INTO instance (account, element_key, name, is_current, state, attempt, owner, lease_until, sent_at, settles_at, tag,
            configuration_hash, revision, instance_id, payload, updated_at)
        VALUES ($account, $element, $name, $current, $state, $attempt, $owner, $leaseUntil, $sentAt, $settlesAt, $tag, $hash, $revision,
            $id, $payload, {InstanceTable.Now})
        """;

    private const string Update =
        $"""
        UPDATE instance SET account = $account, element_key = $element, name = $name, is_current = $current, state = $state,
            attempt = $attempt, owner = $owner, lease_until = $leaseUntil, sent_at = $sentAt, settles_at = $settlesAt, tag = $tag,
            configuration_hash = $hash, revision = $revision, instance_id = $id, payload = $payload, updated_at = {InstanceTable.Now}
        WHERE sequence = $sequence
        """;

    /// <summary>The rows in the order in which they were saved.</summary>
    public static IReadOnlyList<RetainedRow> Read(SqliteConnection connection, RowFilter filter)
    {
        using var command = connection.CreateCommand();
        var conditions = new List<string>();
        Add("element_key", filter.ElementKey);
        Add("name", filter.Name);
        Add("instance_id", filter.InstanceId);
        if (!filter.WithoutInstanceToo)
            conditions.Add("(instance_id IS NOT NULL OR payload IS NOT NULL)");

        if (filter.OnlyCurrent)
            conditions.Add("is_current = 1");

        if (filter.Accounts is { } accounts)
            conditions.Add($"account IN ({Parameters(command, "$account", accounts)})");

        var where = conditions.Count > 0 ? $" WHERE {string.Join(" AND ", conditions)}" : "";
        command.CommandText = $"SELECT {InstanceTable.Columns} FROM instance{where} ORDER BY sequence"
            + (filter.OnlyNewest ? " DESC LIMIT 1" : "");
        return ReadRows(command, withPayload: true);

        void Add(string column, string? value)
        {
            if (value is null)
                return;

            conditions.Add($"{column} = ${column}");
            command.Parameters.AddWithValue($"${column}", value);
        }
    }

    /// <summary>Current rows by element key and name.</summary>
    public static IReadOnlyList<RetainedRow> ReadPage(SqliteConnection connection, ProvisioningQuery query)
    {
        using var command = connection.CreateCommand();
        command.Parameters.AddWithValue("$account", query.Account);
        command.Parameters.AddWithValue("$limit", query.Limit);
        var condition = "is_current = 1 AND account = $account";
        if (query.InstanceId is { } id)
        {
            condition += " AND instance_id = $id";
            command.Parameters.AddWithValue("$id", id);
        }

        if (query.After is { } after)
        {
            condition += " AND (element_key, name) > ($element, $name)";
            command.Parameters.AddWithValue("$element", after.ElementKey);
            command.Parameters.AddWithValue("$name", after.Name);
        }

        // A page for each state, so that the index gives it: the rows of all states together would have to be sorted.
        const string order = "ORDER BY element_key, name LIMIT $limit";
        var states = query.States.Distinct().ToList();
        var pages = states.Select((state, i) =>
        {
            command.Parameters.AddWithValue($"$state{i}", state.ToString());
            return $"SELECT * FROM (SELECT {InstanceTable.Columns} FROM instance WHERE {condition} AND state = $state{i} {order})";
        });
        command.CommandText = states.Count == 0
            ? $"SELECT {InstanceTable.Columns} FROM instance WHERE {condition} {order}"
            : $"SELECT * FROM ({string.Join(" UNION ALL ", pages)}) {order}";
        return ReadRows(command, withPayload: false);
    }

    public static void Add(SqliteConnection connection, RetainedRow row) => Run(connection, Insert, row);

    public static void Replace(SqliteConnection connection, RetainedRow row) => Run(connection, Update, row);

    public static void Remove(SqliteConnection connection, RetainedRow row) =>
        Run(connection, "DELETE FROM instance WHERE sequence = $sequence", ("$sequence", row.Sequence));

    /// <summary>The database's clock, in milliseconds since 1970.</summary>
    public static long ReadClock(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {InstanceTable.Now}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Sets what tells the file from others, unless it has rows that another text was used for.</summary>
    /// <returns>Whether it is the given text afterwards.</returns>
    public static bool TrySetScope(SqliteConnection connection, string scope)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE store SET scope = $scope WHERE scope = $scope OR NOT EXISTS (SELECT 1 FROM instance)";
        command.Parameters.AddWithValue("$scope", scope);
        return command.ExecuteNonQuery() > 0;
    }

    /// <summary>What tells the file from others.</summary>
    public static string ReadScope(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT scope FROM store";
        return command.ExecuteScalar() as string ?? throw new InvalidDataException(
            $"'{connection.DataSource}' is damaged: the row that tells it from other stores is missing. Restore it from a backup.");
    }

    public static void Run(SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);

        command.ExecuteNonQuery();
    }

    private static void Run(SqliteConnection connection, string sql, RetainedRow row) => Run(
        connection,
        sql,
        ("$sequence", row.Sequence),
        ("$account", row.Key.Account),
        ("$element", row.Key.ElementKey),
        ("$name", row.Key.Name),
        ("$current", row.IsCurrent ? 1 : 0),
        ("$state", row.State),
        ("$attempt", row.Attempt),
        ("$owner", row.Owner),
        ("$leaseUntil", row.Times.LeaseUntil),
        ("$sentAt", row.Times.SentAt),
        ("$settlesAt", row.Times.SettlesAt),
        ("$tag", row.Tag),
        ("$hash", row.ConfigurationHash),
        ("$revision", row.Revision),
        ("$id", row.InstanceId),
        ("$payload", row.Payload));

    private static string Parameters(SqliteCommand command, string prefix, IReadOnlyList<string> values) =>
        string.Join(", ", values.Select((value, i) => command.Parameters.AddWithValue($"{prefix}{i}", value).ParameterName));

    private static List<RetainedRow> ReadRows(SqliteCommand command, bool withPayload)
    {
        var rows = new List<RetainedRow>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            // In a damaged file any column can hold null or a value of another kind; then the row is found and cannot be read.
            var key = new InstanceKey(Text(1) ?? "", Text(2) ?? "", Text(3) ?? "");
            var payload = withPayload ? reader.GetValue(6) as byte[] : null;
            rows.Add(new RetainedRow(key, Text(4), reader.GetValue(5) is 1L, payload)
            {
                Sequence = reader.GetInt64(0),
                State = Text(7) ?? "",
                Attempt = (int)(Number(8) ?? 0),
                Owner = Text(9),
                Tag = Text(10),
                ConfigurationHash = Text(11),
                Revision = Text(12) ?? "",
                Times = new RowTimes
                {
                    LeaseUntil = Number(13),
                    SentAt = Number(14),
                    SettlesAt = Number(15),
                    WrittenAt = Number(16) ?? 0,
                    ReadAt = Number(17) ?? 0,
                },
            });
        }

        return rows;

        string? Text(int column) =>
            reader.GetValue(column) is var value and not DBNull ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

        long? Number(int column) => reader.GetValue(column) is long number ? number : null;
    }
}
