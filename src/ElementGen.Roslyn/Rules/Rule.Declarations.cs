using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>Rules about classes with <c>[ElementInstance]</c>: ELG00xx.</summary>
internal static partial class Rule
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
}
