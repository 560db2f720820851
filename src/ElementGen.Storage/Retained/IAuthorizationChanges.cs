namespace ElementGen.Storage;

/// <summary>The rows of authorizations during a change.</summary>
internal interface IAuthorizationChanges
{
    /// <summary>
    /// Removes rows that have expired by the database's clock, the oldest first, but no more than <paramref name="atMost"/>. Then adds the
    /// row, in place of one of the same account and id.
    /// </summary>
    ValueTask SaveAuthorizationAsync(AuthorizationRow row, int atMost);

    /// <summary>Removes a row.</summary>
    /// <returns>Its payload, which is empty if the row is damaged; null when there is no such row.</returns>
    ValueTask<byte[]?> TakeAuthorizationAsync(string account, byte[] idHash);
}
