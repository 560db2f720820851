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

    public static readonly DiagnosticDescriptor WrongKey = Create(
        "ELG0004",
        DiagnosticSeverity.Error,
        "The key names nothing",
        "{0}",
        "An [ElementInstance] names an element by its key, and in Optional entries of that element by theirs.");

    public static readonly DiagnosticDescriptor LanguageTooOld = Create(
        "ELG0005",
        DiagnosticSeverity.Error,
        "The language version is too old",
        "'{0}' needs C# {1} or newer, but is compiled as C# {2}; set LangVersion to {1} or newer in the project file, or take it out",
        "Generated code is written in C# 12, the language of .NET 8. In an older one nothing is generated.");

    public static readonly DiagnosticDescriptor OwnCodeInTheWay = Create(
        "ELG0006",
        DiagnosticSeverity.Error,
        "The class's own code is in the way of generated code",
        "'{0}' cannot take its generated members: {1}",
        "Generated methods create the class, and generated members stand beside its own: neither can be done against what the class declares itself.");
}
