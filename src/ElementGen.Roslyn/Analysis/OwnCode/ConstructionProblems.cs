using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Analysis.OwnCode;

/// <summary>Finds code in the user's part of a class, and in its bases, with which generated methods cannot create the class.</summary>
internal static class ConstructionProblems
{
    public static IEnumerable<(Location Place, string Why)> Of(
        INamedTypeSymbol type, GeneratedPart generated, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var declaration in generated.OwnDeclarations(type, cancellationToken))
        {
            if (declaration is TypeDeclarationSyntax { ParameterList: { } parameters })
            {
                yield return (
                    parameters.GetLocation(),
                    "generated methods create it, so it cannot have a primary constructor; replace the parameters with properties");
            }
        }

        foreach (var member in type.GetMembers())
        {
            if (IsRequired(member) && generated.OwnPlace(member) is { } place)
            {
                var name = member.Name;
                yield return (
                    place, $"generated methods create it without setting '{name}', so '{name}' cannot be required; remove 'required'");
            }
        }

        if (ProblemOfBase(type, compilation) is { } why)
            yield return (BasePlace.Of(type, generated, cancellationToken), why);
    }

    private static string? ProblemOfBase(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.BaseType is not { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } baseType)
            return null;

        if (!baseType.InstanceConstructors.Any(
            constructor => NeedsNoArguments(constructor) && compilation.IsSymbolAccessibleWithin(constructor, type)))
        {
            return $"generated methods create it, but its base '{baseType.Name}' has no accessible constructor without parameters; add one";
        }

        for (var ancestor = baseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetMembers().FirstOrDefault(IsRequired) is { } required)
            {
                return $"generated methods create it without setting '{required.Name}', which its base '{ancestor.Name}' requires; "
                    + "remove 'required' there";
            }
        }

        return null;
    }

    private static bool NeedsNoArguments(IMethodSymbol constructor) =>
        constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams);

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}
