using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Walks the tree of operations.</summary>
internal static class OperationTree
{
    /// <summary>The whole body or initializer that <paramref name="operation"/> is in, with its lambdas and local functions.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }

    /// <summary>Whether <paramref name="reference"/> is not read, but is the target of an assignment that is a statement.</summary>
    public static bool IsOnlyAssigned(IOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment
        && assignment.Target == reference;

    /// <summary><paramref name="value"/> without the conversions around it.</summary>
    public static IOperation WithoutConversions(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;

        return value;
    }
}
