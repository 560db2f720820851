using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Code that gives an entry its value.</summary>
/// <param name="Name">The expression that names the entry: its property, or its key in <c>Additional</c>.</param>
/// <param name="Value">The expression for the value.</param>
internal readonly record struct EntryWrite(IOperation Name, IOperation Value);

/// <summary>Reads the entries in <c>Additional = new Dictionary&lt;string, string&gt; { … }</c>.</summary>
internal static class AdditionalInitializer
{
    /// <summary>
    /// The entries by key. Null when <paramref name="value"/> may have any key, because it is neither null nor a framework dictionary that
    /// is created right there with constant keys.
    /// </summary>
    public static Dictionary<string, EntryWrite>? Read(IOperation value)
    {
        value = Copied(value);
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

    /// <summary>The entries in <paramref name="value"/> with a constant key. There may be others.</summary>
    public static IEnumerable<(string Key, EntryWrite Write)> In(IOperation value)
    {
        if (Copied(value) is not IObjectCreationOperation { Initializer: { } initializer })
            yield break;

        foreach (var item in initializer.Initializers)
        {
            if (ReadItem(item) is { } entry)
                yield return entry;
        }
    }

    // A dictionary is copied by a conversion, or by a call that names it: AdditionalEntries.From(…).
    private static IOperation Copied(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IInvocationOperation { TargetMethod: var method, Arguments: [var entries] } when IsCopying(method):
                    value = entries.Value;
                    break;
                default:
                    return value;
            }
        }
    }

    private static bool IsCopying(IMethodSymbol method) =>
        method is
        {
            Name: RuntimeNames.From,
            ContainingType: { Name: RuntimeNames.AdditionalEntries, ContainingNamespace.Name: nameof(ElementGen) },
        };

    // A dictionary class in the user's code may fill itself.
    private static bool IsOfFramework(ITypeSymbol? type) => type?.ContainingNamespace is
    {
        Name: "Generic",
        ContainingNamespace:
        {
            Name: "Collections",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        },
    };

    private static (string Key, EntryWrite Write)? ReadItem(IOperation item) => item switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key] } } assignment
            => Entry(key.Value, assignment.Value),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var key, var value] } => Entry(key.Value, value.Value),
        _ => null,
    };

    private static (string Key, EntryWrite Write)? Entry(IOperation key, IOperation value) =>
        key.ConstantValue is { HasValue: true, Value: string text } ? (text, new EntryWrite(key, value)) : null;
}
