using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>Rules about definition files: ELG01xx.</summary>
internal static partial class Rule
{
    public static readonly DiagnosticDescriptor DefinitionNotJson = Create(
        "ELG0101",
        DiagnosticSeverity.Error,
        "The definition is not JSON",
        "The definition is not JSON: {0}",
        "Element definitions are JSON as the platform exports it: straight quotes, no comments, no trailing commas.");

    public static readonly DiagnosticDescriptor DefinitionWithoutElement = Create(
        "ELG0102",
        DiagnosticSeverity.Error,
        "The definition describes no element",
        "The definition describes no element: {0}",
        "A definition has a key and a configuration, and every entry of the configuration has a key.");

    public static readonly DiagnosticDescriptor DuplicateDefinition = Create(
        "ELG0103",
        DiagnosticSeverity.Info,
        DefinedTwice,
        "{0} is defined {1} too, and {2}",
        DefinedTwiceWhy);

    // A descriptor of its own: command-line builds leave out analyzers whose descriptors are all info, whatever severity they report with.
    public static readonly DiagnosticDescriptor ConflictingDefinition = Create(
        "ELG0103",
        DiagnosticSeverity.Warning,
        DefinedTwice,
        "{0} is defined otherwise {1}, and {2}: classes that name it take nothing from this definition",
        DefinedTwiceWhy);

    public static readonly DiagnosticDescriptor MeetingNames = Create(
        "ELG0104",
        DiagnosticSeverity.Info,
        "Two entries lead to one property name",
        "{0} and {1} lead to one property name; their properties are called '{2}' and '{3}'",
        "Entries whose keys lead to one name get their keys appended to it, so that no property changes its meaning when an entry is added.");

    public static readonly DiagnosticDescriptor UnknownType = Create(
        "ELG0105",
        DiagnosticSeverity.Info,
        "The type of an entry is not known",
        "The type {0} of the entry {1} is not known; it is treated as {2}",
        "The platform's types are an open set. Of an entry whose type is not known nothing can be checked.");

    private const string DefinedTwice = "Two definitions of one element";
    private const string DefinedTwiceWhy =
        "Of two definitions of one element the one in the file named after the key counts, else the one whose path comes first.";
}
