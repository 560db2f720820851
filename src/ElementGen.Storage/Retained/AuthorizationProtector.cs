using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage;

/// <summary>Encrypts authorizations that wait for a person into the rows of a database, and decrypts them again.</summary>
/// <param name="protection">Encrypts and decrypts.</param>
/// <param name="place">The database, as an error names it.</param>
internal sealed class AuthorizationProtector(IDataProtectionProvider protection, string place)
{
    // With another purpose nothing that was saved before could be decrypted.
    private readonly IDataProtector _protector = protection.CreateProtector("ElementGen.Storage.PendingAuthorization.v1");

    /// <summary>The row of an authorization.</summary>
    public AuthorizationRow Protect(string account, PendingAuthorization authorization)
    {
        var buffer = new ArrayBufferWriter<byte>();
        RetainedAuthorization.Write(authorization, buffer);
        var clear = buffer.WrittenSpan.ToArray();
        try
        {
            var id = AuthorizationRow.HashOf(authorization.Id);
            return new AuthorizationRow(
                account, id, authorization.ExpiresAt.ToUnixTimeMilliseconds(), ProtectorOf(account).Protect(clear));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
            buffer.Clear();
        }
    }

    /// <summary>The authorization in the payload of a row.</summary>
    /// <exception cref="IOException">It cannot be decrypted, or is another row's.</exception>
    public PendingAuthorization Unprotect(string account, string id, byte[] payload)
    {
        var clear = Decrypt(account, payload);
        try
        {
            var authorization = RetainedAuthorization.Read(clear);
            return authorization.Id == id ? authorization : throw Unreadable("its data are those of another one", innerException: null);
        }
        catch (JsonException exception)
        {
            throw Unreadable("its data are not those of an authorization", exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private byte[] Decrypt(string account, byte[] payload)
    {
        try
        {
            return ProtectorOf(account).Unprotect(payload);
        }
        catch (CryptographicException exception)
        {
            throw Unreadable("its data are damaged, or they were encrypted with keys that are not here", exception);
        }
    }

    // So what was saved for one account cannot be decrypted for another, whatever is done to the rows.
    private IDataProtector ProtectorOf(string account) => _protector.CreateProtector(account);

    private IOException Unreadable(string reason, Exception? innerException) => new(
        $"The authorization that the callback belongs to is in {place}, but cannot be read: {reason}. It stays there until it expires. "
        + "Give this machine the keys that it was saved with, and pass the callback on again; or begin a new authorization.",
        innerException);
}
