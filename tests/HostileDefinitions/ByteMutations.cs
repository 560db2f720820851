using System.Text;

namespace ElementGen.HostileDefinitions;

/// <summary>Changes to a file that know nothing of JSON: bytes and words put in, taken out, changed, and files cut and joined.</summary>
internal static class ByteMutations
{
    private static readonly byte[][] Pieces =
    [
        [0x00], [0xFF], [0xFE, 0xFF], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF5, 0x80, 0x80, 0x80], [0xEF, 0xBB, 0xBF],
        .. new[]
        {
            "\"", "\\", "“", "”", "‘", "’", "„", ",", ":", "{", "}", "[", "]", "\n", "\r", "\r\n", "\u2028", "//", "/*", "'", "\\u", "\\ud800", "-", "e", "0", "1e",
            ",,", ",}", ",]", "}{", "null", "true", "\"\"", " ", "\t", "é", "😀", "\u0085",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Changes a copy of <paramref name="file"/> in one to eight places; sometimes <paramref name="other"/> is joined to it.</summary>
    public static byte[] Apply(Random random, byte[] file, byte[] other, Vocabulary words)
    {
        var bytes = new List<byte>(file);
        for (var count = 1 + random.Next(8); count > 0; count--)
            Change(random, bytes, other, words);

        return [.. bytes];
    }

    private static void Change(Random random, List<byte> bytes, byte[] other, Vocabulary words)
    {
        var place = random.Next(bytes.Count + 1);
        var rest = bytes.Count - place;
        switch (random.Next(9))
        {
            case 0 when rest > 0:
                bytes[place] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when rest > 0:
                bytes[place] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(place, Math.Min(rest, 1 + random.Next(8)));
                break;
            case 3:
                bytes.InsertRange(place, bytes.GetRange(place, Math.Min(rest, 1 + random.Next(64))));
                break;
            case 4:
                bytes.InsertRange(place, Encoding.UTF8.GetBytes(random.Next(2) == 0 ? words.Name(random) : Vocabulary.Text(random)));
                break;
            case 5 when random.Next(4) == 0:
                bytes.RemoveRange(place, rest);
                break;
            case 6 when random.Next(4) == 0:
                bytes.RemoveRange(place, rest);
                bytes.AddRange(other.AsSpan(random.Next(other.Length + 1)));
                break;
            case 7 when random.Next(4) == 0:
                bytes.RemoveRange(0, place);
                break;
            default:
                bytes.InsertRange(place, Pieces[random.Next(Pieces.Length)]);
                break;
        }
    }
}
