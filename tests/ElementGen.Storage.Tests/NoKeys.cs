using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

/// <summary>An encryption without keys.</summary>
internal sealed class NoKeys : IDataProtectionProvider, IDataProtector
{
    public IDataProtector CreateProtector(string purpose) => this;

    public byte[] Protect(byte[] plaintext) => throw new IOException("Nothing can be encrypted");

    public byte[] Unprotect(byte[] protectedData) => throw new NotSupportedException();
}
