using System.Text;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>What others can use of a type, a line per member: what a review of an API reads.</summary>
internal static class Surface
{
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeModifiers,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The surface of a type and of the types in it, in the order in which they are declared.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var text = new StringBuilder();
        Append(text, type, indentation: "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, INamedTypeSymbol type, string indentation)
    {
        text.Append(indentation).AppendJoin("", Attributes(type)).Append(Declaration(type)).Append('\n');
        foreach (var member in type.GetMembers().Where(IsUsable))
        {
            if (member is INamedTypeSymbol nested)
                Append(text, nested, indentation + "    ");
            else
                text.Append(indentation).Append("    ").AppendJoin("", Attributes(member)).Append(member.ToDisplayString(Format)).Append('\n');
        }
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        var modifiers = (type.IsSealed && type.TypeKind == TypeKind.Class ? "sealed " : "") + (type.IsStatic ? "static " : "");
        var kind = type.IsRecord ? "record" : type.TypeKind.ToString().ToLowerInvariant();
        var bases = new[] { type.BaseType }.OfType<INamedTypeSymbol>()
            .Where(static type => type.SpecialType is not (SpecialType.System_Object or SpecialType.System_Enum))
            .Concat(type.Interfaces)
            .Select(static type => type.ToDisplayString(Format))
            .ToList();
        return $"public {modifiers}{kind} {type.ToDisplayString(Format)}{(bases.Count > 0 ? " : " : "")}{string.Join(", ", bases)}";
    }

    private static bool IsUsable(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && !member.IsImplicitlyDeclared
        && member is not IMethodSymbol { AssociatedSymbol: not null };

    /// <summary>All but the one that says who made the code.</summary>
    private static IEnumerable<string> Attributes(ISymbol symbol) => symbol.GetAttributes()
        .Where(static attribute => attribute.AttributeClass!.Name is not ("GeneratedCodeAttribute" or "ElementInstanceAttribute"))
        .Select(static attribute => $"[{attribute}] ");
}
