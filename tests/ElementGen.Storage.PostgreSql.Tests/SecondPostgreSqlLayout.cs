namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>How the second layout lays out a database. Users have such databases, so nothing here ever changes.</summary>
internal static class SecondPostgreSqlLayout
{
    public static readonly string[] Lines =
    [
        .. FirstPostgreSqlLayout.Lines,
        "CREATE INDEX pending_authorization_expires_at ON elementgen.pending_authorization USING btree (expires_at)",
        "CREATE UNIQUE INDEX pending_authorization_pkey ON elementgen.pending_authorization USING btree (account_hash, id_hash)",
        "pending_authorization.account text NO",
        "pending_authorization.account_hash bytea NO",
        "pending_authorization.expires_at bigint NO",
        "pending_authorization.id_hash bytea NO",
        "pending_authorization.payload bytea NO",
    ];
}
