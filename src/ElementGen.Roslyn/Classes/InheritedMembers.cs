using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Classes;

/// <summary>
/// Finds members of the bases of a class that generated members would hide. The generator leaves those out, and ELG0006 reports them.
/// </summary>
internal static class InheritedMembers
{
    /// <summary>The member of a base of <paramref name="type"/> that <paramref name="generated"/> would hide; null for none.</summary>
    public static ISymbol? HiddenBy(GeneratedMember generated, INamedTypeSymbol type, Compilation compilation)
    {
        if (generated == GeneratedMember.Constructor)
            return null;

        for (var ancestor = ClassCreation.BaseOf(type); ancestor is not null; ancestor = ClassCreation.BaseOf(ancestor))
        {
            foreach (var inherited in ancestor.GetMembers(generated.Name))
            {
                if (generated.Hides(inherited, type) && compilation.IsSymbolAccessibleWithin(inherited, type))
                    return inherited;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a base of <paramref name="type"/> demands a member that has a generated member's name, and the user's part lacks it.
    /// </summary>
    public static bool AreDemanded(INamedTypeSymbol type, Compilation compilation) => GeneratedMember.OfClass.Any(generated =>
        HiddenBy(generated, type, compilation) is { IsAbstract: true } and not INamedTypeSymbol
        && !type.GetMembers(generated.Name).Any(static own => own.IsOverride));

    /// <summary>
    /// Whether a base of <paramref name="type"/> is an element class of the same project. Its members are generated in the same run, so
    /// that they cannot be seen yet.
    /// </summary>
    public static bool AreGenerated(INamedTypeSymbol type, INamedTypeSymbol elementInstanceAttribute)
    {
        for (var ancestor = ClassCreation.BaseOf(type); ancestor is not null; ancestor = ClassCreation.BaseOf(ancestor))
        {
            if (SymbolEqualityComparer.Default.Equals(ancestor.ContainingAssembly, type.ContainingAssembly)
                && ancestor.GetAttributes().Any(
                    attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, elementInstanceAttribute)))
            {
                return true;
            }
        }

        return false;
    }
}
