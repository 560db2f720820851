namespace ElementGen.Definitions;

/// <summary>One entry of an element's <c>configuration</c>: a setting of an instance, with its key.</summary>
public sealed record ConfigurationEntry
{
    /// <summary>The key under which the value is sent (<c>messaging.sms.infobip.username</c>).</summary>
    public required string Key { get; init; }

    /// <summary>The short label shown to people; the key where a definition has none.</summary>
    public string Name { get => field ?? Key; init; }

    /// <summary>What the entry is for; null where a definition has none.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The platform's type (<c>TEXTFIELD_128</c>, <c>PASSWORD</c>, …); "" where a definition has none. The platform can add types; an
    /// unknown one counts as text.
    /// </summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>The platform's flag. By itself it does not mean that a caller must supply the entry.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// The value that the platform uses when none is sent; null when there is none. It can be a live secret, so it is never written to
    /// documentation or a log, and to generated code only when it names a group and is one of the entry's options.
    /// </summary>
    public string? DefaultValue { get; init; }

    /// <summary>
    /// Whether <see cref="DefaultValue"/> only shows what a value looks like, so that the caller must still supply one
    /// (<c>"sample": true</c>). The platform's exports never say so; it is added by hand.
    /// </summary>
    public bool Sample { get; init; }

    /// <summary>Whether the entry is for the platform's own use.</summary>
    public bool Internal { get; init; }

    /// <summary>Whether the platform's console hides the entry.</summary>
    public bool HideFromConsole { get; init; }

    /// <summary>Whether the entry is in use; true where a definition does not say. Inactive entries stay in exports.</summary>
    public bool Active { get; init; } = true;

    /// <summary>
    /// The platform's flag for an entry whose value selects a group. It is not reliable: some definitions set it on other entries, and some
    /// do not set it on a control.
    /// </summary>
    public bool GroupControl { get; init; }

    /// <summary>The group that the entry belongs to; null for none. The group is selected by a control whose value is its name.</summary>
    public string? GroupName { get; init; }

    /// <summary>The values that a <c>COMBO</c> entry offers.</summary>
    public EquatableArray<EntryOption> Options { get; init; }

    /// <summary>The entry's position in the platform's console. Several entries can have the same one.</summary>
    public int DisplayOrder { get; init; }

    /// <summary>Whether the entry is set for a whole reseller.</summary>
    public bool ResellerConfig { get; init; }

    /// <summary>Whether the entry is set for a whole company.</summary>
    public bool CompanyConfig { get; init; }

    /// <summary>Whether the platform fills in the entry when the caller does not. An empty default counts as none.</summary>
    public bool HasDefault => !string.IsNullOrEmpty(DefaultValue);

    /// <summary>
    /// Whether callers can set the entry: it is active, and not both internal and hidden. Entries that are both are set by the platform.
    /// </summary>
    public bool IsOpenToCallers => Active && !(Internal && HideFromConsole);
}
