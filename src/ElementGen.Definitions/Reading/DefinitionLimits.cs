namespace ElementGen.Definitions;

/// <summary>
/// How much of what becomes a name a definition may hold: far more than any export does, and so little that what is generated from it always
/// compiles, and soon.
/// </summary>
internal static class DefinitionLimits
{
    /// <summary>The longest key, and the longest value of an option, in characters.</summary>
    public const int LongestKey = 1_000;

    /// <summary>The most entries that an element may have, with their options: the compiler takes four times as long for twice as many.</summary>
    public const int MostEntriesAndOptions = 2_000;

    /// <summary>What is wrong with a text that is too long to be a key.</summary>
    public static string TooLong { get; } = $"is longer than {LongestKey} characters";
}
