namespace ElementGen.Definitions;

/// <summary>One entry of an element's <c>configuration</c>: a value that an instance takes, by key.</summary>
public sealed record ConfigurationEntry
{
    /// <summary>The key under which the value is sent (<c>messaging.sms.infobip.username</c>).</summary>
    public required string Key { get; init; }

    /// <summary>The short label shown to people; the key where a definition gives none.</summary>
    public string Name { get => field ?? Key; init; }

    /// <summary>What the entry is for; null where a definition gives none.</summary>
    public string? Description { get; init; }

    /// <summary>The platform's type, an open set (<c>TEXTFIELD_128</c>, <c>PASSWORD</c>, …); unknown types count as text.</summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>The platform's flag. By itself it does not say that a caller must supply the entry.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// The value the platform takes when none is sent; null when there is none. Can hold a live secret:
    /// it never goes into generated code, documentation or a log.
    /// </summary>
    public string? DefaultValue { get; init; }

    /// <summary>
    /// Whether <see cref="DefaultValue"/> only shows what a value looks like, so that the caller must still supply one. No export of the platform
    /// says so; it is a fact that definitions kept by people can state (<c>"sample": true</c>).
    /// </summary>
    public bool Sample { get; init; }

    /// <summary>Whether the entry belongs to the platform's own use.</summary>
    public bool Internal { get; init; }

    /// <summary>Whether the platform's console leaves the entry out.</summary>
    public bool HideFromConsole { get; init; }

    /// <summary>Whether the entry is in use; true where a definition does not say. Inactive entries stay in exports.</summary>
    public bool Active { get; init; } = true;

    /// <summary>The platform's flag for an entry whose value selects a group. Not reliable: definitions set it on other entries and leave it out where it belongs.</summary>
    public bool GroupControl { get; init; }

    /// <summary>The group the entry belongs to, the value of some control; null when it belongs to none.</summary>
    public string? GroupName { get; init; }

    /// <summary>The values to choose from, for a <c>COMBO</c>.</summary>
    public EquatableArray<EntryOption> Options { get; init; }

    /// <summary>Where the platform's console shows the entry; several entries can share one position.</summary>
    public int DisplayOrder { get; init; }

    /// <summary>Whether the entry is set for a whole reseller.</summary>
    public bool ResellerConfig { get; init; }

    /// <summary>Whether the entry is set for a whole company.</summary>
    public bool CompanyConfig { get; init; }

    /// <summary>Whether the platform fills the entry when the caller does not; an empty default counts as none.</summary>
    public bool HasDefault => !string.IsNullOrEmpty(DefaultValue);

    /// <summary>
    /// Whether a caller can set the entry at all: it is in use, and not one of those both internal and hidden, which the platform sets.
    /// </summary>
    public bool IsOpenToCallers => Active && !(Internal && HideFromConsole);
}
