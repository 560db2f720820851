using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.CodeFixes.MissingEntries;

/// <summary>The code around an expression, as far as it decides which names the expression may use.</summary>
internal sealed class EnclosingCode
{
    private readonly List<SyntaxNode> _staticFunctions = [];
    private MemberDeclarationSyntax? _member;

    private EnclosingCode()
    {
    }

    /// <summary>Whether there is a <c>this</c>, named or not.</summary>
    public bool HasInstance { get; private set; }

    /// <summary>Whether the expression stands where a member of an object gets its first value, or a base its arguments.</summary>
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

    /// <summary>Whether <paramref name="declaration"/> lies outside of a static function that the expression stands in.</summary>
    public bool IsBehindStaticFunction(SyntaxNode declaration) => _staticFunctions.Any(function => !function.Span.Contains(declaration.Span));

    /// <summary>Whether <paramref name="local"/> is declared in the member, or among the top-level statements, that the expression stands in.</summary>
    public bool IsInSameMember(SyntaxNode local) =>
        local.Ancestors().OfType<MemberDeclarationSyntax>().First() is var member
        && (_member is null ? member is GlobalStatementSyntax : member == _member);

    private void Enter(MemberDeclarationSyntax member, SyntaxNode expression, bool isBeforeInstance)
    {
        _member = member;
        var isStatic = member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword);
        IsInInitializer = !isStatic
            && (member is FieldDeclarationSyntax || member is PropertyDeclarationSyntax { Initializer: { } initializer } && initializer.Span.Contains(expression.Span));
        HasInstance = !isStatic && !isBeforeInstance && !IsInInitializer && _staticFunctions.Count == 0;
    }
}
