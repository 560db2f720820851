using Microsoft.Data.Sqlite;

namespace ElementGen.Storage;

/// <summary>Says in a user's words why SQLite refused, and what to do.</summary>
internal static class SqliteProblem
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int FileMoved = 1032;
    private const int MustRollBack = 776;

    public static bool IsBusy(SqliteException exception) => exception.SqliteErrorCode is Busy or Locked;

    public static bool IsFull(SqliteException exception) => exception.SqliteErrorCode == Full;

    public static bool IsReadOnly(SqliteException exception) => exception.SqliteErrorCode == ReadOnly;

    /// <summary>Whether SQLite cannot read a database without making other files beside it.</summary>
    public static bool NeedsMoreFiles(SqliteException exception) =>
        exception.SqliteErrorCode is CannotOpen or ReadOnly && exception.SqliteExtendedErrorCode != MustRollBack;

    /// <summary>What to throw for <paramref name="exception"/>.</summary>
    /// <param name="exception">What SQLite says.</param>
    /// <param name="name">The database, as an error names it.</param>
    /// <param name="content">What the database keeps.</param>
    public static Exception Explain(SqliteException exception, string name, string content) => exception.SqliteErrorCode switch
    {
        Busy or Locked => Waited(name, exception),
        ReadOnly when exception.SqliteExtendedErrorCode == FileMoved => new IOException(
            $"{name} was deleted, renamed or replaced while it was open. Nothing was changed, neither in the old file nor in a new one. "
            + "Open it again.",
            exception),
        ReadOnly when exception.SqliteExtendedErrorCode == MustRollBack => NotClosed(name, exception),
        ReadOnly => new UnauthorizedAccessException($"{name} is read-only: {content} cannot be changed there.", exception),
        NotADatabase => new InvalidDataException($"{name} is not a SQLite database. Name another file for {content}.", exception),
        Corrupt => Damaged(name, exception.Message, exception),
        CannotOpen => new IOException($"{name} cannot be opened for {content}.", exception),
        Full => new IOException($"{name} cannot be written: the disk is full. Nothing was changed. Make room, and try again.", exception),
        _ => new IOException($"{name} cannot be used for {content}: {exception.Message}", exception),
    };

    /// <summary>For a read-only database with a change that was under way when a program that wrote to it ended.</summary>
    public static IOException NotClosed(string name, Exception innerException) => new(
        $"{name} was not closed by the program that wrote to it last, and it or its folder is read-only. Open it once where it can be "
        + "written.",
        innerException);

    /// <summary>For a call that has used up its time.</summary>
    public static IOException Waited(string name, Exception? innerException = null) => new(
        $"{name} was in use by others for {WaitBudget.Seconds} seconds, which is as long as a call waits. Nothing was changed. Try again.",
        innerException);

    /// <summary>For a file that is not whole; <paramref name="finding"/> is what SQLite found.</summary>
    public static InvalidDataException Damaged(string name, string finding, Exception? innerException = null) => new(
        $"{name} is a damaged SQLite database ({finding.ReplaceLineEndings(" ")}). Restore it from a backup, or name another file.",
        innerException);
}
