using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>An expression that gives an entry its value.</summary>
/// <param name="Name">What names the entry: its property, or its key in <c>Additional</c>.</param>
/// <param name="Value">The value.</param>
internal readonly record struct EntryWrite(IOperation Name, IOperation Value);

/// <summary>Reads the keys that an <c>Additional = new Dictionary&lt;string, string&gt; { … }</c> supplies.</summary>
internal static class AdditionalEntries
{
    /// <summary>
    /// The entries by key; null when <paramref name="value"/> is neither null nor a dictionary of the framework's created on the spot with
    /// constant keys, and so may hold any.
    /// </summary>
    public static Dictionary<string, EntryWrite>? Read(IOperation value)
    {
        value = WithoutConversions(value);
        var entries = new Dictionary<string, EntryWrite>(StringComparer.Ordinal);
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

            entries[entry.Key] = entry.Write;
        }

        return entries;
    }

    /// <summary>The entries that stand in <paramref name="value"/> with a constant key, whatever else it may hold.</summary>
    public static IEnumerable<(string Key, EntryWrite Write)> In(IOperation value)
    {
        if (WithoutConversions(value) is not IObjectCreationOperation { Initializer: { } initializer })
            yield break;

        foreach (var item in initializer.Initializers)
        {
            if (ReadItem(item) is { } entry)
                yield return entry;
        }
    }

    private static IOperation WithoutConversions(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value;
    }

    // A dictionary of the user's own can come filled.
    private static bool IsOfFramework(ITypeSymbol? type) => type?.ContainingNamespace is
    {
        Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };

    private static (string Key, EntryWrite Write)? ReadItem(IOperation item) => item switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key] }, Value: var value }
            => Entry(key.Value, value),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var key, var value] } => Entry(key.Value, value.Value),
        _ => null,
    };

    private static (string Key, EntryWrite Write)? Entry(IOperation key, IOperation value) =>
        key.ConstantValue is { HasValue: true, Value: string text } ? (text, new EntryWrite(key, value)) : null;
}
