using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>An element that the platform serves.</summary>
/// <param name="Id">Its id on this platform. The state keeps the id, so that it stays the same after a restart.</param>
/// <param name="Definition">Its definition.</param>
internal sealed record PlatformElement(long Id, ElementDefinition Definition)
{
    // Found out when it is asked for: a platform serves many elements, and few are used.
    private readonly Lazy<EntryFacts[]> _facts = new(() => EntryFacts.Of(Definition));

    /// <summary>
    /// The entries that the caller must supply and that <paramref name="configuration"/> lacks, in the order of the definition.
    /// </summary>
    public IEnumerable<ConfigurationEntry> MissingEntries(IReadOnlyDictionary<string, string> configuration) =>
        RequiredEntries.FindMissing(_facts.Value, new SuppliedValues(_facts.Value, configuration))
            .Select(index => Definition.Entries[index]);

    /// <summary>The authentication that <paramref name="configuration"/> selects; null when there is none.</summary>
    public string? AuthenticationOf(IReadOnlyDictionary<string, string> configuration) =>
        Grants.SelectorIn(Definition) is not { } selector ? Definition.AuthenticationType
        : configuration.GetValueOrDefault(selector.Key) is { Length: > 0 } selected ? selected
        : selector.HasDefault ? selector.DefaultValue
        : Definition.AuthenticationType;

    /// <summary>Whether an instance can be authorized by a grant, if a value selects it.</summary>
    public bool MayTakeGrant => Grants.MayAuthorize(Definition);

    private readonly struct SuppliedValues(EntryFacts[] facts, IReadOnlyDictionary<string, string> configuration) : IEntryValues
    {
        public EntryValue this[int index] => EntryValue.Of(configuration.GetValueOrDefault(facts[index].Key));
    }
}
