using System.Collections.Immutable;
using ElementGen.CodeFixes.Provisioning;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes;

/// <summary>
/// ELG0205: gives the client a store, keeps the instance in a field, or returns it. A variable is not offered: nothing in it outlives the
/// method.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DiscardedInstanceFix))]
public sealed class DiscardedInstanceFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(CodeRules.DiscardedInstance.Id);

    /// <inheritdoc/>
    /// <returns>Null: what becomes of an instance, a person must decide each time.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var layout = await DocumentLayout.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
            Register(context, diagnostic, model, text, layout);
    }

    private static void Register(
        CodeFixContext context, Diagnostic diagnostic, SemanticModel model, SourceText text, DocumentLayout layout)
    {
        var method = diagnostic.Location.SourceSpan;
        if (StoreEdit.OptionsOf(method, model, context.CancellationToken) is { } options)
            Offer("Give the client a store", "Store", stop => StoreEdit.Apply(options, model, text, layout, stop));

        if (LostResult.At(method, model, context.CancellationToken) is not { } result)
            return;

        if (FieldEdit.ClassOf(result) is { } owner)
            Offer("Keep it in a field", "Field", _ => text.WithChanges(FieldEdit.Changes(result, owner, model, text, layout)));

        if (ReturnEdit.Changes(result, model, context.CancellationToken) is { } changes)
            Offer("Return it", "Return", _ => text.WithChanges(changes));

        void Offer(string title, string key, Func<CancellationToken, SourceText> fix) => context.RegisterCodeFix(
            CodeAction.Create(
                title,
                cancellationToken => Task.FromResult(context.Document.WithText(fix(cancellationToken))),
                nameof(DiscardedInstanceFix) + key),
            diagnostic);
    }
}
