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
    /// <returns>Null: where a secret is stored instead, a person must decide each time.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // There is nothing to replace when the constant is not the whole value, or has no property.
            if (SecretInCode.From(diagnostic) is not { } secret
                || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax value)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    "Read it from configuration",
                    cancellationToken => ReadAsync(context.Document, value, secret, cancellationToken),
                    nameof(SecretInCodeFix)),
                diagnostic);
        }
    }

    private static async Task<Document> ReadAsync(
        Document document, ExpressionSyntax value, SecretInCode secret, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return document;

        var read = SecretSource.At(value, secret.Element, model, cancellationToken).Read(secret.Property, secret.TakesNull);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(value.Span, read)));
    }
}
