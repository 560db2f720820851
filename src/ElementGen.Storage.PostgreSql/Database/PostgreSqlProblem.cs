using Npgsql;

namespace ElementGen.Storage;

/// <summary>What the server, or the way to it, says, as an exception that tells what to do. The texts hold no secret.</summary>
internal static class PostgreSqlProblem
{
    /// <summary>How long a call waits for others, in seconds.</summary>
    public const int WaitSeconds = 30;

    private const string StoppedInTransaction = "25P03";

    /// <summary>Whether an exception comes from the database or from the way to it.</summary>
    public static bool IsDatabases(Exception exception) => exception is NpgsqlException or TimeoutException;

    /// <summary>
    /// Whether the connection failed, and not what was asked: the server was restarted, or the network was away. Then another connection
    /// can work.
    /// </summary>
    public static bool IsLostConnection(Exception exception) =>
        (exception is NpgsqlException and not PostgresException && exception.InnerException is not TimeoutException)
        || exception is PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure or StoppedInTransaction
        };

    /// <summary>
    /// Whether a change may have been made although its COMMIT ended like this. Only a server that stays and says why it refuses tells for
    /// certain that it was not; a time-out, or a lost connection, says nothing.
    /// </summary>
    public static bool MayBeCommitted(Exception exception) => exception is not PostgresException
    {
        SqlState: not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.StatementCompletionUnknown or PostgresErrorCodes.TransactionResolutionUnknown),
    };

    /// <summary>What to throw for <paramref name="exception"/>.</summary>
    /// <param name="exception">What the server says.</param>
    /// <param name="name">The database, as an error names it.</param>
    /// <param name="isUnknown">Whether the change may have been made in spite of it.</param>
    public static Exception Explain(Exception exception, string name, bool isUnknown = false)
    {
        if (isUnknown)
        {
            return new IOException(
                $"{Begin(name)} did not confirm a change: {exception.Message} It may have been made, or not. Make it again.",
                exception);
        }

        return exception is PostgresException said
            ? Explain(said, name)
            : new IOException($"{Begin(name)} cannot be reached: {exception.Message} Nothing was changed.", exception);
    }

    private static Exception Explain(PostgresException said, string name) => said.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => new IOException(
            $"{Begin(name)} was in use by others for {WaitSeconds} seconds, which is as long as a call waits. Nothing was changed. Try "
            + "again.",
            said),
        PostgresErrorCodes.ReadOnlySqlTransaction => new UnauthorizedAccessException(
            $"{Begin(name)} is read-only: retained instances cannot be changed there. Name the primary server, as with "
            + "Target Session Attributes=read-write.",
            said),
        PostgresErrorCodes.InsufficientPrivilege => new UnauthorizedAccessException(
            $"This user may not do that in {name}: {said.MessageText}. Let its owner give the right.", said),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new UnauthorizedAccessException(
            $"{Begin(name)} does not let this user in: {said.MessageText}.", said),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new InvalidDataException(
            $"{Begin(name)} is damaged ({said.MessageText}). Restore it from a backup.", said),
        PostgresErrorCodes.DiskFull => new IOException(
            $"The disk of {name} is full. Nothing was changed. Make room, and try again.", said),
        _ => new IOException($"{Begin(name)} cannot be used for retained instances: {said.MessageText}.", said),
    };

    private static string Begin(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
