using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Analysis;

/// <summary>A type of the user's called <c>Configuration</c> inside the class that is no part of the generated record, and what such a part may not say.</summary>
internal static class ConfigurationConflicts
{
    public static IEnumerable<(Location Place, string Why)> Of(
        INamedTypeSymbol type, GeneratedPart generated, RuntimeSymbols runtime, CancellationToken cancellationToken)
    {
        foreach (var configuration in type.GetTypeMembers(RuntimeNames.Configuration, arity: 0))
        {
            var contradictions = generated.OwnDeclarations(configuration, cancellationToken).Select(Contradiction).OfType<(Location, string)>().ToList();
            foreach (var contradiction in contradictions)
                yield return contradiction;

            // Of a type that is no record its base says nothing more.
            if (contradictions.Count == 0 && HasOtherBase(configuration, runtime) && generated.OwnPlace(configuration) is not null)
                yield return (BasePlace.Of(configuration, generated, cancellationToken), "its 'Configuration' is an 'ElementConfiguration'; take the other base away");

            foreach (var conflict in MemberConflicts.OwnMembers(configuration, generated))
                yield return conflict;
        }
    }

    private static (Location Place, string Why)? Contradiction(MemberDeclarationSyntax declaration)
    {
        if (declaration is not RecordDeclarationSyntax record || !record.IsKind(SyntaxKind.RecordDeclaration) || !record.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return (
                NameOf(declaration).GetLocation(),
                "'Configuration' is the name of a generated record; give this type another one, or add to the record with 'partial record Configuration'");
        }

        foreach (var modifier in record.Modifiers)
        {
            if (modifier.Kind() is SyntaxKind.AbstractKeyword)
                return (modifier.GetLocation(), "its 'Configuration' is generated as a sealed record; take 'abstract' away");
            if (modifier.Kind() is SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword)
                return (modifier.GetLocation(), $"its 'Configuration' is generated as a public record; take '{modifier.ValueText}' away");
        }

        return null;
    }

    // While the name of a base is not known, it is the compiler's to ask for it.
    private static bool HasOtherBase(INamedTypeSymbol configuration, RuntimeSymbols runtime) => configuration.BaseType switch
    {
        IErrorTypeSymbol { CandidateSymbols.IsEmpty: false } => configuration.IsRecord,
        IErrorTypeSymbol or null => false,
        var own => configuration.IsRecord && !SymbolEqualityComparer.Default.Equals(own, runtime.ElementConfiguration) && own.SpecialType != SpecialType.System_Object,
    };

    private static SyntaxToken NameOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        _ => declaration.GetFirstToken(),
    };
}
