using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage;

/// <summary>
/// Encryption that loses nothing: what was encrypted with a key that has been revoked since can be read, and nothing is encrypted with a
/// key that is not written.
/// </summary>
internal sealed class RingProtection(IDataProtectionProvider provider, KeyRepository keys) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => new Protector(provider.CreateProtector(purpose), keys);

    private sealed class Protector(IDataProtector protector, KeyRepository keys) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => new Protector(protector.CreateProtector(purpose), keys);

        public byte[] Protect(byte[] plaintext)
        {
            byte[] encrypted;
            try
            {
                encrypted = protector.Protect(plaintext);
            }
            catch (CryptographicException exception)
            {
                throw new IOException(
                    $"Nothing can be encrypted with the keys in {keys.Place}. Restore them from a backup.", exception);
            }

            keys.RequireWritten(EncryptedData.KeyOf(encrypted)!.Value);
            return encrypted;
        }

        public byte[] Unprotect(byte[] protectedData) => protector is IPersistedDataProtector persisted
            ? persisted.DangerousUnprotect(protectedData, ignoreRevocationErrors: true, out _, out _)
            : protector.Unprotect(protectedData);
    }
}
