using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes.Initializers;

/// <summary>
/// Adds assignments to the initializers of creations. It inserts text and leaves all other text as it is, so that comments and layout stay,
/// and creations within creations can be edited at the same time.
/// </summary>
internal sealed class InitializerEdits(SourceText text, DocumentLayout layout)
{
    private readonly List<(TextChange Change, int Creation)> _changes = [];
    private readonly List<TextSpan> _unfolded = [];

    /// <summary>Adds <paramref name="assignments"/> to <paramref name="creation"/>. Must be called in document order.</summary>
    public void Add(BaseObjectCreationExpressionSyntax creation, IReadOnlyList<Assignment> assignments)
    {
        if (creation.Initializer is not { } initializer)
            AddInitializer(creation, assignments);
        else if (LineOf(initializer.OpenBraceToken.SpanStart) != LineOf(initializer.CloseBraceToken.SpanStart))
            AddLines(creation, initializer, assignments);
        else if (FitsInLine(creation, assignments))
            AddInLine(creation, initializer, assignments);
        else
            Unfold(creation, initializer, assignments);
    }

    /// <summary>The text with all additions.</summary>
    public SourceText Apply() =>
        // At the same place, the edits of the inner creation come before those of the outer one.
        text.WithChanges(_changes
            .OrderBy(static edit => edit.Change.Span.Start)
            .ThenBy(static edit => edit.Change.Span.Length)
            .ThenByDescending(static edit => edit.Creation)
            .Select(static edit => edit.Change));

    private void AddInitializer(BaseObjectCreationExpressionSyntax creation, IReadOnlyList<Assignment> assignments)
    {
        // With braces, "new Configuration()" no longer needs its parentheses, but "new()" does.
        var start = creation is ObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } list, Type: var type }
            && text.ToString(TextSpan.FromBounds(type.Span.End, list.Span.End)).Trim() == "()"
                ? type.Span.End
                : creation.Span.End;
        var indentation = IndentationOf(creation);
        var lineStart = layout.NewLine + indentation;
        var added = FitsInLine(creation, assignments)
            ? $" {{ {InLine(assignments)} }}"
            : $"{lineStart}{{{Lines(assignments, indentation + layout.Indent, endsInComma: true)}{lineStart}}}";
        Change(creation, start, creation.Span.End, added);
    }

    private void AddInLine(
        BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer, IReadOnlyList<Assignment> assignments)
    {
        var end = EndOfContent(initializer);
        var endsInComma = EndsInComma(initializer);
        var before = initializer.Expressions.Count == 0 || endsInComma ? " " : ", ";
        var comma = endsInComma ? "," : "";
        var space = end == initializer.CloseBraceToken.SpanStart ? " " : "";
        Change(creation, end, end, before + InLine(assignments) + comma + space);
    }

    private void AddLines(
        BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer, IReadOnlyList<Assignment> assignments)
    {
        var close = initializer.CloseBraceToken;
        var expressions = initializer.Expressions;
        var endsInComma = EndsInComma(initializer);
        if (expressions.Count > 0 && !endsInComma)
            Change(creation, expressions.Last().Span.End, expressions.Last().Span.End, ",");

        var lines = Lines(assignments, IndentationIn(creation, initializer), endsInComma || expressions.Count == 0);
        var last = close.GetPreviousToken();
        if (LineOf(last.Span.End) == LineOf(close.SpanStart))
        {
            var outer = DocumentLayout.IndentationAt(text, initializer.OpenBraceToken.SpanStart);
            Change(creation, EndOfContent(initializer), close.SpanStart, lines + layout.NewLine + outer);
        }
        else if (close.LeadingTrivia.Any(static trivia => trivia.IsDirective))
        {
            // The new lines must not be between "#if" and "#endif".
            var start = text.Lines[LineOf(close.SpanStart)].Start;
            Change(creation, start, start, lines.Substring(layout.NewLine.Length) + layout.NewLine);
        }
        else
        {
            var end = EndOfLineAfter(last);
            Change(creation, end, end, lines);
        }
    }

    // The new lines are indented like the last property that begins a line, else one step more than the closing brace.
    private string IndentationIn(BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer)
    {
        var sample = initializer.Expressions.LastOrDefault(expression => DocumentLayout.IsFirstInLine(text, expression.SpanStart));
        if (sample is not null)
            return DocumentLayout.IndentationAt(text, sample.SpanStart);

        var close = initializer.CloseBraceToken.SpanStart;
        var outer = DocumentLayout.IsFirstInLine(text, close) ? DocumentLayout.IndentationAt(text, close) : IndentationOf(creation);
        return outer + layout.Indent;
    }

    // Puts each property on its own line, because one line is too long, or an assignment ends in a comment.
    private void Unfold(
        BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer, IReadOnlyList<Assignment> assignments)
    {
        var open = initializer.OpenBraceToken;
        var outer = IndentationOf(creation);
        var inner = outer + layout.Indent;
        if (DocumentLayout.IsFirstInLine(text, open.SpanStart))
            inner = DocumentLayout.IndentationAt(text, open.SpanStart) + layout.Indent;
        else
            BreakLine(creation, open.GetPreviousToken().Span.End, open.SpanStart, outer, isAfterComment: true);

        foreach (var expression in initializer.Expressions)
            BreakLine(creation, expression.GetFirstToken().GetPreviousToken().Span.End, expression.SpanStart, inner, isAfterComment: false);

        var end = EndOfContent(initializer);
        var close = initializer.CloseBraceToken.SpanStart;
        var comma = initializer.Expressions.Count == 0 || EndsInComma(initializer) ? "" : ",";
        var last = inner.Substring(0, inner.Length - layout.Indent.Length);
        Change(creation, end, close, comma + Lines(assignments, inner, endsInComma: true) + layout.NewLine + last);
        _unfolded.Add(initializer.Span);
    }

    // Breaks the line between two tokens. A comment between them stays with what follows it or, before a brace, with what it follows.
    private void BreakLine(BaseObjectCreationExpressionSyntax creation, int start, int end, string indentation, bool isAfterComment)
    {
        var gap = text.ToString(TextSpan.FromBounds(start, end));
        if (isAfterComment)
            start += gap.TrimEnd().Length;
        else
            end -= gap.TrimStart().Length;

        Change(creation, start, end, layout.NewLine + indentation);
    }

    private bool FitsInLine(BaseObjectCreationExpressionSyntax creation, IReadOnlyList<Assignment> assignments) =>
        assignments.All(static assignment => assignment.Label is null)
        && text.Lines[LineOf(creation.Span.End)].Span.Length + InLine(assignments).Length + " {  }".Length <= layout.LongestLine;

    private static string InLine(IReadOnlyList<Assignment> assignments) =>
        string.Join(", ", assignments.Select(static assignment => assignment.Code));

    private string Lines(IReadOnlyList<Assignment> assignments, string indentation, bool endsInComma)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < assignments.Count; i++)
        {
            lines.Append(layout.NewLine).Append(indentation).Append(assignments[i].Code);
            if (endsInComma || i < assignments.Count - 1)
                lines.Append(',');
            if (assignments[i].Label is { } label)
                lines.Append(" // ").Append(label);
        }

        return lines.ToString();
    }

    // If an outer creation is unfolded, this one moves to the right with it.
    private string IndentationOf(BaseObjectCreationExpressionSyntax creation)
    {
        var indentation = DocumentLayout.IndentationAt(text, creation.SpanStart);
        foreach (var outer in _unfolded)
        {
            if (outer.Contains(creation.Span))
                indentation += layout.Indent;
        }

        return indentation;
    }

    private int EndOfContent(InitializerExpressionSyntax initializer)
    {
        var end = initializer.CloseBraceToken.SpanStart;
        while (char.IsWhiteSpace(text[end - 1]))
            end--;

        return end;
    }

    private static int EndOfLineAfter(SyntaxToken token)
    {
        var end = token.Span.End;
        foreach (var trivia in token.TrailingTrivia)
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                end = trivia.Span.End;
        }

        return end;
    }

    private static bool EndsInComma(InitializerExpressionSyntax initializer) =>
        initializer.Expressions.Count > 0 && initializer.Expressions.SeparatorCount == initializer.Expressions.Count;

    private int LineOf(int position) => text.Lines.IndexOf(position);

    private void Change(BaseObjectCreationExpressionSyntax creation, int start, int end, string replacement) =>
        _changes.Add((new TextChange(TextSpan.FromBounds(start, end), replacement), creation.SpanStart));
}
