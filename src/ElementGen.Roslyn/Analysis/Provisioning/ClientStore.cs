using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis.Provisioning;

/// <summary>Finds the creation of a client's options that set no store, as far as code shows it.</summary>
internal sealed class ClientStore(ProvisioningSymbols symbols, CancellationToken cancellationToken)
{
    // A limit, because code that does not compile can set a variable to itself.
    private int _stepsLeft = 8;

    /// <summary>
    /// The creation of the options of <paramref name="client"/>, if it certainly has no store; else null. The client's creation must be
    /// here, or in the local, the read-only field or the get-only property that it comes from, with options that are created there too and
    /// have no store. Any other client may have one.
    /// </summary>
    public IObjectCreationOperation? OptionsWithoutStore(IOperation client) => OperationTree.WithoutConversions(client) switch
    {
        IObjectCreationOperation creation => OptionsWithoutStoreOf(creation),
        ILocalReferenceOperation { Local: var local } reference =>
            OnlyValueOf(local, reference) is { } value ? OptionsWithoutStore(value) : null,
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } reference => OptionsOfInitialValue(field, reference),
        IPropertyReferenceOperation { Property: { IsReadOnly: true, IsVirtual: false, IsOverride: false } property } reference
            => OptionsOfInitialValue(property, reference),
        _ => null,
    };

    private IObjectCreationOperation? OptionsWithoutStoreOf(IObjectCreationOperation client)
    {
        if (!Is(client.Type, symbols.Client))
            return null;

        foreach (var argument in client.Arguments)
        {
            if (Is(argument.Parameter?.Type, symbols.ClientOptions))
                return WithoutStore(OperationTree.WithoutConversions(argument.Value));
        }

        return null;
    }

    // The store cannot change after the options are created.
    private IObjectCreationOperation? WithoutStore(IOperation options) => options switch
    {
        IObjectCreationOperation creation when Is(creation.Type, symbols.ClientOptions) && SetsNoStore(creation.Initializer) => creation,
        ILocalReferenceOperation { Local: var local } reference =>
            OnlyValueOf(local, reference) is { } value ? WithoutStore(OperationTree.WithoutConversions(value)) : null,
        _ => null,
    };

    private static bool SetsNoStore(IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
            return true;

        foreach (var member in initializer.Initializers)
        {
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
                || (IsStore(target) && !IsNull(assignment.Value)))
            {
                return false;
            }
        }

        return true;
    }

    // Null when the local gets several values, or one that the code does not show.
    private IOperation? OnlyValueOf(ILocalSymbol local, IOperation place)
    {
        if (_stepsLeft-- == 0)
            return null;

        IOperation? value = null;
        foreach (var operation in OperationTree.RootOf(place).Descendants())
        {
            var assigned = operation switch
            {
                IVariableDeclaratorOperation declarator when Is(declarator.Symbol, local) => declarator.GetVariableInitializer()?.Value,
                ILocalReferenceOperation reference when Is(reference.Local, local)
                    && reference.Parent is IAssignmentOperation assignment && assignment.Target == reference => assignment.Value,
                _ => null,
            };
            if (assigned is not null && value is not null)
                return null;

            value ??= assigned;
        }

        return ReferencesTo(local, place).Any(CanChangeElsewhere) ? null : value;
    }

    private static bool CanChangeElsewhere(IOperation reference) => reference.Parent is
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
        or ITupleOperation
        or IIncrementOrDecrementOperation
        or IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } };

    private static IEnumerable<IOperation> ReferencesTo(ILocalSymbol local, IOperation place) => OperationTree.RootOf(place)
        .Descendants()
        .Where(operation => operation is ILocalReferenceOperation reference && Is(reference.Local, local));

    private IObjectCreationOperation? OptionsOfInitialValue(ISymbol member, IOperation reference)
    {
        if (_stepsLeft-- == 0
            || member.DeclaringSyntaxReferences is not [var declaration]
            || member.ContainingType.DeclaringSyntaxReferences is not [var type]
            || reference.SemanticModel is not { } model
            || declaration.SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        var initializer = declaration.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax { AccessorList.Accessors: [{ Body: null, ExpressionBody: null }] } property => property.Initializer,
            _ => null,
        };
        return initializer is not null
            && !IsWrittenIn(type.GetSyntax(cancellationToken), member.Name)
            && model.GetOperation(WithoutParentheses(initializer.Value), cancellationToken) is { } value
                ? OptionsWithoutStore(value)
                : null;
    }

    // The model has no operation for a parenthesized expression.
    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;

        return expression;
    }

    // A constructor may replace the initializer's value. Comparing names is enough: when in doubt, nothing is reported.
    private static bool IsWrittenIn(SyntaxNode type, string member) => type.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left.DescendantNodesAndSelf()
            .Any(left => left is IdentifierNameSyntax name && name.Identifier.ValueText == member),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None)
            && argument.Expression.ToString().EndsWith(member, StringComparison.Ordinal),
        _ => false,
    });

    private static bool IsStore(IPropertyReferenceOperation property) => property.Property.Name == RuntimeNames.Store;

    private static bool IsNull(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: null }
        || OperationTree.WithoutConversions(value) is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    private static bool Is(ISymbol? symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol, other);
}
