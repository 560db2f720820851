namespace ElementGen.Definitions;

/// <summary>The names that no entry can have, because the generated configuration record or its base class has them.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        // The record itself.
        "Configuration", "ReadFrom",
        // Object.
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
        // What the compiler adds to a record, or forbids in one.
        "Clone", "EqualityContract", "PrintMembers",
        // ElementConfiguration.
        "Additional", "BooleanOf", "Descriptor", "FilledFrom", "OptionOf", "SecretOf", "Supply", "TextOf", "ValueOf",
    };

    /// <summary>Whether <paramref name="name"/> is taken.</summary>
    public static bool IsReserved(string name) => Names.Contains(name);
}
