using ElementGen.Roslyn.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes.Provisioning;

/// <summary>Turns statements that lose a result into declarations of variables that keep it. All other text stays as it is.</summary>
internal sealed class DeclarationEdits(SourceText text, SemanticModel model)
{
    private readonly List<TextChange> _changes = [];
    private readonly Dictionary<SyntaxNode, HashSet<string>> _names = [];

    /// <summary>Adds the declaration for <paramref name="result"/>.</summary>
    public void Add(LostResult result)
    {
        var declared = $"var {NameFor(result)}";
        var awaited = result.IsTask ? "await " : "";
        var (open, close) = Braces(result.Statement);
        if (open is { } opened)
            _changes.Add(opened);

        if (result.Target.IsEmpty)
        {
            _changes.Add(new TextChange(result.Target, $"{declared} = {awaited}"));
        }
        else
        {
            _changes.Add(new TextChange(result.Target, declared));
            if (result.IsTask)
                _changes.Add(new TextChange(new TextSpan(result.Value.SpanStart, 0), awaited));
        }

        if (close is { } closed)
            _changes.Add(closed);
    }

    /// <summary>The text with all declarations.</summary>
    public SourceText Apply() => text.WithChanges(_changes.OrderBy(static change => change.Span));

    /// <summary>The code in which each variable needs its own name: the member, or all top-level statements together.</summary>
    public static SyntaxNode ScopeOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not GlobalStatementSyntax
            ? member
            : node.SyntaxTree.GetRoot();

    private string NameFor(LostResult result)
    {
        var scope = ScopeOf(result.Statement);
        if (!_names.TryGetValue(scope, out var taken))
            _names[scope] = taken = NamesIn(scope);

        var wanted = CamelCase(result.Class);
        var name = wanted;
        for (var number = 2; !IsFree(name, taken, result.Statement.SpanStart); number++)
            name = wanted + number;

        taken.Add(name);
        return new Identifier(name).InUserCode;
    }

    private static HashSet<string> NamesIn(SyntaxNode scope) => new(scope
        .DescendantTokens()
        .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(static token => token.ValueText));

    private bool IsFree(string name, HashSet<string> taken, int position) =>
        !taken.Contains(name) && model.LookupSymbols(position, name: name).IsEmpty;

    // InfobipSms becomes infobipSms, SMSGateway becomes smsGateway.
    private static string CamelCase(string name)
    {
        var capitals = 1;
        while (capitals < name.Length && char.IsUpper(name[capitals]) && (capitals + 1 == name.Length || !char.IsLower(name[capitals + 1])))
            capitals++;

        return name.Substring(0, capitals).ToLowerInvariant() + name.Substring(capitals);
    }

    // An "if" or a loop cannot have a declaration as its body, so the declaration gets braces.
    private (TextChange? Open, TextChange? Close) Braces(StatementSyntax statement)
    {
        if (statement.Parent is null or BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax or LabeledStatementSyntax)
            return default;

        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = text.Lines.GetLineFromPosition(statement.Span.End);
        var next = statement.GetLastToken().GetNextToken();
        if (!DocumentLayout.IsFirstInLine(text, statement.SpanStart) || (next.SpanStart < last.End && next.SpanStart > 0))
            return (Insert(statement.SpanStart, "{ "), Insert(statement.Span.End, " }"));

        var newLine = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) is { Length: > 0 } found ? found : "\n";
        var indentation = DocumentLayout.IndentationAt(text, statement.Parent.SpanStart);
        return (Insert(line.Start, $"{indentation}{{{newLine}"), Insert(last.End, $"{newLine}{indentation}}}"));
    }

    private static TextChange Insert(int position, string inserted) => new(new TextSpan(position, 0), inserted);
}
