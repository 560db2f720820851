using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis.Provisioning;

/// <summary>Walks the tree of operations.</summary>
internal static class OperationTree
{
    /// <summary>The whole body or initializer that holds <paramref name="operation"/>, with every lambda and local function in it.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }

    /// <summary>Whether <paramref name="reference"/> is only assigned to, by a statement of its own, and so not read.</summary>
    public static bool IsAssignedBy(IOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment && assignment.Target == reference;

    /// <summary><paramref name="value"/> without the conversions around it.</summary>
    public static IOperation WithoutConversions(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;

        return value;
    }
}
