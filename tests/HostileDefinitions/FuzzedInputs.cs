using System.Text;

namespace ElementGen.HostileDefinitions;

/// <summary>
/// Makes one input after the other from a seed: real files changed in their structure or in their bytes, JSON made of the reader's words, and
/// what is no JSON at all. What it is told to keep is changed further, so that each new behaviour leads to the next.
/// </summary>
internal sealed class FuzzedInputs(int seed, IReadOnlyList<byte[]> originals, Vocabulary words)
{
    private const int MostKept = 2_000;
    private const int Longest = 256 * 1024;

    private readonly List<byte[]> _kept = [];
    private int _made;

    /// <summary>How many inputs are kept for further changes.</summary>
    public int Kept => _kept.Count;

    /// <summary>The next input. The same seed, and the same inputs kept, give the same row.</summary>
    public byte[] Next()
    {
        var random = new Random(unchecked((seed * 1_000_003) + _made++));
        return random.Next(100) switch
        {
            < 55 => Restructured(random),
            < 75 => ByteMutations.Apply(random, Source(random), Source(random), words),
            < 90 => Encoding.UTF8.GetBytes(RandomJson.Value(random, words, depth: 1 + random.Next(6)).ToString()),
            < 92 => RandomBytes(random),
            < 93 => Nested(random),
            _ => Encoded(random, Restructured(random)),
        };
    }

    /// <summary>Keeps <paramref name="input"/>, which led to something new, in place of another when there are many.</summary>
    public void Keep(byte[] input)
    {
        if (input.Length > Longest)
            return;

        if (_kept.Count < MostKept)
            _kept.Add(input);
        else
            _kept[_made % MostKept] = input;
    }

    private byte[] Source(Random random) =>
        _kept.Count > 0 && random.Next(2) == 0 ? _kept[random.Next(_kept.Count)] : originals[random.Next(originals.Count)];

    private byte[] Restructured(Random random)
    {
        if (JsonTree.TryParse(Source(random)) is not { } tree)
            tree = JsonTree.TryParse(originals[random.Next(originals.Count)])!;

        Shorten(random, tree);
        JsonMutations.Apply(random, tree, words);
        return Encoding.UTF8.GetBytes(tree.ToString());
    }

    // Of most files a few entries say as much as all of them, in a tenth of the time.
    private static void Shorten(Random random, JsonTree tree)
    {
        if (random.Next(8) == 0)
            return;

        foreach (var list in tree.All().Where(static value => value.Children is { Count: > 6 } && !value.IsObject))
        {
            while (list.Children!.Count > 1 + random.Next(6))
                list.Children.RemoveAt(random.Next(list.Children.Count));
        }
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Nested(Random random)
    {
        string[] openings =
        [
            "[", "{\"a\":", "{\"elements\":[", "{\"configuration\":[{\"options\":[", "{\"key\":\"a\",\"authentication\":{\"x\":",
            $"{{{words.Name(random)}:[",
        ];
        var opening = openings[random.Next(openings.Length)];
        var depth = random.Next(2) == 0 ? 55 + random.Next(15) : random.Next(5_000);
        var text = string.Concat(Enumerable.Repeat(opening, depth));
        return Encoding.UTF8.GetBytes(random.Next(2) == 0 ? text : text + "1" + Closing(text));
    }

    private static string Closing(string text) =>
        string.Concat(text.Reverse().Where(static c => c is '[' or '{').Select(static c => c == '[' ? ']' : '}'));

    private static byte[] Encoded(Random random, byte[] utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        return random.Next(7) switch
        {
            0 => [.. Encoding.UTF8.Preamble, .. utf8],
            1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. utf8],
            2 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            3 => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            4 => Encoding.Unicode.GetBytes(text),
            5 => [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(text)],
            _ => Encoding.Latin1.GetBytes(text),
        };
    }
}
