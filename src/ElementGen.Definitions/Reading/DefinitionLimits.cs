namespace ElementGen.Definitions;

/// <summary>
/// How many entries and options an element may have, and how long their names may be. The limits are far above any export, and low enough
/// that generated code compiles in reasonable time.
/// </summary>
internal static class DefinitionLimits
{
    /// <summary>The longest key, and the longest value of an option, in characters.</summary>
    public const int LongestKey = 1_000;

    /// <summary>The most entries and options that one element may have. Twice as many take the compiler four times as long.</summary>
    public const int MostEntriesAndOptions = 2_000;

    /// <summary>What is wrong with a text that is too long for a key, as the end of a clause.</summary>
    public static string TooLong { get; } = $"is longer than {LongestKey} characters";
}
