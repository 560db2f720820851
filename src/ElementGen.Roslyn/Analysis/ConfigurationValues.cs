using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>The values that a creation, and every <c>with</c> directly on it, give the entries.</summary>
internal readonly struct ConfigurationValues : IEntryValues
{
    private readonly RuntimeSymbols _runtime;
    private readonly EntryValue[] _values;
    private readonly EntryWrite?[] _writes;
    private readonly bool[] _isWritten;
    private readonly List<EntryValue> _valuesOfUnknownKeys = [];

    private ConfigurationValues(ConfigurationShape shape, RuntimeSymbols runtime, bool isComplete)
    {
        Shape = shape;
        _runtime = runtime;
        _values = new EntryValue[shape.Facts.Length];
        _writes = new EntryWrite?[_values.Length];
        _isWritten = new bool[_values.Length];
        IsComplete = isComplete;
        if (!isComplete)
            _values.AsSpan().Fill(EntryValue.Unknown);
    }

    /// <inheritdoc/>
    public EntryValue this[int index] => _values[index];

    /// <summary>The shape of the record.</summary>
    public ConfigurationShape Shape { get; }

    /// <summary>Whether all values are in the creation. A constructor in the user's code may give more.</summary>
    public bool IsComplete { get; }

    /// <summary>The code that sets the final value of the entry at <paramref name="index"/>; null when there is none.</summary>
    public EntryWrite? WriteAt(int index) => _writes[index];

    /// <summary>Whether the creation sets the entry's property. If it is set to null, the entry is empty, but not missing.</summary>
    public bool IsWritten(int index) => _isWritten[index];

    /// <summary>The constants that <paramref name="write"/> may give; none when any possible value is known only at run time.</summary>
    public IReadOnlyList<ConstantEntryValue> ConstantsOf(EntryWrite write) => KnownValue.ConstantsOf(write.Value, _runtime);

    /// <summary>Whether <paramref name="group"/> is or may be selected. Any key without a property may be a control.</summary>
    public bool MayBeSelected(string group) =>
        RequiredEntries.MayBeSelected(Shape.Facts, group, this)
        || _valuesOfUnknownKeys.Exists(
            value => value.IsUnknown || string.Equals(value.Text, group, StringComparison.OrdinalIgnoreCase));

    /// <summary>The values that <paramref name="creation"/> gives; null when it may give any.</summary>
    public static ConfigurationValues? Of(IObjectCreationOperation creation, ConfigurationShape shape, RuntimeSymbols runtime)
    {
        if (creation.Constructor is not { } constructor)
            return null;

        var values = new ConfigurationValues(shape, runtime, runtime.IsGenerated(constructor));
        IOperation? additional = null;
        if (!values.TryRead(creation.Initializer, ref additional))
            return null;

        for (var outer = Outer(creation); outer is not null; outer = Outer(outer))
        {
            if (!values.TryRead(outer.Initializer, ref additional))
                return null;
        }

        return additional is null || values.TryOverride(additional) ? values : null;
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

    private bool TryRead(IObjectOrCollectionInitializerOperation? initializer, ref IOperation? additional)
    {
        if (initializer is null)
            return true;

        foreach (var member in initializer.Initializers)
        {
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
                continue;

            var index = Shape.IndexOf(target.Property);
            if (index >= 0)
            {
                Write(index, new EntryWrite(target, assignment.Value));
                _isWritten[index] = true;
            }
            else if (target.Property.Name == RuntimeNames.Additional)
            {
                additional = assignment.Value;
            }
            else
            {
                // The property is in the user's code, and may set others.
                return false;
            }
        }

        return true;
    }

    // At run time, a value in Additional takes precedence over the property, in whichever order they are written.
    private bool TryOverride(IOperation additional)
    {
        if (AdditionalInitializer.Read(additional) is not { } entries)
            return false;

        foreach (var entry in entries)
        {
            var index = Shape.IndexOf(entry.Key);
            if (index >= 0)
                Write(index, entry.Value);
            else
                _valuesOfUnknownKeys.Add(KnownValue.Of(entry.Value.Value, _runtime));
        }

        return true;
    }

    private void Write(int index, EntryWrite write)
    {
        _writes[index] = write;
        _values[index] = KnownValue.Of(write.Value, _runtime);
    }
}
