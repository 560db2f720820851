namespace ElementGen.Definitions;

/// <summary>What kind of mistake a definition shows in a body.</summary>
public enum InstanceFindingKind
{
    /// <summary>Entries that the caller must supply are absent, null or "".</summary>
    MissingEntries,

    /// <summary>The definition lists no entry with this key.</summary>
    UnknownKey,

    /// <summary>An entry that must be supplied has a placeholder for its value.</summary>
    Placeholder,

    /// <summary>An entry has a value that it cannot take.</summary>
    UnsuitableValue,
}

/// <summary>A mistake that a definition shows in a body.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Range">
/// Where it is: the name <c>configuration</c>, else <c>element</c>, for entries that are missing; a key that is not known; a value.
/// </param>
/// <param name="Keys">The entries' keys: every missing one in the order of the definition, or the one that is meant.</param>
/// <param name="Fault">Why the entry cannot take its value.</param>
public sealed record InstanceFinding(
    InstanceFindingKind Kind, ByteRange Range, IReadOnlyList<string> Keys, ValueFault Fault = ValueFault.None);
