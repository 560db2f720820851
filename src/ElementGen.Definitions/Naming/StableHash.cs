namespace ElementGen.Definitions;

/// <summary>A hash that is the same in every process and on every machine (FNV-1a over UTF-16), for names that must not change.</summary>
internal static class StableHash
{
    /// <summary>The hash of <paramref name="text"/>.</summary>
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);

        return hash;
    }
}
