namespace ElementGen.Definitions;

/// <summary>A hash that names are made of: the same in every process, on every machine and in every release (FNV-1a over UTF-16).</summary>
internal static class StableHash
{
    /// <summary>The hash of "", to which texts are added.</summary>
    public const uint Empty = 2166136261u;

    /// <summary>The hash of <paramref name="text"/>.</summary>
    public static uint Of(string text) => Add(Empty, text);

    /// <summary>The hash of a text with the hash <paramref name="hash"/> followed by <paramref name="text"/>.</summary>
    public static uint Add(uint hash, string text)
    {
        foreach (var c in text)
            hash = Add(hash, c);

        return hash;
    }

    /// <summary>The hash of a text with the hash <paramref name="hash"/> followed by <paramref name="c"/>.</summary>
    public static uint Add(uint hash, char c) => unchecked((hash ^ c) * 16777619u);
}
