using System.Collections.Immutable;
using ElementGen.CodeFixes.Secrets;
using ElementGen.Roslyn.Analysis;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes;

/// <summary>ELG0204: replaces a hard-coded secret by code that reads it from a configuration in scope, else from the environment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretInCodeFix))]
public sealed class SecretInCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(CodeRules.SecretInCode.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static (context, document, diagnostics) => FixAsync(document, diagnostics, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostics = context.Diagnostics
            .Where(diagnostic => root is not null && ValueAt(root, diagnostic) is not null)
            .ToImmutableArray();
        if (diagnostics.IsEmpty)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                "Read it from configuration",
                cancellationToken => FixAsync(context.Document, diagnostics, cancellationToken),
                nameof(SecretInCodeFix)),
            diagnostics);
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return document;

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var changes = new SortedDictionary<TextSpan, string>();
        foreach (var diagnostic in diagnostics)
        {
            if (ValueAt(root, diagnostic) is { } value && SecretInCode.From(diagnostic) is { } secret)
            {
                var source = SecretSource.At(value, secret.Element, model, cancellationToken);
                changes[value.Span] = source.Read(secret.Property, secret.TakesNull);
            }
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.Select(static change => new TextChange(change.Key, change.Value))));
    }

    /// <summary>The expression to replace; null when the constant is not the whole value, or has no property.</summary>
    private static ExpressionSyntax? ValueAt(SyntaxNode root, Diagnostic diagnostic) =>
        SecretInCode.From(diagnostic) is not null
            ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax
            : null;
}
