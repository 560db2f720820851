using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis.Provisioning;

/// <summary>Follows the result of a call, with or without its task, to where it is used or lost.</summary>
internal sealed class ResultUse(ProvisioningSymbols symbols)
{
    // How many locals a task is followed through. Nobody writes more, and without a limit a local that is assigned to itself has no end.
    private const int MostLocals = 4;

    /// <summary>
    /// Whether the program loses the result: it is not kept, not returned and not passed on. A result that is passed on counts as used,
    /// even if the receiver ignores it.
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
                case IInvocationOperation { TargetMethod: { Name: "Wait", ReturnType: var returned } } call
                    when call.Instance == use && returned.SpecialType is SpecialType.System_Void or SpecialType.System_Boolean:
                    return true;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync" or "GetAwaiter" or "GetResult" } call
                    when call.Instance == use:
                    break;
                case ISimpleAssignmentOperation { Target: IDiscardOperation } assignment when assignment.Value == use:
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment
                    when assignment.Value == use:
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

    // Code in an expression tree is only described, not run.
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

    // An instance in a variable counts as kept: code that uses it may follow. A task in a variable is not an instance until it is awaited.
    private bool IsUnusedTask(ILocalSymbol local, IOperation place, int locals)
    {
        if (locals == 0 || local.RefKind != RefKind.None || !IsTask(local.Type))
            return false;

        foreach (var operation in OperationTree.RootOf(place).Descendants())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && !OperationTree.IsOnlyAssigned(reference)
                && !IsDiscarded(reference, locals - 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTask(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.Task)
        || SymbolEqualityComparer.Default.Equals(type, symbols.Task.BaseType);
}
