using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage;

/// <summary>
/// Notices keys that are lost when a store is opened. Otherwise a new key would be made, and that the tokens cannot be read would show only
/// when one is needed.
/// </summary>
internal static class LostKeys
{
    /// <summary>
    /// Reads the newest instance and, if it cannot be read, older ones until one can be. Data that no key could decrypt are damaged, and
    /// tell nothing of the keys; others that cannot be decrypted may need a key that is lost or damaged.
    /// </summary>
    /// <param name="place">The database, as an error names it.</param>
    /// <param name="read">Reads its rows.</param>
    /// <param name="protection">Decrypts; it must not make keys.</param>
    /// <param name="keys">Gives the keys, as an error names them.</param>
    /// <param name="warnings">Gets a sentence if the newest cannot be read, but the keys are not the reason.</param>
    /// <returns>Whether there are instances.</returns>
    /// <exception cref="RetainedInstanceException">There are instances, and none can be decrypted.</exception>
    /// <exception cref="IOException">The database cannot be read.</exception>
    public static async Task<bool> CheckAsync(
        string place,
        Func<RowFilter, ValueTask<IReadOnlyList<RetainedRow>>> read,
        IDataProtectionProvider protection,
        Func<string> keys,
        StoreWarnings warnings)
    {
        var protector = new InstanceProtector(protection, place);
        var last = await read(RowFilter.All with { OnlyNewest = true }).ConfigureAwait(false);
        if (last.Count > 0 && IsReadable(protector, last[0]))
            return true;

        var retained = await read(RowFilter.All).ConfigureAwait(false);
        RetainedInstanceException? newest = null;
        RetainedInstanceException? encrypted = null;
        foreach (var row in retained.Reverse())
        {
            try
            {
                protector.Unprotect(row);
                encrypted = null;
                break;
            }
            catch (RetainedInstanceException exception)
            {
                newest ??= exception;
                if (IsDecrypted(row, exception))
                {
                    encrypted = null;
                    break;
                }

                if (NeedsKey(row, protection))
                    encrypted ??= exception;
            }
        }

        if (encrypted is not null)
            throw NoneReadable(encrypted, place, retained.Count, keys());
        if (newest is not null)
            warnings.Add(newest.Message);
        return retained.Count > 0;
    }

    // The keys work, although the row holds something else than it should.
    private static bool IsDecrypted(RetainedRow row, RetainedInstanceException exception) =>
        row.Payload is not null && exception.InnerException is not CryptographicException;

    // An application can bring another encryption than that of Data Protection.
    private static bool NeedsKey(RetainedRow row, IDataProtectionProvider protection) =>
        row.Payload is { } payload
        && (EncryptedData.KeyOf(payload) is not null
            || !(protection is RingProtection || protection.CreateProtector(nameof(LostKeys)) is IPersistedDataProtector));

    private static bool IsReadable(InstanceProtector protector, RetainedRow row)
    {
        try
        {
            protector.Unprotect(row);
            return true;
        }
        catch (RetainedInstanceException)
        {
            return false;
        }
    }

    private static RetainedInstanceException NoneReadable(RetainedInstanceException newest, string place, int count, string keys) => new(
        $"The store in {place} is not opened: none of its instances ({count}) can be read with {keys} Restore the database and its keys "
        + "from one backup. If the keys are lost, name another database, and read the instances from the platform or provision them again.",
        newest)
    {
        InstanceId = newest.InstanceId,
        InstanceTextId = newest.InstanceTextId,
        Account = newest.Account,
        ElementKey = newest.ElementKey,
        InstanceName = newest.InstanceName,
    };
}
