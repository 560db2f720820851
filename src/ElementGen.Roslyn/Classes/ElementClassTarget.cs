using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Classes;

/// <summary>Tells whether a type can be an element class. The generator and the analyzers both use it, so they cannot disagree.</summary>
internal static class ElementClassTarget
{
    /// <summary>The oldest language version in which generated code compiles.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <summary>Whether <paramref name="type"/>, whose attribute is in <paramref name="tree"/>, can have a generated part.</summary>
    public static bool CanBeExtended(INamedTypeSymbol type, SyntaxTree tree, CancellationToken cancellationToken) =>
        UnsupportedKind(type) is null && FirstNotPartial(type, cancellationToken) is null && TooOldLanguage(tree) is null;

    /// <summary>The language version of <paramref name="tree"/> if it is too old for generated code; else null.</summary>
    public static LanguageVersion? TooOldLanguage(SyntaxTree tree) =>
        tree.Options is CSharpParseOptions { LanguageVersion: < OldestLanguage and var version } ? version : null;

    /// <summary>
    /// The kind of <paramref name="type"/>, as the end of "it is …", if such a type cannot have a generated part; else null.
    /// </summary>
    public static string? UnsupportedKind(INamedTypeSymbol type)
    {
        if (type.IsRecord)
            return "a record";

        switch (type.TypeKind)
        {
            case TypeKind.Struct:
                return "a struct";
            case TypeKind.Interface:
                return "an interface";
            case not TypeKind.Class:
                return "not a class";
        }

        if (type.IsStatic)
            return "static";
        if (type.IsAbstract)
            return "abstract";
        if (type.IsFileLocal)
            return "local to its file";
        if (type.IsGenericType && type.Arity > 0)
            return "generic";

        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.Arity > 0)
                return $"inside the generic type '{outer.Name}'";
            if (outer.IsFileLocal)
                return $"inside '{outer.Name}', which is local to its file";
        }

        return null;
    }

    /// <summary>The innermost type that is not partial, of <paramref name="type"/> and those around it; null when all are.</summary>
    public static INamedTypeSymbol? FirstNotPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.ContainingType)
        {
            if (!IsPartial(candidate, cancellationToken))
                return candidate;
        }

        return null;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return true;
            }
        }

        return false;
    }
}
