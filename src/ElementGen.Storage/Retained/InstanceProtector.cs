using System.Buffers;
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
    private const string Purpose = "ElementGen.Storage.RetainedInstance.v1";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    public RetainedRow Protect(ProvisionedInstance instance)
    {
        var buffer = new ArrayBufferWriter<byte>();
        RetainedInstance.Write(instance, buffer);
        var clear = buffer.WrittenSpan.ToArray();
        try
        {
            return new RetainedRow(instance.Id, instance.Element.Key, instance.Name, _protector.Protect(clear));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
            buffer.Clear();
        }
    }

    /// <exception cref="RetainedInstanceException">The row cannot be decrypted, or holds another row's instance.</exception>
    public ProvisionedInstance Unprotect(RetainedRow row)
    {
        byte[] clear;
        try
        {
            clear = _protector.Unprotect(row.Payload);
        }
        catch (CryptographicException exception)
        {
            throw Unreadable(row, "its data are damaged, or they were encrypted with keys that are not here", exception);
        }

        try
        {
            var instance = RetainedInstance.Read(clear);
            return instance.Id == row.Id && instance.Element.Key == row.ElementKey && instance.Name == row.Name
                ? instance
                : throw Unreadable(row, "its data are those of another instance", innerException: null);
        }
        catch (JsonException)
        {
            // Without the exception itself: its text can quote the data.
            throw Unreadable(row, "its data are not those of an instance", innerException: null);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private RetainedInstanceException Unreadable(RetainedRow row, string reason, Exception? innerException) => new(
        $"Instance {row.Id} '{row.Name}' of '{row.ElementKey}' is retained in {place}, but cannot be read: {reason}. "
        + "Restore the database and its keys from one backup; or remove it from the store by its id, and read it from the platform "
        + "or provision it again.",
        innerException)
    {
        InstanceId = row.Id,
        ElementKey = row.ElementKey,
        InstanceName = row.Name,
    };
}
