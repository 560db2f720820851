using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Analysis.OwnCode;

/// <summary>Finds the place in the user's code that names a type's base class.</summary>
internal static class BasePlace
{
    /// <summary>
    /// Where the user's code names the base class of <paramref name="type"/>: first in a base list. If several parts have a base list, it
    /// is the list that begins with the base's name.
    /// </summary>
    public static Location Of(INamedTypeSymbol type, GeneratedPart generated, CancellationToken cancellationToken)
    {
        var first = generated.OwnDeclarations(type, cancellationToken)
            .Select(static declaration => (declaration as BaseTypeDeclarationSyntax)?.BaseList?.Types.FirstOrDefault()?.Type)
            .OfType<TypeSyntax>()
            .ToList();
        var named = first.Find(candidate => NameOf(candidate) == type.BaseType?.Name) ?? first.FirstOrDefault();
        return named?.GetLocation() ?? generated.OwnPlace(type) ?? type.Locations[0];
    }

    private static string? NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax { Right.Identifier.ValueText: var name } => name,
        AliasQualifiedNameSyntax { Name.Identifier.ValueText: var name } => name,
        _ => null,
    };
}
