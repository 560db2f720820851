using ElementGen.Roslyn.Classes;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis.OwnCode;

/// <summary>Finds code in the user's part of a class, and in its bases, with which generated methods cannot create the class.</summary>
internal static class ConstructionProblems
{
    public static IEnumerable<(Location Place, string Why)> Of(
        INamedTypeSymbol type, GeneratedPart generated, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var parameters in ClassCreation.PrimaryConstructors(type, cancellationToken))
        {
            yield return (
                parameters.GetLocation(),
                "generated methods create it, so it cannot have a primary constructor; replace the parameters with properties");
        }

        foreach (var member in type.GetMembers())
        {
            if (ClassCreation.IsRequired(member) && generated.OwnPlace(member) is { } place)
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
        if (ClassCreation.BaseOf(type) is not { } baseType)
            return null;

        if (!ClassCreation.HasConstructorFor(type, baseType, compilation))
            return $"generated methods create it, but its base '{baseType.Name}' has no accessible constructor without parameters; add one";

        return ClassCreation.InheritedRequiredMember(type) is { } required
            ? $"generated methods create it without setting '{required.Name}', which its base '{required.ContainingType.Name}' requires; "
                + "remove 'required' there"
            : null;
    }
}
