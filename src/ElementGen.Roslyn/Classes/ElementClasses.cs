using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Classes;

/// <summary>Finds the classes with <c>[ElementInstance]</c>.</summary>
internal static class ElementClasses
{
    /// <summary>The element classes that can have a generated part.</summary>
    public static IncrementalValuesProvider<ElementClass> FindElementClasses(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                RuntimeNames.ElementInstanceAttribute,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancellationToken) => Read(attributed, cancellationToken))
            .Where(static elementClass => elementClass is not null)!;

    /// <summary>The element's key in <paramref name="attribute"/>; null when it is null or does not compile.</summary>
    public static string? KeyOf(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string key }] ? key.Trim() : null;

    private static ElementClass? Read(GeneratorAttributeSyntaxContext attributed, CancellationToken cancellationToken)
    {
        if (attributed.TargetSymbol is not INamedTypeSymbol type
            || !IsFirstWithAttribute(type, attributed, cancellationToken)
            || !ElementClassTarget.CanBeExtended(type, attributed.TargetNode.SyntaxTree, cancellationToken))
        {
            return null;
        }

        var attribute = attributed.Attributes[0];
        return new ElementClass(
            KeyOf(attribute) ?? "",
            attribute.NamedArguments.IsEmpty ? [] : OptionalOf(attribute),
            NamespaceOf(type),
            ContainingTypesOf(type),
            type.Name,
            IsDocumented(type, cancellationToken),
            RoomForMembers.In(type, attribute.AttributeClass!, attributed.SemanticModel.Compilation, cancellationToken),
            RuntimeAliasOf(attribute, attributed.SemanticModel.Compilation));
    }

    // While code is edited, several parts of a class can have the attribute. Two outputs for one class would remove all output.
    private static bool IsFirstWithAttribute(
        INamedTypeSymbol type, GeneratorAttributeSyntaxContext attributed, CancellationToken cancellationToken)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributed.Attributes[0].AttributeClass))
            {
                var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
                return syntax?.FirstAncestorOrSelf<ClassDeclarationSyntax>() == attributed.TargetNode;
            }
        }

        return false;
    }

    private static EquatableArray<string> OptionalOf(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == RuntimeNames.Optional && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false } keys)
                return keys.Values.Select(static key => key.Value as string).OfType<string>().ToEquatableArray();
        }

        return [];
    }

    private static string? RuntimeAliasOf(AttributeData attribute, Compilation compilation)
    {
        var library = compilation.GetMetadataReference(attribute.AttributeClass!.ContainingAssembly);
        return library?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases
            && !aliases.Contains(MetadataReferenceProperties.GlobalAlias)
                ? aliases[0]
                : null;
    }

    private static EquatableArray<string> NamespaceOf(INamedTypeSymbol type)
    {
        var segments = new List<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            segments.Add(space.Name);

        segments.Reverse();
        return segments.ToEquatableArray();
    }

    private static EquatableArray<ContainingType> ContainingTypesOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is null)
            return [];

        var types = new List<ContainingType>();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            types.Add(new ContainingType(KeywordOf(outer), outer.Name));

        types.Reverse();
        return types.ToEquatableArray();
    }

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Interface, _) => "partial interface",
        (TypeKind.Struct, true) => "partial record struct",
        (TypeKind.Struct, false) => "partial struct",
        (_, true) => "partial record",
        _ => "partial class",
    };

    private static bool IsDocumented(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var trivia in reference.GetSyntax(cancellationToken).GetLeadingTrivia())
            {
                if (trivia.Kind() is SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia)
                    return true;
            }
        }

        return false;
    }
}
