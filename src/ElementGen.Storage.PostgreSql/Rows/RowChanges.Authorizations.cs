using Npgsql;

namespace ElementGen.Storage;

/// <content>Authorizations that wait for a person.</content>
internal sealed partial class RowChanges
{
    // Several that save at once forget different ones, and none waits for the others.
    private const string ForgetAuthorizations =
        $"""
        WITH expired AS MATERIALIZED (
            SELECT account_hash, id_hash FROM elementgen.pending_authorization WHERE expires_at <= {RowQuery.Now}
            ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        DELETE FROM elementgen.pending_authorization AS kept USING expired
        WHERE kept.account_hash = expired.account_hash AND kept.id_hash = expired.id_hash
        """;

    private const string InsertAuthorization =
        """
        INSERT INTO elementgen.pending_authorization (account, account_hash, id_hash, expires_at, payload) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account_hash, id_hash) DO UPDATE SET expires_at = excluded.expires_at, payload = excluded.payload
        """;

    private const string DeleteAuthorization =
        "DELETE FROM elementgen.pending_authorization WHERE account_hash = $1 AND id_hash = $2 RETURNING payload";

    public async ValueTask SaveAuthorizationAsync(AuthorizationRow row, int atMost)
    {
        await LockForAuthorizationsAsync().ConfigureAwait(false);
        var forget = new NpgsqlCommand(ForgetAuthorizations, connection);
        await using var ofForget = forget.ConfigureAwait(false);
        forget.Add(atMost);
        await forget.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);

        var insert = new NpgsqlCommand(InsertAuthorization, connection);
        await using var ofInsert = insert.ConfigureAwait(false);
        insert.Add(PlainText.Encode(row.Account));
        insert.Add(KeyHash.OfAccount(row.Account));
        insert.Add(row.IdHash);
        insert.Add(row.ExpiresAt);
        insert.Add(row.Payload);
        await insert.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public async ValueTask<byte[]?> TakeAuthorizationAsync(string account, byte[] idHash)
    {
        await LockForAuthorizationsAsync().ConfigureAwait(false);
        var command = new NpgsqlCommand(DeleteAuthorization, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Add(KeyHash.OfAccount(account));
            command.Add(idHash);
            return await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) as byte[];
        }
    }

    // Only against openings: rows of authorizations are locked by the statements themselves.
    private ValueTask LockForAuthorizationsAsync() =>
        LockAsync(FormattableString.Invariant($"pg_advisory_xact_lock_shared({All})"), cancellationToken);
}
