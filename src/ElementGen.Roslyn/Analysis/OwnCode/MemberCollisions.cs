using ElementGen.Roslyn.Classes;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis.OwnCode;

/// <summary>Finds members of a class, and of its bases, that collide with generated members.</summary>
internal static class MemberCollisions
{
    private static readonly ISet<string> NoNames = new HashSet<string>();

    public static IEnumerable<(Location Place, string Why)> Of(
        INamedTypeSymbol type,
        Func<bool> mayHaveGrant,
        GeneratedPart generated,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        if (GeneratedMember.OfClass.Any(member => member.Name == type.Name) && generated.OwnPlace(type) is { } typePlace)
            yield return (typePlace, $"'{type.Name}' is the name of a generated member; rename the class");

        var hidden = GeneratedMember.OfClass
            .Select(member => (Inherited: InheritedMembers.HiddenBy(member, type, compilation), member.OnlyWithGrant))
            .FirstOrDefault(each => each.Inherited is not null && (!each.OnlyWithGrant || mayHaveGrant()))
            .Inherited;
        foreach (var collision in OwnMembers(type, GeneratedMember.OfClass, entryNames: null, generated, mayHaveGrant, hidden))
            yield return collision;

        if (hidden is not null)
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
    /// <param name="mayHaveGrant">Tells whether the element is authorized by a grant, or can be; null when that does not matter.</param>
    /// <param name="hidden">
    /// A member of a base that is reported already. One that overrides it is not: it must have that name as long as the base has it.
    /// </param>
    public static IEnumerable<(Location Place, string Why)> OwnMembers(
        INamedTypeSymbol type,
        IReadOnlyList<GeneratedMember> members,
        Func<ISet<string>>? entryNames,
        GeneratedPart generated,
        Func<bool>? mayHaveGrant = null,
        ISymbol? hidden = null)
    {
        ISet<string>? names = null;
        foreach (var own in type.GetMembers())
        {
            if (!IsWritten(own) || Overrides(own, hidden) || generated.Declares(own) || generated.OwnPlace(own) is not { } place)
                continue;

            var isOfMember = false;
            var collides = false;
            foreach (var member in members)
            {
                if (member.Name != own.Name || (member.OnlyWithGrant && mayHaveGrant?.Invoke() != true))
                    continue;

                isOfMember = true;
                collides |= member.CollidesWith(own);
            }

            if (isOfMember ? !collides : !(names ??= entryNames?.Invoke() ?? NoNames).Contains(own.Name))
                continue;

            yield return (place, own is IMethodSymbol { MethodKind: MethodKind.Constructor }
                ? "a constructor with these parameters is generated; remove this one"
                : $"'{own.Name}' is the name of a generated member; rename this one");
        }
    }

    private static bool Overrides(ISymbol own, ISymbol? inherited)
    {
        ISymbol? overridden = own switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol @event => @event.OverriddenEvent,
            _ => null,
        };
        return overridden is not null && SymbolEqualityComparer.Default.Equals(overridden, inherited);
    }

    // An accessor collides together with its property, and nobody can rename what the compiler adds.
    private static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null };
}
