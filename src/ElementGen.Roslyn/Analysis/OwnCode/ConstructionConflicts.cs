using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Analysis;

/// <summary>What keeps generated methods from creating an object of the class.</summary>
internal static class ConstructionConflicts
{
    public static IEnumerable<(Location Place, string Why)> Of(
        INamedTypeSymbol type, GeneratedPart generated, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var declaration in generated.OwnDeclarations(type, cancellationToken))
        {
            if (declaration is TypeDeclarationSyntax { ParameterList: { } parameters })
                yield return (parameters.GetLocation(), "generated methods create it, so it can have no primary constructor; make the parameters properties");
        }

        foreach (var member in type.GetMembers())
        {
            if (IsRequired(member) && generated.OwnPlace(member) is { } place)
                yield return (place, $"generated methods create it without '{member.Name}', so that cannot be required; take 'required' away");
        }

        if (BaseConflict(type, compilation) is { } why)
            yield return (BasePlace.Of(type, generated, cancellationToken), why);
    }

    private static string? BaseConflict(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.BaseType is not { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } baseType)
            return null;

        if (!baseType.InstanceConstructors.Any(constructor => TakesNothing(constructor) && compilation.IsSymbolAccessibleWithin(constructor, type)))
            return $"generated methods create it, but its base '{baseType.Name}' has no constructor without parameters that it can call; add one";

        for (var outer = baseType; outer is not null; outer = outer.BaseType)
        {
            if (outer.GetMembers().FirstOrDefault(IsRequired) is { } required)
                return $"generated methods create it without '{required.Name}', which its base '{outer.Name}' requires; take 'required' away";
        }

        return null;
    }

    private static bool TakesNothing(IMethodSymbol constructor) => constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams);

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}
