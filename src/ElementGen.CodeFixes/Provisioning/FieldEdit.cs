using ElementGen.CodeFixes.Scopes;
using ElementGen.Roslyn.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes.Provisioning;

/// <summary>Keeps a result that is lost in a new field of the class around the statement. All other text stays as it is.</summary>
internal static class FieldEdit
{
    /// <summary>The class that can have the field; null when there is none.</summary>
    public static ClassDeclarationSyntax? ClassOf(LostResult result) =>
        result.Statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() as ClassDeclarationSyntax;

    /// <summary>The changes that add the field to <paramref name="owner"/> and set it.</summary>
    public static IEnumerable<TextChange> Changes(
        LostResult result, ClassDeclarationSyntax owner, SemanticModel model, SourceText text, DocumentLayout layout)
    {
        var isStatic = !EnclosingCode.Of(result.Value).HasInstance;
        var name = NameFor(result, owner, model);
        var nullable = model.GetNullableContext(owner.OpenBraceToken.SpanStart).AnnotationsEnabled() ? "?" : "";
        var type = result.Class.ToMinimalDisplayString(model, owner.OpenBraceToken.Span.End) + nullable;
        var field = $"private {(isStatic ? "static " : "")}{type} {new Identifier(name).InUserCode};";
        return [Declaration(field, owner, text, layout), result.Put($"{new Identifier(name).InUserCode} = ")];
    }

    private static TextChange Declaration(string field, ClassDeclarationSyntax owner, SourceText text, DocumentLayout layout)
    {
        var brace = owner.OpenBraceToken;
        var first = owner.Members[0];
        if (text.Lines.IndexOf(brace.Span.End) == text.Lines.IndexOf(first.SpanStart))
            return Insert(brace.Span.End, " " + field);

        var end = text.Lines.GetLineFromPosition(brace.Span.End).End;
        var indentation = DocumentLayout.IsFirstInLine(text, first.SpanStart)
            ? DocumentLayout.IndentationAt(text, first.SpanStart)
            : DocumentLayout.IndentationAt(text, brace.SpanStart) + layout.Indent;
        var blankLine = first is FieldDeclarationSyntax ? "" : layout.NewLine;
        return Insert(end, layout.NewLine + indentation + field + blankLine);
    }

    // Named after the class: InfobipSms gives _infobipSms.
    private static string NameFor(LostResult result, ClassDeclarationSyntax owner, SemanticModel model)
    {
        var taken = new HashSet<string>(owner
            .DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText));
        var wanted = "_" + CamelCase(result.Class.Name);
        var name = wanted;
        for (var number = 2; taken.Contains(name) || !model.LookupSymbols(result.Statement.SpanStart, name: name).IsEmpty; number++)
            name = wanted + number;

        return name;
    }

    // InfobipSms becomes infobipSms, SMSGateway becomes smsGateway.
    private static string CamelCase(string name)
    {
        var capitals = 1;
        while (capitals < name.Length && char.IsUpper(name[capitals]) && (capitals + 1 == name.Length || !char.IsLower(name[capitals + 1])))
            capitals++;

        return name.Substring(0, capitals).ToLowerInvariant() + name.Substring(capitals);
    }

    private static TextChange Insert(int position, string inserted) => new(new TextSpan(position, 0), inserted);
}
