namespace ElementGen.Definitions;

/// <summary>The rules about files: ELG01xx for definition files, ELG03xx for instance files.</summary>
internal static partial class FileRules
{
    public static readonly Rule DefinitionNotJson = new(
        "ELG0101",
        RuleSeverity.Error,
        "The definition is not JSON",
        "The definition is not JSON: {0}",
        "Element definitions are JSON as the platform exports it: straight quotes, no comments, no trailing commas.");

    public static readonly Rule DefinitionWithoutElement = new(
        "ELG0102",
        RuleSeverity.Error,
        "The definition does not describe an element",
        "The definition does not describe an element: {0}",
        "A definition has a key and a configuration, and every entry of the configuration has a key.");

    public static readonly Rule DuplicateDefinition = new(
        "ELG0103",
        RuleSeverity.Info,
        DefinedTwice,
        "{0} is also defined {1}, and {2}",
        DefinedTwiceReason);

    // A separate rule, because command-line builds skip an analyzer whose descriptors are all of severity info.
    public static readonly Rule DifferingDefinition = new(
        "ELG0103",
        RuleSeverity.Warning,
        DefinedTwice,
        "{0} is defined differently {1}, and {2}; classes that name it ignore this definition",
        DefinedTwiceReason);

    public static readonly Rule NameCollision = new(
        "ELG0104",
        RuleSeverity.Info,
        "The property names of two entries collide",
        "The property names of {0} and {1} collide; the properties are called '{2}' and '{3}'",
        "When names collide, each gets its key appended, so that adding an entry never changes what an existing property means.");

    public static readonly Rule UnknownType = new(
        "ELG0105",
        RuleSeverity.Info,
        "The entry's type is unknown",
        "The type {0} of the entry {1} is unknown; it is treated as {2}",
        "The platform can add types at any time. Values of an unknown type cannot be checked.");

    private const string DefinedTwice = "Two definitions of one element";
    private const string DefinedTwiceReason =
        "If two files define the same element, the one named after the key counts, otherwise the one whose path comes first.";
}
