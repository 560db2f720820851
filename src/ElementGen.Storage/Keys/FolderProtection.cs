using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage;

/// <summary>
/// Encryption that loses nothing: what was encrypted with a key that has been revoked since can be read, and nothing is encrypted with a
/// key that is not on disk.
/// </summary>
internal sealed class FolderProtection(IDataProtectionProvider provider, KeyFiles files) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => new Protector(provider.CreateProtector(purpose), files);

    private sealed class Protector(IDataProtector protector, KeyFiles files) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => new Protector(protector.CreateProtector(purpose), files);

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
                    $"Nothing can be encrypted with the keys in '{files.Folder}'. Restore them from a backup.", exception);
            }

            files.RequireWritten(EncryptedData.KeyOf(encrypted)!.Value);
            return encrypted;
        }

        public byte[] Unprotect(byte[] protectedData) => protector is IPersistedDataProtector persisted
            ? persisted.DangerousUnprotect(protectedData, ignoreRevocationErrors: true, out _, out _)
            : protector.Unprotect(protectedData);
    }
}
