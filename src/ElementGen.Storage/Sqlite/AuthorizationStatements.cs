using Microsoft.Data.Sqlite;

namespace ElementGen.Storage;

/// <summary>The statements on the table of authorizations in SQLite.</summary>
internal static class AuthorizationStatements
{
    /// <summary>The step that makes the table.</summary>
    public const string Step =
        """
        -- Authorizations that wait for a person.
        CREATE TABLE pending_authorization (
            account TEXT NOT NULL,
            -- SHA-256 of the id, by which a callback finds it.
            id_hash BLOB NOT NULL,
            -- In milliseconds since 1970.
            expires_at INTEGER NOT NULL,
            -- Encrypted.
            payload BLOB NOT NULL,
            PRIMARY KEY (account, id_hash)
        );
        CREATE INDEX pending_authorization_expires_at ON pending_authorization (expires_at)
        """;

    private const string Forget =
        $"""
        DELETE FROM pending_authorization WHERE rowid IN
            (SELECT rowid FROM pending_authorization WHERE expires_at <= {InstanceTable.Now} ORDER BY expires_at LIMIT $atMost)
        """;

    private const string Insert =
        """
        INSERT INTO pending_authorization (account, id_hash, expires_at, payload) VALUES ($account, $idHash, $expiresAt, $payload)
        ON CONFLICT (account, id_hash) DO UPDATE SET expires_at = excluded.expires_at, payload = excluded.payload
        """;

    private const string Delete = "DELETE FROM pending_authorization WHERE account = $account AND id_hash = $idHash RETURNING payload";

    /// <summary>Removes rows that have expired, and adds one.</summary>
    public static void Save(SqliteConnection connection, AuthorizationRow row, int atMost)
    {
        RowStatements.Run(connection, Forget, ("$atMost", atMost));
        RowStatements.Run(
            connection,
            Insert,
            ("$account", row.Account),
            ("$idHash", row.IdHash),
            ("$expiresAt", row.ExpiresAt),
            ("$payload", row.Payload));
    }

    /// <summary>Removes a row and gives its payload; null when there is none.</summary>
    public static byte[]? Take(SqliteConnection connection, string account, byte[] idHash)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Delete;
        command.Parameters.AddWithValue("$account", account);
        command.Parameters.AddWithValue("$idHash", idHash);
        using var reader = command.ExecuteReader();
        // In a damaged file it can be a value of another kind.
        return reader.Read() ? reader.GetValue(0) as byte[] ?? [] : null;
    }
}
