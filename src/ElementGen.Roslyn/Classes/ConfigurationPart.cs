using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Classes;

/// <summary>Tells whether a type called <c>Configuration</c> in the user's code can be a part of the generated record.</summary>
internal static class ConfigurationPart
{
    /// <summary>Whether the user's code leaves room for the generated record in <paramref name="type"/>.</summary>
    public static bool CanBeExtended(INamedTypeSymbol type, ISymbol? elementConfiguration, CancellationToken cancellationToken)
    {
        foreach (var configuration in type.GetTypeMembers(RuntimeNames.Configuration, arity: 0))
        {
            if (HasOtherBase(configuration, elementConfiguration) || HidesDescriptor(configuration))
                return false;

            foreach (var reference in configuration.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellationToken) is MemberDeclarationSyntax declaration && ProblemOf(declaration) is not null)
                    return false;
            }
        }

        return true;
    }

    /// <summary>Why <paramref name="declaration"/> cannot be a part of the generated record, and where; null when it can.</summary>
    public static (SyntaxToken Place, string Why)? ProblemOf(MemberDeclarationSyntax declaration)
    {
        if (declaration is not RecordDeclarationSyntax record
            || !record.IsKind(SyntaxKind.RecordDeclaration)
            || !record.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return (
                NameOf(declaration),
                "'Configuration' is the name of a generated record; "
                + "rename this type, or extend the record with 'partial record Configuration'");
        }

        foreach (var modifier in record.Modifiers)
        {
            if (modifier.Kind() is SyntaxKind.AbstractKeyword)
                return (modifier, "its 'Configuration' is generated as a sealed record; remove 'abstract'");
            if (modifier.Kind() is SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword)
                return (modifier, $"its 'Configuration' is generated as a public record; remove '{modifier.ValueText}'");
        }

        return null;
    }

    /// <summary>
    /// Whether <paramref name="configuration"/> has another base than the generated record. A base that does not exist is not another: the
    /// compiler reports it.
    /// </summary>
    public static bool HasOtherBase(INamedTypeSymbol configuration, ISymbol? elementConfiguration) => configuration.BaseType switch
    {
        IErrorTypeSymbol { CandidateSymbols.IsEmpty: false } => configuration.IsRecord,
        IErrorTypeSymbol or null => false,
        var baseType => configuration.IsRecord
            && baseType.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType)
            && !SymbolEqualityComparer.Default.Equals(baseType, elementConfiguration),
    };

    // The base of the generated record demands an override, which cannot stand beside another member of that name.
    private static bool HidesDescriptor(INamedTypeSymbol configuration) =>
        configuration.GetMembers(GeneratedMember.Descriptor.Name).Any(static member => !member.IsOverride);

    private static SyntaxToken NameOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        _ => declaration.GetFirstToken(),
    };
}
