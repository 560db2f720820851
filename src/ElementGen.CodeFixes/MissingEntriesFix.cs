using System.Collections.Immutable;
using ElementGen.CodeFixes.MissingEntries;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ElementGen.CodeFixes;

/// <summary>
/// ELG0201, and the compiler's CS9035 for required members: adds every missing entry to the creation, in the order of the record. Secrets
/// are read from configuration or the environment. People must fill in the other values.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingEntriesFix))]
public sealed class MissingEntriesFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(CodeRules.MissingEntries.Id, IncompleteCreation.RequiredMemberNotSet);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static (context, document, diagnostics) => FixAsync(document, diagnostics, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || IncompleteCreation.Find(model, context.Diagnostics, context.CancellationToken).Count == 0)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                "Add the missing entries",
                cancellationToken => FixAsync(context.Document, context.Diagnostics, cancellationToken),
                nameof(MissingEntriesFix)),
            context.Diagnostics);
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return document;

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var layout = await DocumentLayout.OfAsync(document, cancellationToken).ConfigureAwait(false);
        var edits = new InitializerEdits(text, layout);
        foreach (var creation in IncompleteCreation.Find(model, diagnostics, cancellationToken))
            edits.Add(creation.Syntax, EntryAssignment.For(creation, model, cancellationToken));

        return document.WithText(edits.Apply());
    }
}
