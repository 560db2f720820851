using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis.Provisioning;

/// <summary>Follows the result of a call, be it a task or what a task gives, to where it is used or lost.</summary>
internal sealed class ResultUse(ProvisioningSymbols symbols)
{
    // A task that is handed from local to local is followed this far; nobody writes more, but a local can be assigned to itself.
    private const int MostLocals = 4;

    /// <summary>
    /// Whether the program has no way to the result any more: nobody takes it, awaits it into something, returns it or passes it on. What is
    /// passed on counts as used, whatever is then done with it.
    /// </summary>
    public bool IsDiscarded(IOperation result) => IsDiscarded(result, MostLocals);

    private bool IsDiscarded(IOperation result, int locals)
    {
        for (var use = result; use.Parent is { } parent; use = parent)
        {
            switch (parent)
            {
                case IAwaitOperation or IConversionOperation { OperatorMethod: null }:
                case IPropertyReferenceOperation { Property.Name: "Result" }:
                    break;
                case IInvocationOperation { TargetMethod.Name: "Wait", Type.SpecialType: SpecialType.System_Void or SpecialType.System_Boolean } call
                    when call.Instance == use:
                    return true;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync" or "GetAwaiter" or "GetResult" } call
                    when call.Instance == use:
                    break;
                case ISimpleAssignmentOperation { Target: IDiscardOperation } assignment when assignment.Value == use:
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == use:
                    return assignment.Parent is IExpressionStatementOperation && IsUnusedTask(local, parent, locals);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return IsUnusedTask(local, parent, locals);
                case IExpressionStatementOperation:
                    return !IsInExpressionTree(parent);
                default:
                    return false;
            }
        }

        return false;
    }

    // What stands in an expression tree is described there, not done.
    private bool IsInExpressionTree(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation { Parent: IConversionOperation { Type: var type } }
                && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, symbols.ExpressionTree))
            {
                return true;
            }
        }

        return false;
    }

    // An instance in a variable is at hand to whoever debugs or goes on typing; a task in one is nothing until it is awaited.
    private bool IsUnusedTask(ILocalSymbol local, IOperation place, int locals)
    {
        if (locals == 0 || local.RefKind != RefKind.None || !IsTask(local.Type))
            return false;

        foreach (var operation in OperationTree.RootOf(place).Descendants())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && !OperationTree.IsAssignedBy(reference)
                && !IsDiscarded(reference, locals - 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTask(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.Task) || SymbolEqualityComparer.Default.Equals(type, symbols.Task.BaseType);
}
