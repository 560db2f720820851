using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes.Provisioning;

/// <summary>The result of a provisioning call, lost by a statement that can keep it instead.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Value">The expression whose value is the result, or a task with it.</param>
/// <param name="IsTask">Whether the value must be awaited.</param>
/// <param name="Class">The result's class.</param>
internal sealed record LostResult(StatementSyntax Statement, ExpressionSyntax Value, bool IsTask, ITypeSymbol Class)
{
    /// <summary>The result of the call whose method is at <paramref name="method"/>; null when no statement loses it.</summary>
    public static LostResult? At(TextSpan method, SemanticModel model, CancellationToken cancellationToken)
    {
        var call = CallAt(method, model, cancellationToken);
        if (call is null || model.GetTypeInfo(call, cancellationToken).Type is not INamedTypeSymbol { TypeArguments: [var result] })
            return null;

        var value = ValueOf(call);
        if (StatementOf(value, model, cancellationToken) is not { } statement)
            return null;

        return model.GetTypeInfo(value, cancellationToken).Type switch
        {
            { } type when Is(type, result) => new LostResult(statement, value, IsTask: false, result),
            INamedTypeSymbol { Name: "Task" or "ConfiguredTaskAwaitable", TypeArguments: [var awaited] }
                when Is(awaited, result) && CanAwait(statement)
                => new LostResult(statement, value, IsTask: true, result),
            _ => null,
        };
    }

    /// <summary>The call whose method is at <paramref name="method"/>; null when there is none.</summary>
    public static InvocationExpressionSyntax? CallAt(TextSpan method, SemanticModel model, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken).FindToken(method.Start).Parent?
            .FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression.Span == method);

    /// <summary>The change of the statement that puts its value after <paramref name="target"/>.</summary>
    public TextChange Put(string target)
    {
        var awaited = IsTask ? "await " : "";
        return new TextChange(TextSpan.FromBounds(Statement.SpanStart, Value.SpanStart), target + awaited);
    }

    // The whole expression whose value is the call's result: with await, parentheses, casts and calls on the task.
    private static ExpressionSyntax ValueOf(ExpressionSyntax call)
    {
        var value = call;
        while (true)
        {
            switch (value.Parent)
            {
                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax:
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result when result.Expression == value:
                    value = (ExpressionSyntax)value.Parent;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } method
                    when method.Expression == value && outer.Expression == method:
                    value = outer;
                    break;
                default:
                    return value;
            }
        }
    }

    private static StatementSyntax? StatementOf(
        ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) => value.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Parent: ExpressionStatementSyntax statement }
            when model.GetSymbolInfo(left, cancellationToken).Symbol is IDiscardSymbol => statement,
        EqualsValueClauseSyntax
        {
            Parent: VariableDeclaratorSyntax
            {
                Parent: VariableDeclarationSyntax
                {
                    Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement,
                },
            } local,
        } when !IsUsed(local) => statement,
        _ => null,
    };

    private static bool IsUsed(VariableDeclaratorSyntax local) => ScopeOf(local).DescendantTokens().Any(
        token => token != local.Identifier && token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == local.Identifier.ValueText);

    private static SyntaxNode ScopeOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not GlobalStatementSyntax
            ? member
            : node.SyntaxTree.GetRoot();

    private static bool CanAwait(StatementSyntax statement)
    {
        foreach (var node in statement.Ancestors())
        {
            switch (node)
            {
                case LockStatementSyntax or UnsafeStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }

    private static bool Is(ITypeSymbol type, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(type, other);
}
