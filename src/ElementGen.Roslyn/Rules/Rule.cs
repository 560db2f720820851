using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>The rules: id, severity, title and message of each. Every rule has a page of its id beside this file.</summary>
internal static partial class Rule
{
    private static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message, string description) => new(
        id, title, message, "ElementGen", severity, isEnabledByDefault: true, description,
        helpLinkUri: $"{RepositoryAddress.Files}/src/ElementGen.Roslyn/Rules/{id}.md");
}
