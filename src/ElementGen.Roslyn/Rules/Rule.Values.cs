using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>Rules about the values that a configuration gives its entries in C#: ELG0202, 0203, 0204, 0206.</summary>
internal static partial class Rule
{
    public static readonly DiagnosticDescriptor EmptyEntry = Create(
        "ELG0202",
        DiagnosticSeverity.Warning,
        "An entry that must be supplied has no real value",
        "{0} is set to {1}, but '{2}' needs it; give it its real value",
        "The platform refuses an instance whose required entries are empty, and cannot tell a placeholder from a value.");

    public static readonly DiagnosticDescriptor UnfitValue = Create(
        "ELG0203",
        DiagnosticSeverity.Warning,
        "The entry cannot take this value",
        "The value of {0} is {1}; {2}",
        "The platform takes any text, and what is wrong with it shows only when the instance is used.");

    public static readonly DiagnosticDescriptor SecretInCode = Create(
        "ELG0204",
        DiagnosticSeverity.Info,
        "A secret stands in the code",
        "{0} is a secret, but its value stands in the code; read it from configuration",
        "A secret in the code is in every copy of the repository and of the assembly, for good.");

    public static readonly DiagnosticDescriptor UnselectedEntry = Create(
        "ELG0206",
        DiagnosticSeverity.Warning,
        "The entry belongs to a group that is not selected",
        "{0} belongs to the group '{1}', which is not selected; remove it, or select the group with {2}",
        "An entry of a group counts only while a control selects the group; otherwise it is sent for nothing.");
}
