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
}
