using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes.MissingEntries;

/// <summary>How a document is laid out: as it is already, and only where that does not show as its options say.</summary>
/// <param name="NewLine">What ends a line.</param>
/// <param name="Indent">One step of indentation.</param>
/// <param name="LongestLine">How many characters a line may have.</param>
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

    private static int LongestLineOf(Document document, SyntaxNode? root) =>
        root is not null
        && document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree).TryGetValue("max_line_length", out var value)
        && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : UsualLongestLine;

    /// <summary>The space that the line at <paramref name="position"/> begins with.</summary>
    public static string IndentationAt(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Whether nothing stands before <paramref name="position"/> in its line.</summary>
    public static bool IsFirstInLine(SourceText text, int position) =>
        text.Lines.GetLineFromPosition(position).Start + IndentationAt(text, position).Length == position;

    // What a member or a statement is indented by, against the braces around it.
    private static string? IndentOf(SourceText text, SyntaxNode? root)
    {
        foreach (var node in root?.DescendantNodes() ?? [])
        {
            var brace = node.Parent switch
            {
                BaseTypeDeclarationSyntax type when node is MemberDeclarationSyntax => type.OpenBraceToken,
                BaseNamespaceDeclarationSyntax space when node is MemberDeclarationSyntax => (space as NamespaceDeclarationSyntax)?.OpenBraceToken ?? default,
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
