namespace ElementGen.Definitions.Tests.Requirements;

/// <summary>What a caller gives the entries of one element, by key.</summary>
internal readonly struct CallersValues(EntryFacts[] entries, IReadOnlyDictionary<string, EntryValue> values) : IEntryValues
{
    public EntryValue this[int index] => values.GetValueOrDefault(entries[index].Key);

    /// <summary>The keys that a caller of <paramref name="element"/> lacks who gives <paramref name="values"/>.</summary>
    public static IEnumerable<string> Missing(ElementDefinition element, params (string Key, EntryValue Value)[] values)
    {
        var entries = EntryFacts.Of(element);
        return RequiredEntries.FindMissing<CallersValues>(entries, new(entries, values.ToDictionary(value => value.Key, value => value.Value)))
            .Select(index => entries[index].Key);
    }

    /// <summary>The same with texts.</summary>
    public static IEnumerable<string> Missing(ElementDefinition element, params (string Key, string? Text)[] values) =>
        Missing(element, [.. values.Select(value => (value.Key, EntryValue.Of(value.Text)))]);
}
