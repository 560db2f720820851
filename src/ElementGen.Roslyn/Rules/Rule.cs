using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>The rules: id, severity, title and message of each. Every rule has a page of its id beside this file.</summary>
internal static class Rule
{
    public static readonly DiagnosticDescriptor UnknownElement = Create(
        "ELG0001",
        DiagnosticSeverity.Error,
        "No definition for the element",
        "No definition has the key '{0}'; {1}",
        "An [ElementInstance] names an element by the key of its definition.");

    public static readonly DiagnosticDescriptor NotPartial = Create(
        "ELG0002",
        DiagnosticSeverity.Error,
        "The class of an element instance must be partial",
        "{0} must be partial, so that its configuration and methods can be generated",
        "The configuration and the methods of an element instance are generated into another part of the class.");

    public static readonly DiagnosticDescriptor UnsupportedTarget = Create(
        "ELG0003",
        DiagnosticSeverity.Error,
        "The type cannot be an element instance",
        "'{0}' cannot be an element instance: it is {1}",
        "An element instance is a class that can be created: not static, abstract, generic, file-local, a record, a struct or an interface.");

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

    public static readonly DiagnosticDescriptor MissingEntries = Create(
        "ELG0201",
        DiagnosticSeverity.Error,
        "Entries that must be supplied are missing",
        "'{0}' lacks {1} that '{2}' needs: {3}",
        "The platform refuses an instance whose required entries are missing. This names them while the configuration is typed.");

    private static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message, string description) => new(
        id, title, message, "ElementGen", severity, isEnabledByDefault: true, description,
        helpLinkUri: $"{RepositoryAddress.Url}/blob/main/src/ElementGen.Roslyn/Rules/{id}.md");
}
