using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Reads the keys that an <c>Additional = new Dictionary&lt;string, string&gt; { … }</c> supplies.</summary>
internal static class AdditionalEntries
{
    /// <summary>
    /// The entries by key; null when <paramref name="value"/> is neither null nor a dictionary of the framework's created on the spot with
    /// constant keys, and so may hold any.
    /// </summary>
    public static Dictionary<string, EntryValue>? Read(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        var entries = new Dictionary<string, EntryValue>(StringComparer.Ordinal);
        if (value.ConstantValue is { HasValue: true, Value: null })
            return entries;

        if (value is not IObjectCreationOperation { Arguments.IsEmpty: true } creation || !IsOfFramework(creation.Type))
            return null;

        if (creation.Initializer is null)
            return entries;

        foreach (var item in creation.Initializer.Initializers)
        {
            if (ReadItem(item) is not { } entry)
                return null;

            entries[entry.Key] = entry.Value;
        }

        return entries;
    }

    // A dictionary of the user's own can come filled.
    private static bool IsOfFramework(ITypeSymbol? type) => type?.ContainingNamespace is
    {
        Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };

    private static (string Key, EntryValue Value)? ReadItem(IOperation item) => item switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key] }, Value: var value }
            => Entry(key.Value, value),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var key, var value] } => Entry(key.Value, value.Value),
        _ => null,
    };

    private static (string Key, EntryValue Value)? Entry(IOperation key, IOperation value) =>
        key.ConstantValue is { HasValue: true, Value: string text }
            ? (text, value.ConstantValue is { HasValue: true, Value: var constant } ? EntryValue.Of(constant as string) : EntryValue.Unknown)
            : null;
}
