using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes;

/// <summary>The layout of a document. It is taken from the document's text, or from its options if the text does not show it.</summary>
/// <param name="NewLine">The line end.</param>
/// <param name="Indent">One step of indentation.</param>
/// <param name="LongestLine">The most characters that a line may have.</param>
internal sealed record DocumentLayout(string NewLine, string Indent, int LongestLine)
{
    private const int UsualLongestLine = 120;

    /// <summary>The layout of <paramref name="document"/>.</summary>
    public static async Task<DocumentLayout> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var options = await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false);

        var first = text.Lines[0];
        var newLine = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        if (newLine.Length == 0)
            newLine = options.GetOption(FormattingOptions.NewLine, LanguageNames.CSharp);

        var indent = IndentOf(text, root) ?? (options.GetOption(FormattingOptions.UseTabs, LanguageNames.CSharp)
            ? "\t"
            : new string(' ', options.GetOption(FormattingOptions.IndentationSize, LanguageNames.CSharp)));
        return new DocumentLayout(newLine, indent, LongestLineOf(document, root));
    }

    /// <summary>The white space at the beginning of the line at <paramref name="position"/>.</summary>
    public static string IndentationAt(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Whether only white space is before <paramref name="position"/> in its line.</summary>
    public static bool IsFirstInLine(SourceText text, int position) =>
        text.Lines.GetLineFromPosition(position).Start + IndentationAt(text, position).Length == position;

    private static int LongestLineOf(Document document, SyntaxNode? root)
    {
        if (root is null)
            return UsualLongestLine;

        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        return options.TryGetValue("max_line_length", out var value)
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? length
                : UsualLongestLine;
    }

    // How far the first indented member or statement is indented from the brace around it.
    private static string? IndentOf(SourceText text, SyntaxNode? root)
    {
        foreach (var node in root?.DescendantNodes() ?? [])
        {
            var brace = node.Parent switch
            {
                BaseTypeDeclarationSyntax type when node is MemberDeclarationSyntax => type.OpenBraceToken,
                NamespaceDeclarationSyntax space when node is MemberDeclarationSyntax => space.OpenBraceToken,
                BlockSyntax block => block.OpenBraceToken,
                _ => default,
            };

            if (brace.Span.IsEmpty || !IsFirstInLine(text, node.SpanStart))
                continue;

            var outer = IndentationAt(text, brace.SpanStart);
            var inner = IndentationAt(text, node.SpanStart);
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
                return inner.Substring(outer.Length);
        }

        return null;
    }
}
