using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Classes;

/// <summary>
/// Tells whether generated methods can create a class and its configuration, given the user's part of them and their bases.
/// </summary>
internal static class ClassCreation
{
    /// <summary>Whether generated methods can create <paramref name="type"/>, which only they construct with a connection.</summary>
    public static bool IsPossible(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        !PrimaryConstructors(type, cancellationToken).Any()
        && !type.GetMembers().Any(IsRequired)
        && (BaseOf(type) is not { } baseType || (HasConstructorFor(type, baseType, compilation) && InheritedRequiredMember(type) is null));

    /// <summary>The parameter lists of primary constructors.</summary>
    public static IEnumerable<ParameterListSyntax> PrimaryConstructors(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax { ParameterList: { } parameters })
                yield return parameters;
        }
    }

    /// <summary>Whether creating a type with <paramref name="member"/> must set it.</summary>
    public static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>The base class of <paramref name="type"/>; null when it is none that a user wrote.</summary>
    public static INamedTypeSymbol? BaseOf(INamedTypeSymbol type) =>
        type.BaseType is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } baseType ? baseType : null;

    /// <summary>Whether a constructor of <paramref name="type"/> can call one of <paramref name="baseType"/> without arguments.</summary>
    public static bool HasConstructorFor(INamedTypeSymbol type, INamedTypeSymbol baseType, Compilation compilation) =>
        baseType.InstanceConstructors.Any(
            constructor => NeedsNoArguments(constructor) && compilation.IsSymbolAccessibleWithin(constructor, type));

    /// <summary>The first member that a base of <paramref name="type"/> requires; null for none.</summary>
    public static ISymbol? InheritedRequiredMember(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetMembers().FirstOrDefault(IsRequired) is { } required)
                return required;
        }

        return null;
    }

    /// <summary>Whether the user's part of <paramref name="configuration"/> has a constructor, other than one that copies.</summary>
    public static bool HasConstructor(INamedTypeSymbol configuration) => OwnConstructors(configuration).Any();

    /// <summary>Whether <c>new()</c> compiles with the user's part of <paramref name="configuration"/>.</summary>
    public static bool NeedsNoArguments(INamedTypeSymbol configuration)
    {
        var own = OwnConstructors(configuration).ToList();
        return (own.Count == 0 || own.Exists(NeedsNoArguments)) && !configuration.GetMembers().Any(IsRequired);
    }

    private static IEnumerable<IMethodSymbol> OwnConstructors(INamedTypeSymbol configuration) =>
        configuration.InstanceConstructors.Where(constructor =>
            !constructor.IsImplicitlyDeclared
            && !(constructor.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, configuration)));

    private static bool NeedsNoArguments(IMethodSymbol constructor) =>
        constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams);
}
