using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>An element that the platform serves.</summary>
/// <param name="Id">Its id on this platform. The state keeps it, so that it stays the same after a restart.</param>
/// <param name="Definition">What it is.</param>
internal sealed record PlatformElement(long Id, ElementDefinition Definition)
{
    private readonly EntryFacts[] _requirements = EntryFacts.Of(Definition);

    /// <summary>The entries that the caller must supply and <paramref name="configuration"/> lacks, in the definition's order.</summary>
    public IEnumerable<ConfigurationEntry> MissingEntries(IReadOnlyDictionary<string, string> configuration) =>
        RequiredEntries.FindMissing(_requirements, new Supplied(_requirements, configuration)).Select(index => Definition.Entries[index]);

    private readonly struct Supplied(EntryFacts[] entries, IReadOnlyDictionary<string, string> configuration) : IEntryValues
    {
        public EntryValue this[int index] => EntryValue.Of(configuration.GetValueOrDefault(entries[index].Key));
    }
}
