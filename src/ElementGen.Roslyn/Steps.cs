namespace ElementGen.Roslyn;

/// <summary>The names of the generator's incremental steps, in the order in which data goes through them.</summary>
internal static class Steps
{
    /// <summary>Which additional files are definitions.</summary>
    public const string Files = nameof(Files);

    /// <summary>Which classes ask for an element.</summary>
    public const string Instances = nameof(Instances);

    /// <summary>Which keys they name, and so after which keys the files are named that are read.</summary>
    public const string Keys = nameof(Keys);

    /// <summary>What the files named after those keys define.</summary>
    public const string NamedDefinitions = nameof(NamedDefinitions);

    /// <summary>Whether a key is left without a file of its name, so that all other files are read.</summary>
    public const string KeysWithoutFile = nameof(KeysWithoutFile);

    /// <summary>What all other files define, while a key is left.</summary>
    public const string OtherDefinitions = nameof(OtherDefinitions);

    /// <summary>Which definition counts for a key.</summary>
    public const string Index = nameof(Index);

    /// <summary>Whether the project wants required members.</summary>
    public const string RequiredMembers = nameof(RequiredMembers);

    /// <summary>Each class with its own definition and no other: all that its text is made of.</summary>
    public const string Sources = nameof(Sources);
}
