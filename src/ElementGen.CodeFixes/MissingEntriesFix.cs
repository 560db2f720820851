using System.Collections.Immutable;
using ElementGen.CodeFixes.Initializers;
using ElementGen.CodeFixes.MissingEntries;
using ElementGen.Roslyn;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ElementGen.CodeFixes;

/// <summary>
/// ELG0201, and the compiler's CS9035 for required members: adds every missing entry to the creation, in the order of the record. The
/// values are holes that do not compile, because only a person knows them. A second fix reads the secrets from configuration or the
/// environment.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingEntriesFix))]
public sealed class MissingEntriesFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(CodeRules.MissingEntries.Id, IncompleteCreation.RequiredMemberNotSet);

    /// <inheritdoc/>
    /// <remarks>A fix of many creations leaves every value to a person: nobody looks at where each secret would be read from.</remarks>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static (context, document, diagnostics) => FixAsync(document, diagnostics, readsSecrets: false, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null)
            return;

        var creations = IncompleteCreation.Find(model, context.Diagnostics, context.CancellationToken);
        if (creations.Count == 0)
            return;

        Register(context, "Add the missing entries", nameof(MissingEntriesFix), readsSecrets: false);
        if (creations.Any(creation => EntryAssignments.NeedSecret(creation, model)))
        {
            Register(
                context,
                "Add the missing entries, and read secrets from configuration",
                nameof(MissingEntriesFix) + nameof(RuntimeNames.Secret),
                readsSecrets: true);
        }
    }

    private static void Register(CodeFixContext context, string title, string key, bool readsSecrets) => context.RegisterCodeFix(
        CodeAction.Create(
            title, cancellationToken => FixAsync(context.Document, context.Diagnostics, readsSecrets, cancellationToken), key),
        context.Diagnostics);

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, bool readsSecrets, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return document;

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var layout = await DocumentLayout.OfAsync(document, cancellationToken).ConfigureAwait(false);
        var edits = new InitializerEdits(text, layout);
        foreach (var creation in IncompleteCreation.Find(model, diagnostics, cancellationToken))
            edits.Add(creation.Syntax, EntryAssignments.For(creation, readsSecrets, model, cancellationToken));

        return document.WithText(edits.Apply());
    }
}
