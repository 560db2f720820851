using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Tests.Structure;

/// <summary>The folders of a project as layers: each refers only to itself and to those before it.</summary>
/// <param name="project">The project's folder, with a separator at the end.</param>
/// <param name="order">
/// The layers, first the one that refers to no other: the name of a folder, or of a file beside the folders. Folders that refer to each
/// other are one layer, with <c>+</c> between them.
/// </param>
internal sealed class FolderLayers(string project, params string[] order)
{
    private readonly Dictionary<string, int> _layers = order
        .SelectMany(static (layer, index) => layer.Split('+').Select(folder => (folder, index)))
        .ToDictionary(static placed => placed.folder, static placed => placed.index);

    /// <summary>The folders that have a layer.</summary>
    public IEnumerable<string> Placed => _layers.Keys.Order(StringComparer.Ordinal);

    /// <summary>The folders of the project in <paramref name="compilation"/>, and the files beside them.</summary>
    public IEnumerable<string> FoldersIn(Compilation compilation) =>
        SourcesIn(compilation).Select(tree => FolderOf(tree.FilePath)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>
    /// Every reference from a type to one of a later layer: file, line, and both types with their folders. Documentation may refer to
    /// anything.
    /// </summary>
    public IReadOnlyList<string> FindReferencesBack(Compilation compilation) =>
        [.. SourcesIn(compilation).SelectMany(tree => FindReferencesBack(tree, compilation.GetSemanticModel(tree))).Distinct()];

    private IEnumerable<SyntaxTree> SourcesIn(Compilation compilation) =>
        compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(project, StringComparison.Ordinal));

    // A type that is used and not named comes from a member that is, and that member's own declaration names it.
    private IEnumerable<string> FindReferencesBack(SyntaxTree tree, SemanticModel model) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        from type in TypesBehind(model.GetSymbolInfo(name).Symbol)
        where LayerOf(type) > LayerOf(tree.FilePath)
        let line = name.GetLocation().GetLineSpan().StartLinePosition.Line + 1
        select FormattableString.Invariant(
            $"{tree.FilePath}({line}): {TypeAround(name)} in {FolderOf(tree.FilePath)} refers to {type.Name} in {FolderOf(FileOf(type)!)}");

    /// <summary>The type that a name means, or whose member it means; for <c>var</c>, all that it stands for.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesBehind(ISymbol? symbol) => symbol switch
    {
        // A block of extension members is a type without a name.
        INamedTypeSymbol { Name.Length: 0 } block => TypesBehind(block.ContainingType),
        INamedTypeSymbol type => type.TypeArguments.SelectMany(TypesBehind).Prepend(type.OriginalDefinition),
        IArrayTypeSymbol array => TypesBehind(array.ElementType),
        null or ITypeSymbol or INamespaceSymbol => [],
        _ => TypesBehind(symbol.ContainingType),
    };

    private static string TypeAround(SyntaxNode node)
    {
        var type = node.Ancestors().FirstOrDefault(static ancestor =>
            ancestor is BaseTypeDeclarationSyntax { Identifier.Text.Length: > 0 } or DelegateDeclarationSyntax);
        return type switch
        {
            BaseTypeDeclarationSyntax declaration => declaration.Identifier.Text,
            DelegateDeclarationSyntax declaration => declaration.Identifier.Text,
            _ => "a directive",
        };
    }

    private string? FileOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(static declaration => declaration.SyntaxTree.FilePath)
        .Where(path => path.StartsWith(project, StringComparison.Ordinal))
        .MaxBy(LayerOf);

    // A type of another project is behind none.
    private int LayerOf(INamedTypeSymbol type) => FileOf(type) is { } file ? LayerOf(file) : -1;

    private int LayerOf(string path) => _layers.TryGetValue(FolderOf(path), out var layer)
        ? layer
        : throw new InvalidOperationException($"'{FolderOf(path)}' has no layer in {project}.");

    private string FolderOf(string path) => path[project.Length..].Split('/')[0];
}
