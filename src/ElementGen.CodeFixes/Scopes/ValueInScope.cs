using ElementGen.Roslyn.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.CodeFixes.Scopes;

/// <summary>
/// Finds a value of a certain type that code can use: a local or a parameter, else a field or property, else a parameter of a primary
/// constructor. It skips any that may be null or unassigned, so that the fixed code compiles without a warning.
/// </summary>
internal sealed class ValueInScope
{
    private readonly ExpressionSyntax _expression;
    private readonly SemanticModel _model;
    private readonly INamedTypeSymbol _type;
    private readonly string _use;
    private readonly CancellationToken _cancellationToken;
    private readonly EnclosingCode _code;

    private ValueInScope(
        ExpressionSyntax expression, SemanticModel model, INamedTypeSymbol type, string use, CancellationToken cancellationToken)
    {
        _expression = expression;
        _model = model;
        _type = type;
        _use = use;
        _cancellationToken = cancellationToken;
        _code = EnclosingCode.Of(expression);
    }

    /// <summary>The name of the best one, as code at <paramref name="expression"/> writes it; null when there is none.</summary>
    /// <param name="expression">The expression at whose place the value is used.</param>
    /// <param name="type">The name of the value's type in metadata.</param>
    /// <param name="use">What is written after the name: <c>[""]</c>, or nothing. It must compile.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static string? Find(
        ExpressionSyntax expression, string type, string use, SemanticModel model, CancellationToken cancellationToken) =>
        model.Compilation.GetTypeByMetadataName(type) is { } symbol
            ? new ValueInScope(expression, model, symbol, use, cancellationToken).Find()
            : null;

    private string? Find()
    {
        var candidates =
            from symbol in _model.LookupSymbols(_expression.SpanStart)
            let rank = RankOf(symbol)
            where rank is not null
            orderby rank, symbol.Name
            select new Identifier(symbol.Name).InUserCode;
        return candidates.FirstOrDefault(CanBeUsed);
    }

    private int? RankOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { RefKind: RefKind.None } local when IsOfType(local.Type) && CanRead(local) => 0,
        IParameterSymbol { RefKind: RefKind.None, NullableAnnotation: not NullableAnnotation.Annotated } parameter
            when IsOfType(parameter.Type) && DeclarationOf(parameter) is { } declaration && _code.CanReach(declaration)
            => declaration.Parent?.Parent is not TypeDeclarationSyntax type ? 0 : CanRead(parameter, type) ? 2 : null,
        IFieldSymbol { NullableAnnotation: not NullableAnnotation.Annotated } field when IsOfType(field.Type) && CanRead(field) => 1,
        IPropertySymbol { NullableAnnotation: not NullableAnnotation.Annotated, IsIndexer: false, GetMethod: not null } property
            when IsOfType(property.Type) && CanRead(property)
            => 1,
        _ => null,
    };

    private bool IsOfType(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, _type)
        || type.AllInterfaces.Contains(_type, SymbolEqualityComparer.Default);

    // Only a local that is declared with a value is certainly assigned.
    private bool CanRead(ILocalSymbol local) => DeclarationOf(local) switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } declarator =>
            declarator.Span.End <= _expression.SpanStart
            && _code.IsInSameMember(declarator)
            && _code.CanReach(declarator)
            && (local.NullableAnnotation != NullableAnnotation.Annotated
                || _model.GetTypeInfo(value, _cancellationToken).Nullability.FlowState == NullableFlowState.NotNull),
        _ => false,
    };

    private bool CanRead(ISymbol member) =>
        member.IsStatic || (_code.HasInstance && EnclosingType() is { IsValueType: false } type && Inherits(type, member.ContainingType));

    // An initializer only reads the parameter. Other code captures it, and then the compiler warns if the parameter is also passed on.
    private bool CanRead(IParameterSymbol parameter, TypeDeclarationSyntax type) =>
        _expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() == type
        && (_code.IsInInitializer || (_code.HasInstance && type is ClassDeclarationSyntax && !IsPassedOn(parameter.Name, type)));

    private static bool IsPassedOn(string parameter, TypeDeclarationSyntax type)
    {
        var passed = type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>()
            .SelectMany(static baseType => baseType.ArgumentList.Arguments.Select(static argument => argument.Expression)) ?? [];
        var stored = type.Members.SelectMany(static member => member switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Initializer?.Value),
            PropertyDeclarationSyntax property => [property.Initializer?.Value],
            _ => [],
        });
        return passed.Concat(stored).Any(value => value is IdentifierNameSyntax name && name.Identifier.ValueText == parameter);
    }

    private INamedTypeSymbol? EnclosingType() => _model.GetEnclosingSymbol(_expression.SpanStart, _cancellationToken) switch
    {
        INamedTypeSymbol type => type,
        var symbol => symbol?.ContainingType,
    };

    private static bool Inherits(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, from))
                return true;
        }

        return false;
    }

    private SyntaxNode? DeclarationOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken);

    private bool CanBeUsed(string name) =>
        _model.GetSpeculativeSymbolInfo(
            _expression.SpanStart, SyntaxFactory.ParseExpression(name + _use), SpeculativeBindingOption.BindAsExpression)
            .Symbol is not null and not ITypeSymbol;
}
