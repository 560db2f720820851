using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>Rules about configurations and provisioning in C#: ELG02xx.</summary>
internal static partial class Rule
{
    public static readonly DiagnosticDescriptor MissingEntries = Create(
        "ELG0201",
        DiagnosticSeverity.Error,
        "Entries that must be supplied are missing",
        "'{0}' lacks {1} that '{2}' needs: {3}",
        "The platform refuses an instance whose required entries are missing. This names them while the configuration is typed.");
}
