using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.CodeFixes.Provisioning;

/// <summary>Returns a result that is lost by the last statement of a method, whose return type then changes.</summary>
internal static class ReturnEdit
{
    /// <summary>The changes; null when the method cannot return the result.</summary>
    public static IEnumerable<TextChange>? Changes(LostResult result, SemanticModel model, CancellationToken cancellationToken)
    {
        if (result.Statement.Parent is not BlockSyntax { Parent: var function } body || body.Statements.Last() != result.Statement)
            return null;

        var (modifiers, type) = function switch
        {
            MethodDeclarationSyntax method => (method.Modifiers, method.ReturnType),
            LocalFunctionStatementSyntax local => (local.Modifiers, local.ReturnType),
            _ => (default, null),
        };
        if (type is null
            || model.GetDeclaredSymbol(function!, cancellationToken) is not IMethodSymbol symbol
            || !IsFree(symbol)
            || ReturnsElsewhere(body))
        {
            return null;
        }

        var name = result.Class.ToMinimalDisplayString(model, type.SpanStart);
        if (NewType(type, name, modifiers.Any(SyntaxKind.AsyncKeyword), result.IsTask, model, cancellationToken) is not { } changed)
            return null;

        return [changed, result.Put("return ")];
    }

    // Task becomes Task<InfobipSms>, and void becomes InfobipSms. An alias of Task takes no type argument.
    private static TextChange? NewType(
        TypeSyntax type, string name, bool isAsync, bool isTask, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = model.GetTypeInfo(type, cancellationToken).Type;
        return symbol switch
        {
            { SpecialType: SpecialType.System_Void } when !isAsync && !isTask => new TextChange(type.Span, name),
            INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 } when isAsync && type.GetLastToken().ValueText == symbol.Name =>
                new TextChange(new TextSpan(type.Span.End, 0), $"<{name}>"),
            _ => null,
        };
    }

    // A method that others determine must keep its type.
    private static bool IsFree(IMethodSymbol method) =>
        method is { IsVirtual: false, IsOverride: false, IsAbstract: false, ExplicitInterfaceImplementations.IsEmpty: true }
        && method is { PartialDefinitionPart: null, PartialImplementationPart: null }
        && !(method is { IsStatic: true, Name: WellKnownMemberNames.EntryPointMethodName })
        && !ImplementsInterface(method);

    private static bool ImplementsInterface(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && method.ContainingType.AllInterfaces
            .SelectMany(contract => contract.GetMembers(method.Name))
            .Select(method.ContainingType.FindImplementationForInterfaceMember)
            .Any(implementation => SymbolEqualityComparer.Default.Equals(implementation, method));

    private static bool ReturnsElsewhere(BlockSyntax body) => body
        .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(static node => node is ReturnStatementSyntax or YieldStatementSyntax);
}
