namespace ElementGen.Storage.Tests;

/// <summary>How the fourth layout lays out a file. Users have such files, so nothing here ever changes.</summary>
internal static class FourthLayout
{
    public const string Sql = ThirdLayout.Sql + """
        ;
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
}
