using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ElementGen.Storage;

/// <summary>What a row belongs to, as hashes: they have one length, so that an index takes them, and a lock has a number.</summary>
internal static class KeyHash
{
    public static byte[] OfAccount(string account) => SHA256.HashData(Bytes(account));

    public static byte[] OfName(string elementKey, string name)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // With its length in front, no element key and name are hashed like two others.
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, elementKey.Length);
        hash.AppendData(length);
        hash.AppendData(Bytes(elementKey));
        hash.AppendData(Bytes(name));
        return hash.GetHashAndReset();
    }

    // Every text has its own, also one with half of a surrogate pair.
    private static byte[] Bytes(string text)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan()).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            for (var i = 0; i < bytes.Length; i += sizeof(char))
                bytes.AsSpan(i, sizeof(char)).Reverse();
        }

        return bytes;
    }
}
