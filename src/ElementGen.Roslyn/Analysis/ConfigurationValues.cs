using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>What a creation, and a <c>with</c> directly on it, says about the values of the entries.</summary>
internal readonly struct ConfigurationValues : IEntryValues
{
    private readonly EntryValue[] _values;
    private readonly bool[] _isWritten;

    private ConfigurationValues(ConfigurationShape shape)
    {
        _values = new EntryValue[shape.Requirements.Length];
        _isWritten = new bool[_values.Length];
    }

    /// <inheritdoc/>
    public EntryValue this[int index] => _values[index];

    /// <summary>Whether the entry's property stands in the creation, be it set to null: then it is empty, but not missing.</summary>
    public bool IsWritten(int index) => _isWritten[index];

    /// <summary>The values that <paramref name="creation"/> gives; null when it may give any, which nothing can be concluded from.</summary>
    public static ConfigurationValues? Of(IObjectCreationOperation creation, ConfigurationShape shape, RuntimeSymbols runtime)
    {
        if (creation.Constructor is not { } constructor || !runtime.IsGenerated(constructor))
            return null;

        var values = new ConfigurationValues(shape);
        IOperation? additional = null;
        if (!values.TryRead(creation.Initializer, shape, runtime, ref additional))
            return null;

        for (var outer = Outer(creation); outer is not null; outer = Outer(outer))
        {
            if (!values.TryRead(outer.Initializer, shape, runtime, ref additional))
                return null;
        }

        return additional is null || values.TryOverride(additional, shape) ? values : null;
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

    private bool TryRead(
        IObjectOrCollectionInitializerOperation? initializer, ConfigurationShape shape, RuntimeSymbols runtime, ref IOperation? additional)
    {
        if (initializer is null)
            return true;

        foreach (var member in initializer.Initializers)
        {
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment)
                continue;

            var index = shape.IndexOf(property);
            if (index >= 0)
            {
                _values[index] = shape.Requirements[index].IsControl ? KnownValue.Of(assignment.Value, runtime) : EntryValue.Unknown;
                _isWritten[index] = true;
            }
            else if (property.Name == RuntimeNames.Additional)
            {
                additional = assignment.Value;
            }
            else
            {
                // A property of the user's own, which may set others.
                return false;
            }
        }

        return true;
    }

    // At run time an entry in Additional wins over the property that stands for it, whichever was written first.
    private bool TryOverride(IOperation additional, ConfigurationShape shape)
    {
        if (AdditionalEntries.Read(additional) is not { } entries)
            return false;

        foreach (var entry in entries)
        {
            var index = shape.IndexOf(entry.Key);
            if (index >= 0)
                (_values[index], _isWritten[index]) = (entry.Value, false);
        }

        return true;
    }
}
