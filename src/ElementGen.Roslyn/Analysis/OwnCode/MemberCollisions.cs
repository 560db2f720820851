using ElementGen.Roslyn.Classes;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis.OwnCode;

/// <summary>Finds members of a class, and of its bases, that collide with generated members.</summary>
internal static class MemberCollisions
{
    private static readonly ISet<string> NoNames = new HashSet<string>();

    public static IEnumerable<(Location Place, string Why)> Of(
        INamedTypeSymbol type, GeneratedPart generated, Compilation compilation, CancellationToken cancellationToken)
    {
        if (GeneratedMember.OfClass.Any(member => member.Name == type.Name) && generated.OwnPlace(type) is { } typePlace)
            yield return (typePlace, $"'{type.Name}' is the name of a generated member; rename the class");

        foreach (var collision in OwnMembers(type, GeneratedMember.OfClass, entryNames: null, generated))
            yield return collision;

        if (HiddenMember(type, generated, compilation) is { } hidden)
        {
            yield return (
                BasePlace.Of(type, generated, cancellationToken),
                $"a generated member would hide '{hidden.Name}' of its base '{hidden.ContainingType.Name}'; "
                + "rename it, or use another base");
        }
    }

    /// <summary>The members of <paramref name="type"/> in the user's code that generated ones are left out for.</summary>
    /// <param name="type">The element class, or its configuration.</param>
    /// <param name="members">The members that are generated into it.</param>
    /// <param name="entryNames">Tells the names of those that are generated for the element's entries; null when there are none.</param>
    /// <param name="generated">The generated part.</param>
    public static IEnumerable<(Location Place, string Why)> OwnMembers(
        INamedTypeSymbol type, IReadOnlyList<GeneratedMember> members, Func<ISet<string>>? entryNames, GeneratedPart generated)
    {
        ISet<string>? names = null;
        foreach (var own in type.GetMembers())
        {
            if (!IsWritten(own) || generated.Declares(own) || generated.OwnPlace(own) is not { } place)
                continue;

            var member = members.FirstOrDefault(member => member.Name == own.Name);
            if (member is not null ? !member.CollidesWith(own) : !(names ??= entryNames?.Invoke() ?? NoNames).Contains(own.Name))
                continue;

            yield return (place, own is IMethodSymbol { MethodKind: MethodKind.Constructor }
                ? "a constructor with these parameters is generated; remove this one"
                : $"'{own.Name}' is the name of a generated member; rename this one");
        }
    }

    private static ISymbol? HiddenMember(INamedTypeSymbol type, GeneratedPart generated, Compilation compilation)
    {
        if (type.BaseType is not { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object })
            return null;

        foreach (var member in type.GetMembers())
        {
            if (!IsWritten(member) || !generated.Declares(member) || member is IMethodSymbol { MethodKind: MethodKind.Constructor })
                continue;

            for (var ancestor = type.BaseType; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
            {
                foreach (var inherited in ancestor.GetMembers(member.Name))
                {
                    if (Collide(inherited, member) && compilation.IsSymbolAccessibleWithin(inherited, type))
                        return inherited;
                }
            }
        }

        return null;
    }

    // An accessor collides together with its property, and nobody can rename what the compiler adds.
    private static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null };

    private static bool Collide(ISymbol left, ISymbol right) => (left, right) switch
    {
        (IMethodSymbol method, IMethodSymbol other) => HaveSameSignature(method, other),
        (INamedTypeSymbol type, INamedTypeSymbol other) => type.Arity == other.Arity,
        _ => true,
    };

    private static bool HaveSameSignature(IMethodSymbol left, IMethodSymbol right)
    {
        if (left.Arity != right.Arity || left.Parameters.Length != right.Parameters.Length)
            return false;

        for (var i = 0; i < left.Parameters.Length; i++)
        {
            var (one, other) = (left.Parameters[i], right.Parameters[i]);
            if ((one.RefKind == RefKind.None) != (other.RefKind == RefKind.None)
                || !SymbolEqualityComparer.Default.Equals(one.Type, other.Type))
            {
                return false;
            }
        }

        return true;
    }
}
