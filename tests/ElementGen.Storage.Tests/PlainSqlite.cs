using Microsoft.Data.Sqlite;

namespace ElementGen.Storage.Tests;

/// <summary>A SQLite file as any program sees it.</summary>
internal static class PlainSqlite
{
    public static void Run(string path, string sql, params (string Name, object Value)[] parameters) =>
        Run(path, sql, static command => command.ExecuteNonQuery(), parameters);

    /// <summary>The rows that a query gives, their columns joined by <c>|</c>.</summary>
    public static List<string> Query(string path, string sql) => Run(path, sql, static command =>
    {
        var rows = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));

        return rows;
    });

    private static T Run<T>(string path, string sql, Func<SqliteCommand, T> run, params (string Name, object Value)[] parameters)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);

        return run(command);
    }
}
