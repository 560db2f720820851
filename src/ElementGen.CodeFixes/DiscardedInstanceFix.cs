using System.Collections.Immutable;
using ElementGen.CodeFixes.Provisioning;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ElementGen.CodeFixes;

/// <summary>
/// ELG0205: keeps the provisioned instance in a variable named after its class, awaiting it where that was forgotten. Offered where the
/// statement that loses the result can become the variable's declaration.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DiscardedInstanceFix))]
public sealed class DiscardedInstanceFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(CodeRules.DiscardedInstance.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static (context, document, diagnostics) => FixAsync(document, diagnostics, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (model is null || LostResult.At(diagnostic.Location.SourceSpan, model, context.CancellationToken) is null)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    "Keep it in a variable",
                    cancellationToken => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellationToken),
                    nameof(DiscardedInstanceFix)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return document;

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var edits = new DeclarationEdits(text, model);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan))
        {
            if (LostResult.At(diagnostic.Location.SourceSpan, model, cancellationToken) is { } result)
                edits.Add(result);
        }

        return document.WithText(edits.Apply());
    }
}
