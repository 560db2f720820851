using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Analysis.OwnCode;

/// <summary>Finds types called <c>Configuration</c> in the user's code that cannot be a part of the generated record.</summary>
internal static class ConfigurationCollisions
{
    public static IEnumerable<(Location Place, string Why)> Of(
        INamedTypeSymbol type, GeneratedPart generated, RuntimeSymbols runtime, CancellationToken cancellationToken)
    {
        foreach (var configuration in type.GetTypeMembers(RuntimeNames.Configuration, arity: 0))
        {
            var wrong = generated.OwnDeclarations(configuration, cancellationToken).Select(Check).OfType<(Location, string)>().ToList();
            foreach (var collision in wrong)
                yield return collision;

            // The base of a wrong declaration is not reported as well.
            if (wrong.Count == 0 && HasOtherBase(configuration, runtime) && generated.OwnPlace(configuration) is not null)
            {
                yield return (
                    BasePlace.Of(configuration, generated, cancellationToken),
                    "its 'Configuration' derives from 'ElementConfiguration'; remove the other base");
            }

            foreach (var collision in MemberCollisions.OwnMembers(configuration, generated))
                yield return collision;
        }
    }

    private static (Location Place, string Why)? Check(MemberDeclarationSyntax declaration)
    {
        if (declaration is not RecordDeclarationSyntax record
            || !record.IsKind(SyntaxKind.RecordDeclaration)
            || !record.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return (
                NameOf(declaration).GetLocation(),
                "'Configuration' is the name of a generated record; "
                + "rename this type, or extend the record with 'partial record Configuration'");
        }

        foreach (var modifier in record.Modifiers)
        {
            if (modifier.Kind() is SyntaxKind.AbstractKeyword)
                return (modifier.GetLocation(), "its 'Configuration' is generated as a sealed record; remove 'abstract'");
            if (modifier.Kind() is SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword)
                return (modifier.GetLocation(), $"its 'Configuration' is generated as a public record; remove '{modifier.ValueText}'");
        }

        return null;
    }

    // A base that does not exist is not a collision: the compiler reports it.
    private static bool HasOtherBase(INamedTypeSymbol configuration, RuntimeSymbols runtime) => configuration.BaseType switch
    {
        IErrorTypeSymbol { CandidateSymbols.IsEmpty: false } => configuration.IsRecord,
        IErrorTypeSymbol or null => false,
        var baseType => configuration.IsRecord
            && baseType.SpecialType != SpecialType.System_Object
            && !SymbolEqualityComparer.Default.Equals(baseType, runtime.ElementConfiguration),
    };

    private static SyntaxToken NameOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        _ => declaration.GetFirstToken(),
    };
}
