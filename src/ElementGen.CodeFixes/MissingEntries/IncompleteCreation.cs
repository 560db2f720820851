using ElementGen.Roslyn.Analysis;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes.MissingEntries;

/// <summary>The creation of a configuration, and the properties to add to it.</summary>
/// <param name="Syntax">The creation.</param>
/// <param name="Shape">The shape of the configuration.</param>
/// <param name="Missing">The properties, in the order of the record. There is at least one.</param>
internal sealed record IncompleteCreation(
    BaseObjectCreationExpressionSyntax Syntax, ConfigurationShape Shape, IReadOnlyList<IPropertySymbol> Missing)
{
    /// <summary>The compiler's error for a required member that a creation does not set. It is reported once per member.</summary>
    public const string RequiredMemberNotSet = "CS9035";

    /// <summary>The creations that <paramref name="diagnostics"/> report and that the fix can change, in document order.</summary>
    public static IReadOnlyList<IncompleteCreation> Find(
        SemanticModel model, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var creations = new List<IncompleteCreation>();
        if (RuntimeSymbols.Of(model.Compilation) is not { } runtime)
            return creations;

        var root = model.SyntaxTree.GetRoot(cancellationToken);
        foreach (var place in diagnostics.GroupBy(static diagnostic => diagnostic.Location.SourceSpan).OrderBy(static place => place.Key))
        {
            if (CreationAt(root, place.Key) is { } syntax
                && model.GetTypeInfo(syntax, cancellationToken).Type is INamedTypeSymbol type
                && SymbolEqualityComparer.Default.Equals(type.BaseType, runtime.ElementConfiguration))
            {
                var shape = ConfigurationShape.Read(type, runtime);
                if (MissingFrom(syntax, type, shape, place) is { Count: > 0 } missing)
                    creations.Add(new IncompleteCreation(syntax, shape, missing));
            }
        }

        return creations;
    }

    // Both diagnostics are at the creation's type or, if it names no type, at its "new".
    private static BaseObjectCreationExpressionSyntax? CreationAt(SyntaxNode root, TextSpan span)
    {
        var creation = root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>(
            creation => (creation is ObjectCreationExpressionSyntax { Type: var type } ? type.Span : creation.NewKeyword.Span) == span);

        // In an initializer without its closing brace, it is unknown where the creation ends.
        return creation?.Initializer is null or { RawKind: (int)SyntaxKind.ObjectInitializerExpression, CloseBraceToken.IsMissing: false }
            ? creation
            : null;
    }

    private static List<IPropertySymbol> MissingFrom(
        BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, ConfigurationShape shape, IEnumerable<Diagnostic> diagnostics)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var lacksRequiredMembers = false;
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Id == RequiredMemberNotSet)
                lacksRequiredMembers = true;
            else if (diagnostic.Id == CodeRules.MissingEntries.Id)
                missing.UnionWith(MissingEntriesAnalyzer.MissingPropertiesOf(diagnostic));
        }

        var written = NamesWrittenIn(creation);
        return
        [
            .. type.GetMembers().OfType<IPropertySymbol>().Where(property =>
                (missing.Contains(property.Name) || (lacksRequiredMembers && property.IsRequired))
                && shape.IndexOf(property) >= 0
                && !written.Contains(property.Name)),
        ];
    }

    private static HashSet<string> NamesWrittenIn(BaseObjectCreationExpressionSyntax creation) => new(
        (creation.Initializer?.Expressions ?? default)
            .OfType<AssignmentExpressionSyntax>()
            .Select(static assignment => assignment.Left)
            .OfType<IdentifierNameSyntax>()
            .Select(static name => name.Identifier.ValueText),
        StringComparer.Ordinal);
}
