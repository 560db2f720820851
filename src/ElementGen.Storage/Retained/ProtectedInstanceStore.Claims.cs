using System.Diagnostics;

namespace ElementGen.Storage;

/// <summary>Instances that were saved without an account become those of the first account that asks for them.</summary>
internal sealed partial class ProtectedInstanceStore
{
    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    public async ValueTask<ProvisionedInstance?> FindAsync(
        InstanceKey key, Func<ProvisionedInstance, bool> mayClaim, CancellationToken cancellationToken = default)
    {
        ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(mayClaim);
        var start = Stopwatch.GetTimestamp();
        var filter = RowFilter.Of(key) with { Accounts = [key.Account, NoAccount], OnlyCurrent = true, WithoutInstanceToo = true };
        var rows = await _rows.ReadAsync(filter, cancellationToken).ConfigureAwait(false);
        var found = rows.FirstOrDefault(row => row.Key == key);
        if (found is null && rows is [{ IsFound: true } unclaimed])
        {
            var waited = Stopwatch.GetElapsedTime(start);
            found = await ClaimAsync(key, unclaimed, mayClaim, waited, cancellationToken).ConfigureAwait(false);
        }

        return found is { IsFound: true } ? _protector.Unprotect(found) : null;
    }

    /// <summary>Makes the unclaimed instances of a name the account's own.</summary>
    /// <returns>The row to be found; null when another client removed it meanwhile.</returns>
    private async ValueTask<RetainedRow?> ClaimAsync(
        InstanceKey key,
        RetainedRow unclaimed,
        Func<ProvisionedInstance, bool> mayClaim,
        TimeSpan waited,
        CancellationToken cancellationToken)
    {
        try
        {
            return await _rows
                .ChangeAsync(rows => ClaimAsync(rows, key, mayClaim), waited, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            // What can only be read is found all the same. It is claimed when it can be written again.
            return unclaimed;
        }
    }

    private async ValueTask<RetainedRow?> ClaimAsync(IRowChanges rows, InstanceKey key, Func<ProvisionedInstance, bool> mayClaim)
    {
        // Another client may have claimed them, or saved one of its own, since they were found.
        var filter = RowFilter.Of(key) with { Accounts = [key.Account, NoAccount], WithoutInstanceToo = true };
        var found = await rows.ReadAsync(filter).ConfigureAwait(false);
        if (found.FirstOrDefault(row => row.IsCurrent && row.Key == key) is { } own)
            return own;

        var current = found.FirstOrDefault(static row => row.IsCurrent && row.Key.Account.Length == 0);
        if (current is not { IsFound: true } || ReadOrNote(current, []) is not { } newest || !mayClaim(newest))
            return current;

        foreach (var row in found.Where(static row => row.Key.Account.Length == 0))
        {
            // What cannot be read can belong to anyone.
            if (ReadOrNote(row, []) is not { } instance || !mayClaim(instance))
                continue;

            var mine = row with { Key = key, Payload = _protector.Protect(key, instance), Revision = RetainedRow.NewRevision() };
            await rows.ReplaceAsync(mine).ConfigureAwait(false);
            if (row.IsCurrent)
                current = mine;
        }

        return current;
    }
}
