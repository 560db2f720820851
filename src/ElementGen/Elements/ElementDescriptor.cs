using System.ComponentModel;
using ElementGen.Definitions;

namespace ElementGen;

/// <summary>What a generated class knows of its element: who it is, and which entries a configuration takes. Immutable.</summary>
public sealed class ElementDescriptor
{
    private readonly EntryRequirement[] _requirements;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private byte[][]? _members;

    /// <summary>Describes an element.</summary>
    /// <param name="key">The element's key (<c>infobip</c>).</param>
    /// <param name="name">The name shown to people.</param>
    /// <param name="hub">The hub the element belongs to; null when its definition gives none.</param>
    /// <param name="authentication">
    /// The kind of authentication (<c>basic</c>, <c>oauth2</c>, …); null when its definition gives none.
    /// </param>
    /// <param name="usesOAuth">Whether an instance needs an OAuth grant.</param>
    /// <param name="entries">The configuration entries, no two of one key.</param>
    /// <exception cref="ArgumentException">Two entries have one key.</exception>
    public ElementDescriptor(
        string key, string name, string? hub, string? authentication, bool usesOAuth, IReadOnlyList<EntryDescriptor> entries)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(entries);

        Key = key;
        Name = name;
        Hub = hub;
        Authentication = authentication;
        UsesOAuth = usesOAuth;
        Entries = Array.AsReadOnly(entries.ToArray());

        _requirements = new EntryRequirement[Entries.Count];
        for (var i = 0; i < _requirements.Length; i++)
        {
            var entry = Entries[i];
            if (!_keys.Add(entry.Key))
                throw new ArgumentException($"Two entries of '{key}' have the key '{entry.Key}'.", nameof(entries));

            _requirements[i] = new EntryRequirement(entry.Key, entry.MustSupply, entry.Group, entry.IsControl, entry.SelectedByDefault);
        }
    }

    /// <summary>The element's key (<c>infobip</c>).</summary>
    public string Key { get; }

    /// <summary>The name shown to people.</summary>
    public string Name { get; }

    /// <summary>The hub the element belongs to (<c>messaging</c>); null when its definition gives none.</summary>
    public string? Hub { get; }

    /// <summary>The kind of authentication (<c>basic</c>, <c>oauth2</c>, …), an open set; null when its definition gives none.</summary>
    public string? Authentication { get; }

    /// <summary>Whether an instance needs an OAuth grant. Does not follow from <see cref="Authentication"/>.</summary>
    public bool UsesOAuth { get; }

    /// <summary>The entries that a configuration takes; no two have one key.</summary>
    public IReadOnlyList<EntryDescriptor> Entries { get; }

    /// <summary>
    /// The entries that <paramref name="configuration"/> lacks and the caller must supply, in the order of <see cref="Entries"/>.
    /// Entries of a group count only when a control selects it. <see cref="ElementsClient.ProvisionInstanceAsync"/> asks the same before it
    /// sends anything.
    /// </summary>
    /// <param name="configuration">A configuration of this element.</param>
    /// <returns>The missing entries; empty, and without an allocation, when none is missing.</returns>
    /// <exception cref="ArgumentException">The configuration is one of another generated class.</exception>
    /// <exception cref="InvalidOperationException">An enum property has a value that none of its options has.</exception>
    public IReadOnlyList<EntryDescriptor> GetMissingEntries(ElementConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (!ReferenceEquals(configuration.Element, this))
        {
            throw new ArgumentException(
                $"The configuration belongs to another class, for element '{configuration.Element.Key}', not to the one for '{Key}'.",
                nameof(configuration));
        }

        var missing = RequiredEntries.FindMissing(_requirements, new SuppliedValues(configuration));
        if (missing.Count == 0)
            return [];

        var entries = new EntryDescriptor[missing.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = Entries[missing[i]];

        return Array.AsReadOnly(entries);
    }

    /// <summary>For generated code: the exception for an enum property whose value is none of the entry's options.</summary>
    /// <param name="property">The property's name.</param>
    /// <param name="value">The value that none of the options has.</param>
    /// <returns>The exception to throw.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static InvalidOperationException UndefinedOption(string property, int value) =>
        new(
            $"{property} has the value {value}, which stands for none of its options. "
                + "Take one of the enum's members, or give another option's text in Additional.");

    /// <summary>The element's key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;

    /// <summary>How the JSON of each of <see cref="Entries"/> begins in a request; made when it is first asked for.</summary>
    internal ReadOnlySpan<byte[]> Members => _members ??= [.. Entries.Select(static entry => CreateInstanceBody.MemberOf(entry.Key))];

    /// <summary>Whether the element lists an entry of that key.</summary>
    internal bool Lists(string key) => _keys.Contains(key);

    /// <summary>The values of a configuration, by the positions of its descriptor's entries.</summary>
    private readonly struct SuppliedValues(ElementConfiguration configuration) : IEntryValues
    {
        public EntryValue this[int index] => EntryValue.Of(configuration.Supplied(index));
    }
}
