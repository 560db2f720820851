using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ElementGen.Storage;

/// <summary>
/// Opens SQLite databases that hold secrets: readable by their owner only, shared between processes, checked for damage, and refused with a
/// clear error when the file is something else.
/// </summary>
/// <remarks>
/// A database has a rollback journal, not a write-ahead log: whatever is saved is in the file itself, so that a copy of it is complete; and
/// SQLite notices before it writes that the file was moved.
/// </remarks>
internal static class SqliteFile
{
    /// <summary>
    /// Opens the file at <paramref name="path"/>; makes it, and its folder, where there is none, and brings an older layout up to date.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">How it is laid out.</param>
    /// <param name="warnings">Gets what others could do with the file until now.</param>
    /// <param name="budget">How long opening may wait for others; 30 seconds by default.</param>
    /// <exception cref="ArgumentException">The path does not name a file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a database, damaged, another program's, or written by a newer release.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or made.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// This user may not open or make the file; or it, or a folder on the way to it, is another user's, or every user may write there.
    /// </exception>
    public static SqliteConnection Open(
        string path, SqliteSchema schema, StoreWarnings? warnings = null, WaitBudget? budget = null)
    {
        budget ??= WaitBudget.OfOneCall();
        var fullPath = DatabasePath.Resolve(path, schema.Content);
        var files = SqliteFiles.Prepare(fullPath, warnings ?? new StoreWarnings());
        var connection = files.IsReadOnly
            ? OpenReadOnly(files, Quote(fullPath), schema, budget)
            : Open(files.Source, Quote(fullPath), schema, budget);
        try
        {
            files.Claim();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether nothing can be written, because the file or its folder is read-only.</summary>
    public static bool IsReadOnly(SqliteConnection connection) => raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    /// <summary>Opens a database that lives as long as the connection.</summary>
    public static SqliteConnection OpenInMemory(SqliteSchema schema) =>
        Open(new SqliteConnectionStringBuilder { DataSource = ":memory:" }, "The database in memory", schema, WaitBudget.OfOneCall());

    /// <summary>What to throw when a statement on the file at <paramref name="path"/> failed.</summary>
    public static Exception Explain(SqliteException exception, string path, SqliteSchema schema) =>
        SqliteProblem.Explain(exception, Quote(Path.GetFullPath(path)), schema.Content);

    /// <summary>Lets the next statements wait for other processes, in all as long as the call has left.</summary>
    public static void WaitAtMost(this SqliteConnection connection, WaitBudget budget) =>
        connection.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {(int)budget.Left.TotalMilliseconds}"));

    private static SqliteConnection OpenReadOnly(SqliteFiles files, string name, SqliteSchema schema, WaitBudget budget)
    {
        try
        {
            return Open(files.Source, name, schema, budget);
        }
        catch (Exception exception) when (exception.InnerException is SqliteException inner && SqliteProblem.NeedsMoreFiles(inner))
        {
            // For a log, which older releases used, SQLite needs two files beside the database, which it cannot make.
            return files.HaveChanges
                ? throw SqliteProblem.NotClosed(name, exception)
                : Open(files.SourceOfFileAlone, name, schema, budget);
        }
    }

    private static SqliteConnection Open(SqliteConnectionStringBuilder source, string name, SqliteSchema schema, WaitBudget budget)
    {
        source.Pooling = false;
        source.DefaultTimeout = WaitBudget.CommandSeconds;
        var connection = new SqliteConnection(source.ConnectionString);
        try
        {
            connection.Open();
            connection.WaitAtMost(budget);
            // Before anything is written: another program's file, and a damaged one, must stay as they are.
            var version = Examine(connection, name, schema);
            if (IsReadOnly(connection))
            {
                RequireLayout(version, name, schema);
            }
            else
            {
                UseRollbackJournal(connection);
                connection.WaitAtMost(budget);
                if (version < schema.Version)
                    LayOut(connection, name, schema);
            }

            connection.DefaultTimeout = WaitBudget.Seconds;
            connection.Execute($"PRAGMA busy_timeout = {WaitBudget.Seconds * 1000}");
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw SqliteProblem.Explain(exception, name, schema.Content);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The layout of the file, which is whole; 0 when it is empty.</summary>
    private static int Examine(SqliteConnection connection, string name, SqliteSchema schema)
    {
        // One transaction, so that all is read from one state of a file that another process may be laying out.
        using var transaction = connection.BeginTransaction(deferred: true);
        var version = ReadVersion(connection, name, schema);
        if (version > 0 && connection.Text("PRAGMA integrity_check(1)") is var finding and not "ok")
            throw SqliteProblem.Damaged(name, finding);

        return version;
    }

    private static int ReadVersion(SqliteConnection connection, string name, SqliteSchema schema)
    {
        var applicationId = connection.Number("PRAGMA application_id");
        if (applicationId == 0 && connection.Number("SELECT count(*) FROM sqlite_master") == 0)
            return 0;

        if (applicationId != schema.ApplicationId)
        {
            throw new InvalidDataException(
                $"{name} is another program's SQLite database, not one for {schema.Content}. Name a file of its own.");
        }

        var version = (int)connection.Number("PRAGMA user_version");
        if (version > schema.Version)
        {
            throw new InvalidDataException(
                $"{name} was written by a newer release (layout {version}; this one knows up to {schema.Version}). "
                + "Update, or name another file.");
        }

        return version;
    }

    private static void RequireLayout(int version, string name, SqliteSchema schema)
    {
        if (version == schema.Version)
            return;

        throw new UnauthorizedAccessException(
            $"{name} has layout {version} and must be brought to layout {schema.Version}, but it or its folder is read-only. Open it once "
            + "where it can be written.");
    }

    private static void UseRollbackJournal(SqliteConnection connection)
    {
        // After a save has returned, not even a power failure undoes it.
        connection.Execute("PRAGMA synchronous = EXTRA");
        if (connection.Text("PRAGMA journal_mode") != "wal")
            return;

        // Older releases used a log. While another process has the file open, it stays; then at least it is emptied after every save.
        try
        {
            connection.Execute("PRAGMA busy_timeout = 0");
            connection.Execute("PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException exception) when (SqliteProblem.IsBusy(exception) || SqliteProblem.IsReadOnly(exception))
        {
            connection.Execute("PRAGMA wal_autocheckpoint = 1");
        }
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
            connection.Execute(step);

        connection.Execute($"PRAGMA application_id = {schema.ApplicationId}; PRAGMA user_version = {schema.Version}");
        transaction.Commit();
    }

    private static string Quote(string path) => $"'{path}'";

    private static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(this SqliteConnection connection, string sql) => connection.Scalar(sql) is long number ? number : 0;

    private static string Text(this SqliteConnection connection, string sql) => connection.Scalar(sql) as string ?? "";

    private static object? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
