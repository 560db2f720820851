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
        // A constructor of the user's own, or a copy, may set anything.
        if (creation.Constructor is not { IsImplicitlyDeclared: true, Parameters.IsEmpty: true })
            return null;

        var values = new ConfigurationValues(shape);
        if (creation.Initializer is { } initializer && !values.TryRead(initializer, shape, runtime))
            return null;

        for (var outer = Outer(creation); outer is IWithOperation with; outer = Outer(with))
        {
            if (with.Initializer is { } changes && !values.TryRead(changes, shape, runtime))
                return null;
        }

        return values;
    }

    private static IOperation? Outer(IOperation operation)
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

    private bool TryRead(IObjectOrCollectionInitializerOperation initializer, ConfigurationShape shape, RuntimeSymbols runtime)
    {
        foreach (var member in initializer.Initializers)
        {
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment)
                continue;

            var index = shape.IndexOf(property);
            if (index >= 0)
            {
                _values[index] = shape.Requirements[index].IsControl ? KnownText(assignment.Value, runtime) : EntryValue.Unknown;
                _isWritten[index] = true;
            }
            else if (property.Name == RuntimeNames.Additional && !TryReadAdditional(assignment.Value, shape))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadAdditional(IOperation value, ConfigurationShape shape)
    {
        if (AdditionalEntries.Read(value) is not { } entries)
            return false;

        foreach (var entry in entries)
        {
            var index = shape.IndexOf(entry.Key);
            if (index >= 0)
                _values[index] = entry.Value;
        }

        return true;
    }

    private static EntryValue KnownText(IOperation value, RuntimeSymbols runtime)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;

        if (value is IFieldReferenceOperation { Field: { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum } member })
            return OptionOf(member, runtime);

        if (value is IDefaultValueOperation)
            return EntryValue.None;

        return value.ConstantValue is { HasValue: true, Value: var constant }
            ? constant switch
            {
                null => EntryValue.None,
                string text => EntryValue.Of(text),
                bool flag => EntryValue.Of(flag ? "true" : "false"),
                _ => EntryValue.Unknown,
            }
            : EntryValue.Unknown;
    }

    private static EntryValue OptionOf(IFieldSymbol member, RuntimeSymbols runtime)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, runtime.ElementOptionAttribute)
                && attribute.ConstructorArguments is [{ Value: string text }])
            {
                return EntryValue.Of(text);
            }
        }

        return EntryValue.Unknown;
    }
}
