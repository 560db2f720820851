using System.Security.Cryptography;
using System.Text;

namespace ElementGen.Storage;

/// <summary>
/// The keys in a file outside the database, which encrypt the keys inside it. The first one encrypts; the others decrypt what was
/// encrypted before the first one was put in front of them.
/// </summary>
internal sealed class MasterKeys
{
    private const int Size = 32;
    private const int IdSize = 8;

    // What is encrypted has a version, the key's id, nonce and check in front.
    private const byte Version = 1;
    private const int IdAt = 1;
    private const int NonceAt = IdAt + IdSize;
    private const int NonceSize = 12;
    private const int CheckAt = NonceAt + NonceSize;
    private const int CheckSize = 16;
    private const int HeaderSize = CheckAt + CheckSize;

    private readonly List<(string Id, byte[] Key)> _keys;

    private MasterKeys(string file, List<(string Id, byte[] Key)> keys)
    {
        File = file;
        _keys = keys;
    }

    /// <summary>The full path of the file.</summary>
    public string File { get; }

    /// <summary>The id of the key that encrypts. It tells nothing about the key.</summary>
    public string Id => _keys[0].Id;

    /// <summary>Makes the file with one random key, for its owner only.</summary>
    /// <exception cref="IOException">It is there already, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it.</exception>
    public static void Make(string file)
    {
        var path = Path.GetFullPath(file);
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        var line = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size)) + "\n";
        OwnerOnly.WriteFile(path, stream => stream.Write(Encoding.ASCII.GetBytes(line)));
    }

    /// <summary>Reads the file; null when there is none.</summary>
    /// <exception cref="InvalidDataException">There is something else than keys in it, or nothing.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// This user may not read it; or it is a stranger's, or strangers may write it.
    /// </exception>
    public static MasterKeys? Read(string file, StoreWarnings warnings)
    {
        var path = Path.GetFullPath(file);
        var ownership = new Ownership(warnings);
        var place = ownership.Follow(path);
        if (!System.IO.File.Exists(place))
            return null;

        ownership.Claim(place);
        var keys = new List<(string Id, byte[] Key)>();
        var lines = System.IO.File.ReadAllLines(place);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;

            // The line itself can be most of a key.
            var key = new byte[Size + 1];
            if (!Convert.TryFromBase64String(line, key, out var length) || length != Size)
                throw new InvalidDataException($"Line {i + 1} of '{path}' is no key: {Size} random bytes in Base64, one key on a line.");

            keys.Add(WithId(key.AsSpan(0, Size)));
        }

        return keys.Count > 0
            ? new MasterKeys(path, keys)
            : throw new InvalidDataException($"There is no key in '{path}'. Restore the file from a backup.");
    }

    /// <summary>Encrypts with the first key.</summary>
    /// <param name="name">What is encrypted. It is decrypted only under the same name.</param>
    /// <param name="clear">The data.</param>
    public byte[] Encrypt(string name, ReadOnlySpan<byte> clear)
    {
        var encrypted = new byte[HeaderSize + clear.Length];
        encrypted[0] = Version;
        Convert.FromHexString(Id).CopyTo(encrypted, IdAt);
        var nonce = encrypted.AsSpan(NonceAt, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_keys[0].Key, CheckSize);
        cipher.Encrypt(nonce, clear, encrypted.AsSpan(HeaderSize), encrypted.AsSpan(CheckAt, CheckSize), Encoding.UTF8.GetBytes(name));
        return encrypted;
    }

    /// <summary>Decrypts with the key that it was encrypted with.</summary>
    /// <returns>The data; null, and the reason why not.</returns>
    public (byte[]? Clear, string? Problem) Decrypt(string name, ReadOnlySpan<byte> encrypted)
    {
        if (encrypted.Length < HeaderSize || encrypted[0] != Version)
            return (null, "it is damaged: it is not encrypted in a way that is known here");

        var id = KeyOf(encrypted)!;
        var (_, key) = _keys.Find(one => one.Id == id);
        if (key is null)
            return (null, $"it is encrypted with the master key {id}, which is not in '{File}'");

        var clear = new byte[encrypted.Length - HeaderSize];
        using var cipher = new AesGcm(key, CheckSize);
        try
        {
            cipher.Decrypt(
                encrypted.Slice(NonceAt, NonceSize),
                encrypted[HeaderSize..],
                encrypted.Slice(CheckAt, CheckSize),
                clear,
                Encoding.UTF8.GetBytes(name));
            return (clear, null);
        }
        catch (CryptographicException)
        {
            return (null, "it is damaged, or is another key's");
        }
    }

    /// <summary>The id of the key that something is encrypted with; null when that is not known.</summary>
    public static string? KeyOf(ReadOnlySpan<byte> encrypted) => encrypted.Length < HeaderSize || encrypted[0] != Version
        ? null
        : Convert.ToHexString(encrypted.Slice(IdAt, IdSize)).ToLowerInvariant();

    // The file's key is used for nothing itself.
    private static (string Id, byte[] Key) WithId(ReadOnlySpan<byte> key)
    {
        var source = key.ToArray();
        var id = HKDF.DeriveKey(HashAlgorithmName.SHA256, source, IdSize, info: "ElementGen.Storage master key id"u8.ToArray());
        var cipherKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, source, Size, info: "ElementGen.Storage protection key"u8.ToArray());
        CryptographicOperations.ZeroMemory(source);
        return (Convert.ToHexString(id).ToLowerInvariant(), cipherKey);
    }
}
