using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>What a creation, and a <c>with</c> directly on it, says about the values of the entries.</summary>
internal readonly struct ConfigurationValues : IEntryValues
{
    private readonly RuntimeSymbols _runtime;
    private readonly EntryValue[] _values;
    private readonly EntryWrite?[] _writes;
    private readonly bool[] _isWritten;
    private readonly List<EntryValue> _others = [];

    private ConfigurationValues(ConfigurationShape shape, RuntimeSymbols runtime, bool isComplete)
    {
        Shape = shape;
        _runtime = runtime;
        _values = new EntryValue[shape.Entries.Length];
        _writes = new EntryWrite?[_values.Length];
        _isWritten = new bool[_values.Length];
        IsComplete = isComplete;
        if (!isComplete)
            _values.AsSpan().Fill(EntryValue.Unknown);
    }

    /// <inheritdoc/>
    public EntryValue this[int index] => _values[index];

    /// <summary>The record that is created.</summary>
    public ConfigurationShape Shape { get; }

    /// <summary>Whether only the creation gives values. A constructor of the user's own may give more.</summary>
    public bool IsComplete { get; }

    /// <summary>What finally gives the entry at <paramref name="index"/> its value; null when nothing in the creation does.</summary>
    public EntryWrite? WriteAt(int index) => _writes[index];

    /// <summary>Whether the entry's property stands in the creation. One that is set to null is empty, but not missing.</summary>
    public bool IsWritten(int index) => _isWritten[index];

    /// <summary>The constants that <paramref name="write"/> chooses from; none when any part of the choice is known only at run time.</summary>
    public IReadOnlyList<ConstantEntryValue> ConstantsOf(EntryWrite write) => KnownValue.ConstantsOf(write.Value, _runtime);

    /// <summary>Whether <paramref name="group"/> is selected, or may be, also by a control that the record does not know.</summary>
    public bool MayBeSelected(string group) =>
        RequiredEntries.MayBeSelected(Shape.Entries, group, this) || _others.Exists(value => value.IsUnknown || string.Equals(value.Text, group, StringComparison.OrdinalIgnoreCase));

    /// <summary>The values that <paramref name="creation"/> gives; null when it may give any value, so that nothing can be concluded.</summary>
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
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } target } assignment)
                continue;

            var index = Shape.IndexOf(property);
            if (index >= 0)
            {
                Write(index, new EntryWrite(target, assignment.Value));
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
                _others.Add(KnownValue.Of(entry.Value.Value, _runtime));
        }

        return true;
    }

    private void Write(int index, EntryWrite write)
    {
        _writes[index] = write;
        _values[index] = KnownValue.Of(write.Value, _runtime);
    }
}
