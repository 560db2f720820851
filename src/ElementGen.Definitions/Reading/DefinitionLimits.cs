namespace ElementGen.Definitions;

/// <summary>
/// How many names a definition may give, and how long they may be: far more than any export has, and few enough that generated code always
/// compiles in reasonable time.
/// </summary>
internal static class DefinitionLimits
{
    /// <summary>The longest key, and the longest value of an option, in characters.</summary>
    public const int LongestKey = 1_000;

    /// <summary>The most entries that an element may have, with their options: the compiler takes four times as long for twice as many.</summary>
    public const int MostEntriesAndOptions = 2_000;

    /// <summary>The problem of a text that is too long for a key.</summary>
    public static string TooLong { get; } = $"is longer than {LongestKey} characters";
}
