using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>A constant that an entry is set to.</summary>
/// <param name="Place">The expression of the constant.</param>
/// <param name="Value">The value; never unknown.</param>
/// <param name="IsWhole">Whether the constant is the whole value, and not one branch of a conditional expression.</param>
internal readonly record struct ConstantEntryValue(IOperation Place, EntryValue Value, bool IsWhole);

/// <summary>Finds out which value an expression gives an entry, as far as the compiler knows.</summary>
internal static class KnownValue
{
    /// <summary>The text that is sent for <paramref name="value"/>; unknown when it depends on the run.</summary>
    public static EntryValue Of(IOperation value, RuntimeSymbols runtime) => Of(ref value, runtime);

    /// <summary>
    /// The constants that <paramref name="value"/> may give, in the order of the code; none when any possible value is known only at run
    /// time.
    /// </summary>
    public static IReadOnlyList<ConstantEntryValue> ConstantsOf(IOperation value, RuntimeSymbols runtime)
    {
        var known = Of(ref value, runtime);
        if (!known.IsUnknown)
            return [new ConstantEntryValue(value, known, IsWhole: true)];

        if (value is not (IConditionalOperation or ISwitchExpressionOperation))
            return [];

        var constants = new List<ConstantEntryValue>();
        return TryCollect(value, runtime, constants) ? constants : [];
    }

    private static bool TryCollect(IOperation value, RuntimeSymbols runtime, List<ConstantEntryValue> constants)
    {
        var known = Of(ref value, runtime);
        if (!known.IsUnknown)
        {
            constants.Add(new ConstantEntryValue(value, known, IsWhole: false));
            return true;
        }

        return value switch
        {
            IConditionalOperation { WhenFalse: { } whenFalse } choice =>
                TryCollect(choice.WhenTrue, runtime, constants) && TryCollect(whenFalse, runtime, constants),
            ISwitchExpressionOperation choice => choice.Arms.All(arm => TryCollect(arm.Value, runtime, constants)),
            IThrowOperation => true,
            _ => false,
        };
    }

    // Replaces value by the operand of its conversions.
    private static EntryValue Of(ref IOperation value, RuntimeSymbols runtime)
    {
        while (true)
        {
            if (value.ConstantValue is { HasValue: true, Value: var constant })
                return value.Type is { TypeKind: TypeKind.Enum } options ? OfOption(options, constant, runtime) : OfConstant(constant);

            switch (value)
            {
                case IDefaultValueOperation:
                    return EntryValue.None;
                case IConversionOperation conversion when KeepsText(conversion, runtime):
                    value = conversion.Operand;
                    break;
                case IFieldReferenceOperation { Field: { Name: nameof(string.Empty) } empty }
                    when empty.ContainingType.SpecialType == SpecialType.System_String:
                case IPropertyReferenceOperation { Property: { Name: nameof(string.Empty), IsStatic: true } emptySecret }
                    when IsSecret(emptySecret.ContainingType, runtime):
                    return EntryValue.Of("");
                default:
                    return EntryValue.Unknown;
            }
        }
    }

    private static bool KeepsText(IConversionOperation conversion, RuntimeSymbols runtime) =>
        conversion.OperatorMethod is not { } method || IsSecret(method.ContainingType, runtime);

    private static bool IsSecret(INamedTypeSymbol type, RuntimeSymbols runtime) =>
        SymbolEqualityComparer.Default.Equals(type, runtime.Secret);

    private static EntryValue OfConstant(object? constant) => constant switch
    {
        null => EntryValue.None,
        string text => EntryValue.Of(text),
        bool flag => EntryValue.Of(flag ? "true" : "false"),
        _ => EntryValue.Unknown,
    };

    private static EntryValue OfOption(ITypeSymbol options, object? constant, RuntimeSymbols runtime)
    {
        foreach (var member in options.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } option && Equals(option.ConstantValue, constant))
                return OfOption(option, runtime);
        }

        return EntryValue.Unknown;
    }

    private static EntryValue OfOption(IFieldSymbol option, RuntimeSymbols runtime)
    {
        foreach (var attribute in option.GetAttributes())
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
