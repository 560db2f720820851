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
    /// <returns>Null: whether the nearest key is the one that is meant, a person must decide each time.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (NearestKeyOf(diagnostic) is not { } key || root is null || ArgumentOf(root, diagnostic) is not { } argument)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use '{key}'",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(
                        root.ReplaceNode(argument, Literal(key).WithTriviaFrom(argument)))),
                    nameof(UnknownElementFix)),
                diagnostic);
        }
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
