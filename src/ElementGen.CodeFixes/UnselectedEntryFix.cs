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
    /// <returns>Null: whether the entry or the control is wrong, a person must decide each time.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || ItemAt(root, context.Span) is not { } item)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                "Remove it", cancellationToken => RemoveAsync(context.Document, item, cancellationToken), nameof(UnselectedEntryFix)),
            context.Diagnostics);
    }

    private static async Task<Document> RemoveAsync(Document document, ExpressionSyntax item, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var spans = new InitializerItems(text, (InitializerExpressionSyntax)item.Parent!).Without(item);
        return document.WithText(text.WithChanges(spans.Select(static span => new TextChange(span, ""))));
    }

    /// <summary>The item of an initializer that sets the entry; null when the initializer is incomplete.</summary>
    private static ExpressionSyntax? ItemAt(SyntaxNode root, TextSpan span)
    {
        SyntaxNode? item = root.FindNode(span, getInnermostNodeForTie: true);
        while (item is not null && !IsItem(item))
            item = item.Parent;

        return item is ExpressionSyntax expression && item.Parent is InitializerExpressionSyntax { CloseBraceToken.IsMissing: false }
            ? expression
            : null;
    }

    // In { "key", value }, a part is not an item of the outer initializer.
    private static bool IsItem(SyntaxNode node) =>
        node.Parent is InitializerExpressionSyntax initializer && !initializer.IsKind(SyntaxKind.ComplexElementInitializerExpression);

    /// <summary>The items of one initializer.</summary>
    private sealed class InitializerItems(SourceText text, InitializerExpressionSyntax initializer)
    {
        /// <summary>The spans to delete in order to remove <paramref name="removed"/>, in text order.</summary>
        public IEnumerable<TextSpan> Without(ExpressionSyntax removed)
        {
            var items = initializer.Expressions;
            var index = items.IndexOf(removed);
            var endsWithoutComma = index == items.Count - 1 && items.SeparatorCount < items.Count;

            // If there was no comma after the last item, the new last item must not have one either.
            if (endsWithoutComma && index > 0)
                yield return items.GetSeparator(index - 1).Span;

            yield return SpanOf(index, takesSpaceBefore: endsWithoutComma);
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
