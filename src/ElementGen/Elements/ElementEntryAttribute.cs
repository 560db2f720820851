namespace ElementGen;

/// <summary>
/// Says which entry a property of a generated configuration record stands for, and whether it must be supplied. Analyzers read it from
/// the compiled type, also in projects that have no definition. On the record itself it describes a control that has no property.
/// At most one of <see cref="Secret"/>, <see cref="Boolean"/> and <see cref="Choice"/> is true; when none is, the entry takes text.
/// </summary>
/// <param name="key">The entry's key (<c>messaging.sms.infobip.username</c>).</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ElementEntryAttribute(string key) : Attribute
{
    /// <summary>The entry's key.</summary>
    public string Key { get; } = key;

    /// <summary>Whether the caller must supply the entry when its group is selected, or always when it has no group.</summary>
    public bool MustSupply { get; set; }

    /// <summary>Whether the caller must supply the entry only when the selected authentication is an OAuth grant.</summary>
    public bool OnlyWithGrant { get; set; }

    /// <summary>The group that must be selected for the entry to count; null when it always counts.</summary>
    public string? Group { get; set; }

    /// <summary>Whether the value is a secret.</summary>
    public bool Secret { get; set; }

    /// <summary>Whether the value is <c>true</c> or <c>false</c>.</summary>
    public bool Boolean { get; set; }

    /// <summary>Whether the value is one of the entry's options.</summary>
    public bool Choice { get; set; }

    /// <summary>Whether the entry's value selects a group.</summary>
    public bool Control { get; set; }

    /// <summary>The group that a control selects when it is given no value; null for none.</summary>
    public string? SelectedByDefault { get; set; }

    /// <summary>
    /// For the entry that selects the authentication: whether the authentication is an OAuth grant when the entry is given no value.
    /// </summary>
    public bool GrantByDefault { get; set; }
}
