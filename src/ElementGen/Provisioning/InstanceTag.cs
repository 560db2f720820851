using System.Security.Cryptography;
using System.Text;

namespace ElementGen;

/// <summary>
/// The tag by which a store finds the instance of a key: always the same for a scope and a key, and no other has it. Lower-case letters,
/// digits and hyphens only.
/// </summary>
internal static class InstanceTag
{
    /// <summary>How the tags of all stores begin.</summary>
    public const string Prefix = "elementgen-";

    private const int Length = 26;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The tag.</summary>
    public static string Of(string scope, InstanceKey key)
    {
        // With the length before each part, no two keys make the same text.
        var text = string.Concat(new[] { scope, key.Account, key.ElementKey, key.Name }.Select(part => $"{part.Length}:{part}"));
        return string.Create(Prefix.Length + Length, SHA256.HashData(Encoding.UTF8.GetBytes(text)), static (tag, hash) =>
        {
            Prefix.CopyTo(tag);
            for (var i = 0; i < Length; i++)
                tag[Prefix.Length + i] = Alphabet[FiveBitsAt(hash, i * 5)];
        });
    }

    private static int FiveBitsAt(byte[] bytes, int bit) =>
        (((bytes[bit / 8] << 8) | bytes[(bit / 8) + 1]) >> (11 - (bit % 8))) & 31;
}
