namespace ElementGen.Roslyn;

/// <summary>The names of the generator's incremental steps, in their order.</summary>
internal static class Steps
{
    /// <summary>Which additional files are definition files.</summary>
    public const string Files = nameof(Files);

    /// <summary>Which classes have <c>[ElementInstance]</c>.</summary>
    public const string Classes = nameof(Classes);

    /// <summary>Which keys the classes name. Files named after these keys are read.</summary>
    public const string Keys = nameof(Keys);

    /// <summary>What the files named after those keys define.</summary>
    public const string NamedDefinitions = nameof(NamedDefinitions);

    /// <summary>Whether a key has no file named after it. If so, all other files are read.</summary>
    public const string KeysWithoutFile = nameof(KeysWithoutFile);

    /// <summary>What the other files define. None is read while every key has a file named after it.</summary>
    public const string OtherDefinitions = nameof(OtherDefinitions);

    /// <summary>Which definition counts for a key.</summary>
    public const string Index = nameof(Index);

    /// <summary>Whether the project wants required members.</summary>
    public const string RequiredMembers = nameof(RequiredMembers);

    /// <summary>Each class with its own definition. Its generated text depends on nothing else.</summary>
    public const string Sources = nameof(Sources);
}
