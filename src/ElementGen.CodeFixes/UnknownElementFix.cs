using System.Collections.Immutable;
using ElementGen.Roslyn.Analysis;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.CodeFixes;

/// <summary>ELG0001: replaces an unknown key by the nearest key that has a definition.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownElementFix))]
public sealed class UnknownElementFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(CodeRules.UnknownElement.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static (context, document, diagnostics) => FixAsync(document, diagnostics, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (NearestKeyOf(diagnostic) is not { } key || root is null || ArgumentOf(root, diagnostic) is null)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use '{key}'",
                    cancellationToken => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellationToken),
                    nameof(UnknownElementFix)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return document;

        var keys = new Dictionary<ExpressionSyntax, string>();
        foreach (var diagnostic in diagnostics)
        {
            if (NearestKeyOf(diagnostic) is { } key && ArgumentOf(root, diagnostic) is { } argument)
                keys[argument] = key;
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(keys.Keys, (argument, _) => Literal(keys[argument]).WithTriviaFrom(argument)));
    }

    private static string? NearestKeyOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(UnknownElementAnalyzer.NearestKey, out var key) ? key : null;

    private static ExpressionSyntax? ArgumentOf(SyntaxNode root, Diagnostic diagnostic) => root
        .FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
        .FirstAncestorOrSelf<AttributeArgumentSyntax>()
        ?.Expression;

    private static LiteralExpressionSyntax Literal(string key) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(key));
}
