using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage;

/// <summary>Encrypts instances into the rows of a database, and decrypts them again.</summary>
/// <param name="protection">Encrypts and decrypts.</param>
/// <param name="place">The database, as an error names it.</param>
internal sealed class InstanceProtector(IDataProtectionProvider protection, string place)
{
    // With another purpose nothing that was saved before could be decrypted.
    private readonly IDataProtector _protector = protection.CreateProtector("ElementGen.Storage.RetainedInstance.v2");

    // Payloads of the first layout, which are the instance alone.
    private readonly IDataProtector _firstProtector = protection.CreateProtector("ElementGen.Storage.RetainedInstance.v1");

    /// <summary>The payload of a row.</summary>
    public byte[] Protect(InstanceKey key, ProvisionedInstance instance)
    {
        var buffer = new ArrayBufferWriter<byte>();
        RetainedPayload.Write(key, instance, buffer);
        var clear = buffer.WrittenSpan.ToArray();
        try
        {
            return _protector.Protect(clear);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
            buffer.Clear();
        }
    }

    /// <summary>Throws if nothing can be encrypted now.</summary>
    /// <exception cref="IOException">There is no valid key, and none can be written.</exception>
    public void EnsureCanProtect() => _protector.Protect([]);

    /// <summary>The instance in a row.</summary>
    /// <exception cref="RetainedInstanceException">The row cannot be decrypted, or holds another row's instance.</exception>
    public ProvisionedInstance Unprotect(RetainedRow row)
    {
        var (clear, isFirst) = Decrypt(row);
        try
        {
            var (key, instance) = isFirst ? ReadFirst(clear) : RetainedPayload.Read(clear);
            return key == row.Key && IdOf(instance) == row.InstanceId
                ? instance
                : throw Unreadable(row, "its data are those of another instance", innerException: null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Without the exception itself: its text can quote the data.
            throw Unreadable(row, "its data are not those of an instance", innerException: null);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    /// <summary>The id of an instance that the platform told none for.</summary>
    public const string NoId = "0";

    /// <summary>An instance's id as it stands in a row; <see cref="NoId"/> when the platform told none.</summary>
    public static string IdOf(ProvisionedInstance instance) =>
        instance.TextId ?? instance.Id.ToString(CultureInfo.InvariantCulture);

    private (byte[] Clear, bool IsFirst) Decrypt(RetainedRow row)
    {
        if (row.Payload is null)
            throw Unreadable(row, "it has no data", innerException: null);

        try
        {
            return (_protector.Unprotect(row.Payload), false);
        }
        catch (CryptographicException exception)
        {
            try
            {
                return (_firstProtector.Unprotect(row.Payload), true);
            }
            catch (CryptographicException)
            {
                throw Unreadable(row, "its data are damaged, or they were encrypted with keys that are not here", exception);
            }
        }
    }

    // The first layout knew no accounts; an account that claims such a row encrypts it anew.
    private static (InstanceKey Key, ProvisionedInstance Instance) ReadFirst(byte[] clear)
    {
        var instance = RetainedInstance.Read(clear);
        return (new InstanceKey("", instance.Element.Key, instance.Name), instance);
    }

    private RetainedInstanceException Unreadable(RetainedRow row, string reason, Exception? innerException)
    {
        var isNumber = long.TryParse(row.InstanceId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        var account = row.Key.Account.Length == 0 ? "" : $" in account '{row.Key.Account}'";
        return new RetainedInstanceException(
            $"Instance {row.InstanceId} '{row.Key.Name}' of '{row.Key.ElementKey}'{account} is retained in {place}, but cannot be read: "
            + $"{reason}. {RetainedInstanceException.Remedy}",
            innerException)
        {
            InstanceId = isNumber ? number : 0,
            InstanceTextId = isNumber ? null : row.InstanceId,
            Account = row.Key.Account,
            ElementKey = row.Key.ElementKey,
            InstanceName = row.Key.Name,
        };
    }
}
