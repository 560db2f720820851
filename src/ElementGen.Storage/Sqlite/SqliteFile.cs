using Microsoft.Data.Sqlite;

namespace ElementGen.Storage;

/// <summary>
/// Opens SQLite databases that hold secrets: readable by their owner only, shared between processes by write-ahead logging, and
/// refused with a clear error when the file is something else.
/// </summary>
internal static class SqliteFile
{
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <summary>How long a statement waits for another process's write.</summary>
    private const int BusyTimeoutSeconds = 30;

    /// <summary>
    /// Opens the file at <paramref name="path"/>; makes it, and its folder, where there is none, and brings an older layout up to date.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is not a database, another program's, or written by a newer release.</exception>
    /// <exception cref="IOException">The file cannot be opened or made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open or make the file.</exception>
    public static SqliteConnection Open(string path, SqliteSchema schema)
    {
        var fullPath = Path.GetFullPath(path);
        OwnerOnly.CreateFile(fullPath);
        return Open(new SqliteConnectionStringBuilder { DataSource = fullPath }, Quote(fullPath), schema);
    }

    /// <summary>Opens a database that lives as long as the connection.</summary>
    public static SqliteConnection OpenInMemory(SqliteSchema schema) =>
        Open(new SqliteConnectionStringBuilder { DataSource = ":memory:" }, "The database in memory", schema);

    /// <summary>What to throw when a statement on the file at <paramref name="path"/> failed.</summary>
    public static Exception Explain(SqliteException exception, string path, SqliteSchema schema) =>
        ExplainNamed(exception, Quote(Path.GetFullPath(path)), schema);

    private static SqliteConnection Open(SqliteConnectionStringBuilder source, string name, SqliteSchema schema)
    {
        source.Pooling = false;
        source.DefaultTimeout = BusyTimeoutSeconds;
        var connection = new SqliteConnection(source.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {BusyTimeoutSeconds * 1000}");
            // Before anything is written: another program's file must stay as it is.
            ReadVersion(connection, name, schema);
            connection.Execute("PRAGMA journal_mode = WAL");
            LayOut(connection, name, schema);
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw ExplainNamed(exception, name, schema);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The layout of the file; 0 when it is empty.</summary>
    private static int ReadVersion(SqliteConnection connection, string name, SqliteSchema schema)
    {
        var applicationId = connection.Scalar("PRAGMA application_id");
        if (applicationId == 0 && connection.Scalar("SELECT count(*) FROM sqlite_master") == 0)
            return 0;

        if (applicationId != schema.ApplicationId)
        {
            throw new InvalidDataException(
                $"{name} is another program's SQLite database, not one for {schema.Content}. Name a file of its own.");
        }

        var version = (int)connection.Scalar("PRAGMA user_version");
        if (version > schema.Version)
        {
            throw new InvalidDataException(
                $"{name} was written by a newer release (layout {version}; this one knows up to {schema.Version}). "
                + "Update, or name another file.");
        }

        return version;
    }

    /// <summary>Takes the steps that the file lacks: all of them or, if one fails, none.</summary>
    private static void LayOut(SqliteConnection connection, string name, SqliteSchema schema)
    {
        // The layout is read under the write lock, so that of several processes that open a file at once only one takes a step.
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = ReadVersion(connection, name, schema);
        if (version == schema.Version)
            return;

        foreach (var step in schema.Steps.Skip(version))
            connection.Execute(step, transaction);

        connection.Execute($"PRAGMA application_id = {schema.ApplicationId}; PRAGMA user_version = {schema.Version}", transaction);
        transaction.Commit();
    }

    private static Exception ExplainNamed(SqliteException exception, string name, SqliteSchema schema) => exception.SqliteErrorCode switch
    {
        NotADatabase => new InvalidDataException($"{name} is not a SQLite database. Name another file for {schema.Content}.", exception),
        Corrupt => new InvalidDataException(
            $"{name} is a damaged SQLite database. Restore it from a backup, or name another file.", exception),
        CannotOpen => new IOException($"{name} cannot be opened for {schema.Content}.", exception),
        _ => new IOException($"{name} cannot be used for {schema.Content}: {exception.Message}", exception),
    };

    private static string Quote(string path) => $"'{path}'";

    private static void Execute(this SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static long Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
