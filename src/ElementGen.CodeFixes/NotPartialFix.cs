using System.Collections.Immutable;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes;

/// <summary>ELG0002: makes the class and every type around it partial, in all files that declare them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotPartialFix))]
public sealed class NotPartialFix : CodeFixProvider
{
    private const string Title = "Make partial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(CodeRules.NotPartial.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllDeclarations.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var keywords = await FindKeywordsAsync(context.Document, context.Diagnostics, context.CancellationToken).ConfigureAwait(false);
        if (keywords.Count == 0)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                cancellationToken => AddPartialAsync(context.Document.Project.Solution, keywords, cancellationToken),
                nameof(NotPartialFix)),
            context.Diagnostics);
    }

    /// <summary>The place of the keyword (<c>class</c>) in each declaration that lacks the modifier.</summary>
    private static async Task<HashSet<(DocumentId Document, int Position)>> FindKeywordsAsync(
        Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var keywords = new HashSet<(DocumentId, int)>();
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            var declaration = root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
            if (declaration is null)
                continue;

            for (var type = model?.GetDeclaredSymbol(declaration, cancellationToken); type is not null; type = type.ContainingType)
                AddKeywords(keywords, document.Project.Solution, type, cancellationToken);
        }

        return keywords;
    }

    private static void AddKeywords(
        HashSet<(DocumentId Document, int Position)> keywords,
        Solution solution,
        INamedTypeSymbol type,
        CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            // The code of another generator cannot be edited.
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
                && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
                && solution.GetDocument(reference.SyntaxTree) is { } document and not SourceGeneratedDocument)
            {
                keywords.Add((document.Id, declaration.Keyword.SpanStart));
            }
        }
    }

    private static async Task<Solution> AddPartialAsync(
        Solution solution, IEnumerable<(DocumentId Document, int Position)> keywords, CancellationToken cancellationToken)
    {
        foreach (var file in keywords.GroupBy(static keyword => keyword.Document, static keyword => keyword.Position))
        {
            var text = await solution.GetDocument(file.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var changes = file
                .OrderBy(static position => position)
                .Select(static position => new TextChange(new TextSpan(position, 0), "partial "));
            solution = solution.WithDocumentText(file.Key, text.WithChanges(changes));
        }

        return solution;
    }

    // A type around two classes must be changed only once, and may be in a file without a diagnostic. Fixing file by file would do neither.
    private sealed class AllDeclarations : FixAllProvider
    {
        public static AllDeclarations Instance { get; } = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var keywords = new HashSet<(DocumentId Document, int Position)>();
            foreach (var document in DocumentsOf(fixAllContext))
            {
                var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
                if (diagnostics.IsEmpty)
                    continue;

                keywords.UnionWith(await FindKeywordsAsync(document, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false));
            }

            var solution = fixAllContext.Solution;
            return keywords.Count == 0
                ? null
                : CodeAction.Create(
                    Title, cancellationToken => AddPartialAsync(solution, keywords, cancellationToken), nameof(NotPartialFix));
        }

        private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
        {
            FixAllScope.Document => context.Document is { } document ? [document] : [],
            FixAllScope.Project => context.Project.Documents,
            FixAllScope.Solution => context.Solution.Projects
                .Where(static project => project.Language == LanguageNames.CSharp)
                .SelectMany(static project => project.Documents),
            _ => [],
        };
    }
}
