using System.Collections.Immutable;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes;

/// <summary>
/// ELG0206: removes an entry whose group is not selected from its initializer. The other entries keep their comments and their layout.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnselectedEntryFix))]
public sealed class UnselectedEntryFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(CodeRules.UnselectedEntry.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static (context, document, diagnostics) => FixAsync(document, diagnostics, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || !context.Diagnostics.All(diagnostic => ItemAt(root, diagnostic) is not null))
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                "Remove it",
                cancellationToken => FixAsync(context.Document, context.Diagnostics, cancellationToken),
                nameof(UnselectedEntryFix)),
            context.Diagnostics);
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return document;

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var spans = diagnostics
            .Select(diagnostic => ItemAt(root, diagnostic))
            .OfType<ExpressionSyntax>()
            .GroupBy(static item => (InitializerExpressionSyntax)item.Parent!)
            .SelectMany(items => new InitializerItems(text, items.Key).WithoutItems([.. items]));
        return document.WithText(text.WithChanges(Union(spans).Select(static span => new TextChange(span, ""))));
    }

    /// <summary>The item of an initializer that sets the entry; null when the initializer is incomplete.</summary>
    private static ExpressionSyntax? ItemAt(SyntaxNode root, Diagnostic diagnostic)
    {
        SyntaxNode? item = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        while (item is not null && !IsItem(item))
            item = item.Parent;

        return item is ExpressionSyntax expression && item.Parent is InitializerExpressionSyntax { CloseBraceToken.IsMissing: false }
            ? expression
            : null;
    }

    // In { "key", value }, a part is not an item of the outer initializer.
    private static bool IsItem(SyntaxNode node) =>
        node.Parent is InitializerExpressionSyntax initializer && !initializer.IsKind(SyntaxKind.ComplexElementInitializerExpression);

    private static List<TextSpan> Union(IEnumerable<TextSpan> spans)
    {
        var union = new List<TextSpan>();
        foreach (var span in spans.OrderBy(static span => span.Start))
        {
            if (union.Count > 0 && span.Start <= union[union.Count - 1].End)
                union[union.Count - 1] = TextSpan.FromBounds(union[union.Count - 1].Start, Math.Max(union[union.Count - 1].End, span.End));
            else
                union.Add(span);
        }

        return union;
    }

    /// <summary>The items of one initializer.</summary>
    private sealed class InitializerItems(SourceText text, InitializerExpressionSyntax initializer)
    {
        /// <summary>The spans to delete in order to remove the items in <paramref name="removed"/>. They may touch.</summary>
        public IEnumerable<TextSpan> WithoutItems(HashSet<ExpressionSyntax> removed)
        {
            var items = initializer.Expressions;
            var last = items.LastIndexOf(item => !removed.Contains(item));
            var endsInComma = items.SeparatorCount == items.Count;
            for (var i = 0; i < items.Count; i++)
            {
                if (removed.Contains(items[i]))
                    yield return SpanOf(i, takesSpaceBefore: i > last && !endsInComma);
            }

            // If there was no comma after the last item, the new last item must not have one either.
            if (last >= 0 && last < items.Count - 1 && !endsInComma)
                yield return items.GetSeparator(last).Span;
        }

        private TextSpan SpanOf(int index, bool takesSpaceBefore)
        {
            var items = initializer.Expressions;
            var first = items[index].GetFirstToken();
            var last = index < items.SeparatorCount ? items.GetSeparator(index) : items[index].GetLastToken();
            var start = first.SpanStart;
            var end = last.Span.End;
            var line = text.Lines.GetLineFromPosition(end);
            if (IsBlank(text.Lines.GetLineFromPosition(start).Start, start) && EndsLine(last, line))
                return TextSpan.FromBounds(text.Lines.GetLineFromPosition(start).Start, line.EndIncludingLineBreak);

            // If other items share the line, the space on one side is deleted too.
            if (takesSpaceBefore)
            {
                while (text[start - 1] is ' ' or '\t' && !IsBlank(text.Lines.GetLineFromPosition(start).Start, start))
                    start--;
            }

            if (index < items.SeparatorCount)
            {
                while (end < line.End && text[end] is ' ' or '\t')
                    end++;
            }

            return TextSpan.FromBounds(start, end);
        }

        // Only a comment may follow in the line. It is about the entry, so it is deleted too.
        private static bool EndsLine(SyntaxToken last, TextLine line) => last.GetNextToken().SpanStart >= line.End;

        private bool IsBlank(int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                if (!char.IsWhiteSpace(text[i]))
                    return false;
            }

            return true;
        }
    }
}
