namespace ElementGen.Storage;

/// <content>Authorizations that wait for a person.</content>
internal sealed partial class SqliteRows
{
    private sealed partial class Changes
    {
        public ValueTask SaveAuthorizationAsync(AuthorizationRow row, int atMost)
        {
            AuthorizationStatements.Save(connection, row, atMost);
            return ValueTask.CompletedTask;
        }

        public ValueTask<byte[]?> TakeAuthorizationAsync(string account, byte[] idHash) =>
            ValueTask.FromResult(AuthorizationStatements.Take(connection, account, idHash));
    }
}
