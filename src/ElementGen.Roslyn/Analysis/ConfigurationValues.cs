using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>What a creation, and a <c>with</c> directly on it, says about the values of the entries.</summary>
internal readonly struct ConfigurationValues : IEntryValues
{
    private readonly EntryValue[] _values;

    private ConfigurationValues(EntryValue[] values) => _values = values;

    /// <inheritdoc/>
    public EntryValue this[int index] => _values[index];

    /// <summary>The values that <paramref name="creation"/> gives; null when it may give any, which nothing can be concluded from.</summary>
    public static ConfigurationValues? Of(IObjectCreationOperation creation, ConfigurationShape shape, RuntimeSymbols runtime)
    {
        if (creation.Constructor is not { } constructor || !runtime.IsGenerated(constructor))
            return null;

        var values = new EntryValue[shape.Requirements.Length];
        IOperation? additional = null;
        if (!TryRead(creation.Initializer, shape, runtime, values, ref additional))
            return null;

        for (var outer = Outer(creation); outer is not null; outer = Outer(outer))
        {
            if (!TryRead(outer.Initializer, shape, runtime, values, ref additional))
                return null;
        }

        return additional is null || TryOverride(additional, shape, values) ? new ConfigurationValues(values) : null;
    }

    private static IWithOperation? Outer(IOperation operation)
    {
        var outer = operation.Parent;
        while (outer is IParenthesizedOperation or IConversionOperation { IsImplicit: true })
            outer = outer.Parent;

        return outer is IWithOperation with && IsOperand(with, operation) ? with : null;
    }

    private static bool IsOperand(IWithOperation with, IOperation operation)
    {
        var operand = with.Operand;
        while (operand is IParenthesizedOperation or IConversionOperation { IsImplicit: true })
            operand = operand is IParenthesizedOperation parenthesized ? parenthesized.Operand : ((IConversionOperation)operand).Operand;

        return operand == operation;
    }

    private static bool TryRead(
        IObjectOrCollectionInitializerOperation? initializer, ConfigurationShape shape, RuntimeSymbols runtime, EntryValue[] values, ref IOperation? additional)
    {
        if (initializer is null)
            return true;

        foreach (var member in initializer.Initializers)
        {
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment)
                continue;

            var index = shape.IndexOf(property);
            if (index >= 0)
                values[index] = shape.Requirements[index].IsControl ? KnownValue.Of(assignment.Value, runtime) : EntryValue.Unknown;
            else if (property.Name == RuntimeNames.Additional)
                additional = assignment.Value;
            else
                // A property of the user's own, which may set others.
                return false;
        }

        return true;
    }

    // At run time an entry in Additional wins over the property that stands for it, whichever was written first.
    private static bool TryOverride(IOperation additional, ConfigurationShape shape, EntryValue[] values)
    {
        if (AdditionalEntries.Read(additional) is not { } entries)
            return false;

        foreach (var entry in entries)
        {
            var index = shape.IndexOf(entry.Key);
            if (index >= 0)
                values[index] = entry.Value;
        }

        return true;
    }
}
