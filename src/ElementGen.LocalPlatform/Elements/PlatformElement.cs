using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>An element that the platform serves.</summary>
/// <param name="Id">Its id on this platform. The state keeps the id, so that it stays the same after a restart.</param>
/// <param name="Definition">Its definition.</param>
internal sealed record PlatformElement(long Id, ElementDefinition Definition)
{
    private readonly EntryFacts[] _facts = EntryFacts.Of(Definition);

    /// <summary>
    /// The entries that the caller must supply and that <paramref name="configuration"/> lacks, in the order of the definition.
    /// </summary>
    public IEnumerable<ConfigurationEntry> MissingEntries(IReadOnlyDictionary<string, string> configuration) =>
        RequiredEntries.FindMissing(_facts, new SuppliedValues(_facts, configuration)).Select(index => Definition.Entries[index]);

    private readonly struct SuppliedValues(EntryFacts[] facts, IReadOnlyDictionary<string, string> configuration) : IEntryValues
    {
        public EntryValue this[int index] => EntryValue.Of(configuration.GetValueOrDefault(facts[index].Key));
    }
}
