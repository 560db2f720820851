using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Analysis.OwnCode;

/// <summary>
/// The generated part of a class. It tells which members are generated, so that no list of their names is needed.
/// </summary>
internal sealed class GeneratedPart
{
    private readonly SyntaxTree _tree;

    private GeneratedPart(SyntaxTree tree) => _tree = tree;

    /// <summary>The generated part of <paramref name="type"/>; null when nothing was generated for it.</summary>
    public static GeneratedPart? Of(INamedTypeSymbol type, RuntimeSymbols runtime)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, runtime.GeneratedCodeAttribute)
                && attribute.ConstructorArguments is [{ Value: RuntimeNames.Tool }, ..]
                && attribute.ApplicationSyntaxReference is { SyntaxTree: var tree })
            {
                return new GeneratedPart(tree);
            }
        }

        return null;
    }

    /// <summary>Whether a declaration of <paramref name="symbol"/> was generated.</summary>
    public bool Declares(ISymbol symbol) => !symbol.IsImplicitlyDeclared && symbol.Locations.Any(IsGenerated);

    /// <summary>Where the user's code declares <paramref name="symbol"/>; null when only generated code does.</summary>
    public Location? OwnPlace(ISymbol symbol) => symbol.Locations.FirstOrDefault(place => place.IsInSource && !IsGenerated(place));

    /// <summary>The declarations of <paramref name="type"/> in the user's code.</summary>
    public IEnumerable<MemberDeclarationSyntax> OwnDeclarations(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Where(reference => reference.SyntaxTree != _tree)
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<MemberDeclarationSyntax>();

    private bool IsGenerated(Location place) => place.SourceTree == _tree;
}
