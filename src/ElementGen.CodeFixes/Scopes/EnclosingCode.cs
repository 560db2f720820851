using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.CodeFixes.Scopes;

/// <summary>The code around an expression. It decides which names the expression can use.</summary>
internal sealed class EnclosingCode
{
    private readonly List<SyntaxNode> _staticFunctions = [];
    private MemberDeclarationSyntax? _member;

    private EnclosingCode()
    {
    }

    /// <summary>Whether the expression can use <c>this</c>.</summary>
    public bool HasInstance { get; private set; }

    /// <summary>Whether the expression is in the initializer of a member of an object, or in the arguments of a base class.</summary>
    public bool IsInInitializer { get; private set; }

    public static EnclosingCode Of(SyntaxNode expression)
    {
        var code = new EnclosingCode();
        var isBeforeInstance = false;
        foreach (var node in expression.Ancestors())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function when function.Modifiers.Any(SyntaxKind.StaticKeyword):
                case LocalFunctionStatementSyntax local when local.Modifiers.Any(SyntaxKind.StaticKeyword):
                    code._staticFunctions.Add(node);
                    break;
                case PrimaryConstructorBaseTypeSyntax:
                    code.IsInInitializer = true;
                    return code;
                case ConstructorInitializerSyntax or ParameterSyntax:
                    isBeforeInstance = true;
                    break;
                case GlobalStatementSyntax or BaseTypeDeclarationSyntax:
                    return code;
                case MemberDeclarationSyntax member:
                    code.Enter(member, expression, isBeforeInstance);
                    return code;
            }
        }

        return code;
    }

    /// <summary>Whether no static function lies between the expression and <paramref name="declaration"/>.</summary>
    public bool CanReach(SyntaxNode declaration) => _staticFunctions.All(function => function.Span.Contains(declaration.Span));

    /// <summary>Whether <paramref name="local"/> and the expression are in the same member, or both in top-level statements.</summary>
    public bool IsInSameMember(SyntaxNode local) =>
        local.Ancestors().OfType<MemberDeclarationSyntax>().First() is var member
        && (_member is null ? member is GlobalStatementSyntax : member == _member);

    private void Enter(MemberDeclarationSyntax member, SyntaxNode expression, bool isBeforeInstance)
    {
        _member = member;
        var isStatic = member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword);
        IsInInitializer = !isStatic && member switch
        {
            FieldDeclarationSyntax => true,
            PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Span.Contains(expression.Span),
            _ => false,
        };
        HasInstance = !isStatic && !isBeforeInstance && !IsInInitializer && _staticFunctions.Count == 0;
    }
}
