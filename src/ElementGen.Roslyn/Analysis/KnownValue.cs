using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Tells what an expression gives an entry, as far as the compiler knows it.</summary>
internal static class KnownValue
{
    /// <summary>The text that is sent for <paramref name="value"/>; unknown when only the run will show it.</summary>
    public static EntryValue Of(IOperation value, RuntimeSymbols runtime)
    {
        while (true)
        {
            if (value.ConstantValue is { HasValue: true, Value: var constant })
                return value.Type is { TypeKind: TypeKind.Enum } options ? OfOption(options, constant, runtime) : OfConstant(constant);

            switch (value)
            {
                case IDefaultValueOperation:
                    return EntryValue.None;
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                default:
                    return EntryValue.Unknown;
            }
        }
    }

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
