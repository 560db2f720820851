using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Rules;

/// <summary>Rules about instance files: ELG03xx.</summary>
internal static partial class Rule
{
    public static readonly DiagnosticDescriptor InstanceNotJson = Create(
        "ELG0301",
        DiagnosticSeverity.Error,
        "The instance file is not JSON",
        "The instance file is not JSON: {0}",
        "An instance file holds the body of a request as the platform takes it: straight quotes, no comments, no trailing commas.");

    public static readonly DiagnosticDescriptor InstanceLacksEntries = Create(
        "ELG0302",
        DiagnosticSeverity.Error,
        "The instance lacks entries that must be supplied",
        "The instance lacks {0} that '{1}' needs: {2}",
        "The platform refuses an instance whose required entries are absent, null or empty. This names them before the request is sent.");

    public static readonly DiagnosticDescriptor InstanceHasUnknownKey = Create(
        "ELG0303",
        DiagnosticSeverity.Warning,
        "The definition does not list the key",
        "'{0}' has no entry {1}; {2}",
        "A configuration gives each value under the key of an entry that the element's definition lists.");

    public static readonly DiagnosticDescriptor InstanceHasPlaceholder = Create(
        "ELG0304",
        DiagnosticSeverity.Warning,
        "A placeholder stands for an entry that must be supplied",
        "{0}, which '{1}' needs, has a placeholder for its value; put in the value itself",
        "The platform takes a placeholder for the value and makes an instance that does not work.");

    public static readonly DiagnosticDescriptor InstanceHasUnsuitableValue = Create(
        "ELG0305",
        DiagnosticSeverity.Warning,
        "The entry cannot take the value",
        "{0} cannot take this value: {1}",
        "The definition says what kind of value an entry takes: one of its options, true or false, an absolute address, a text.");

    public static readonly DiagnosticDescriptor InstanceOfUnknownElement = Create(
        "ELG0306",
        DiagnosticSeverity.Error,
        "The instance names no known element",
        "The instance names no known element: {0}",
        "A body names its element by the key of a definition of the project; its configuration is checked against that.");
}
