using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis.Provisioning;

/// <summary>The code around an operation, and what a value in it comes from.</summary>
internal static class Code
{
    /// <summary>The whole body, or initializer, that <paramref name="operation"/> stands in, with every lambda and local function in it.</summary>
    public static IOperation Around(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }

    /// <summary>Whether a value is assigned to <paramref name="reference"/> by a statement of its own, so that it is not read.</summary>
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
