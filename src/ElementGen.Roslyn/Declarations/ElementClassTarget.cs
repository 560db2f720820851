using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Declarations;

/// <summary>Whether a type can be an element class. The generator and the analyzers ask here, so that they cannot disagree.</summary>
internal static class ElementClassTarget
{
    /// <summary>The oldest language version that generated code compiles in.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <summary>Whether a generated part can be added to <paramref name="type"/>, whose attribute stands in <paramref name="tree"/>.</summary>
    public static bool CanBeGenerated(INamedTypeSymbol type, SyntaxTree tree, CancellationToken cancellationToken) =>
        UnsupportedKind(type) is null && NotPartial(type, cancellationToken) is null && TooOldLanguage(tree) is null;

    /// <summary>The language version of <paramref name="tree"/> when generated code does not compile in it; null when it does.</summary>
    public static LanguageVersion? TooOldLanguage(SyntaxTree tree) =>
        tree.Options is CSharpParseOptions { LanguageVersion: < OldestLanguage and var version } ? version : null;

    /// <summary>What kind of type <paramref name="type"/> is, as the end of "it is …", when no generated part can be added to such a type; else null.</summary>
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

    /// <summary>The type that must be made partial first, <paramref name="type"/> itself or one around it; null when all are.</summary>
    public static INamedTypeSymbol? NotPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
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
