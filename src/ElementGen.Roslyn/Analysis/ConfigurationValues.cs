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
        if (creation.Constructor is not { } constructor || MaySetEntries(constructor))
            return null;

        var values = new EntryValue[shape.Requirements.Length];
        if (creation.Initializer is { } initializer && !TryRead(initializer, shape, runtime, values))
            return null;

        for (var outer = Outer(creation); outer is IWithOperation with; outer = Outer(with))
        {
            if (with.Initializer is { } changes && !TryRead(changes, shape, runtime, values))
                return null;
        }

        return new ConfigurationValues(values);
    }

    // A constructor of the user's own, or a copy, may set anything. Metadata does not tell whose one without parameters is; it is the compiler's.
    private static bool MaySetEntries(IMethodSymbol constructor) =>
        !constructor.Parameters.IsEmpty || (!constructor.IsImplicitlyDeclared && !constructor.DeclaringSyntaxReferences.IsEmpty);

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

    private static bool TryRead(
        IObjectOrCollectionInitializerOperation initializer, ConfigurationShape shape, RuntimeSymbols runtime, EntryValue[] values)
    {
        foreach (var member in initializer.Initializers)
        {
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment)
                continue;

            var index = shape.IndexOf(property);
            if (index >= 0)
                values[index] = shape.Requirements[index].IsControl ? KnownText(assignment.Value, runtime) : EntryValue.Unknown;
            else if (property.Name == RuntimeNames.Additional && !TryReadAdditional(assignment.Value, shape, values))
                return false;
        }

        return true;
    }

    private static bool TryReadAdditional(IOperation value, ConfigurationShape shape, EntryValue[] values)
    {
        if (AdditionalEntries.Read(value) is not { } entries)
            return false;

        foreach (var entry in entries)
        {
            var index = shape.IndexOf(entry.Key);
            if (index >= 0)
                values[index] = entry.Value;
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
