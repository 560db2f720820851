namespace ElementGen.Definitions;

/// <summary>
/// A hash for use in names. It is the same in every process, on every machine and in every release (FNV-1a over UTF-16).
/// </summary>
internal static class StableHash
{
    /// <summary>The hash of "", to start from.</summary>
    public const uint Empty = 2166136261u;

    /// <summary>The hash of <paramref name="text"/>.</summary>
    public static uint Of(string text) => Add(Empty, text);

    /// <summary>Continues <paramref name="hash"/> with <paramref name="text"/>.</summary>
    public static uint Add(uint hash, string text)
    {
        foreach (var c in text)
            hash = Add(hash, c);

        return hash;
    }

    /// <summary>Continues <paramref name="hash"/> with <paramref name="c"/>.</summary>
    public static uint Add(uint hash, char c) => unchecked((hash ^ c) * 16777619u);
}
