using ElementGen.Definitions;

namespace ElementGen;

/// <summary>
/// One configuration entry of an element, as its generated class knows it. At most one of <see cref="IsSecret"/>, <see cref="IsBoolean"/>
/// and <see cref="IsChoice"/> is true; when none is, the entry takes text.
/// </summary>
/// <param name="Key">The key under which the value is sent (<c>messaging.sms.infobip.username</c>).</param>
/// <param name="Property">
/// The property of the configuration record that holds the value; null when only <see cref="ElementConfiguration.Additional"/> can.
/// </param>
/// <param name="Name">The short label shown to people (<c>User Name</c>).</param>
/// <param name="Type">
/// The platform's type, an open set (<c>TEXTFIELD_128</c>, <c>PASSWORD</c>, <c>COMBO</c>, …); if it is left out, the most common one.
/// </param>
public sealed record EntryDescriptor(string Key, string? Property, string Name, string Type = EntryDescriptor.CommonType)
{
    private const string CommonType = "TEXTFIELD_128";

    /// <summary>Whether the caller must supply the entry when its group is selected, or always when it has no group.</summary>
    public bool MustSupply { get; init; }

    /// <summary>Whether the caller must supply the entry only when the selected authentication is an OAuth grant.</summary>
    public bool OnlyWithGrant { get; init; }

    /// <summary>The group that must be selected for the entry to count; null when it always counts.</summary>
    public string? Group { get; init; }

    /// <summary>Whether the value is a secret: the property is a <see cref="Secret"/>.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the value is <c>true</c> or <c>false</c>: the property is a <see cref="bool"/>.</summary>
    public bool IsBoolean { get; init; }

    /// <summary>Whether the value is one of the entry's options: the property is an enum.</summary>
    public bool IsChoice => Options is not null;

    /// <summary>The options; null when the property is not an enum.</summary>
    public ElementOptions? Options { get; init; }

    /// <summary>Whether the entry's value selects a group.</summary>
    public bool IsControl { get; init; }

    /// <summary>The group that a control selects when it is given no value; null for none.</summary>
    public string? SelectedByDefault { get; init; }

    /// <summary>
    /// For the entry that selects the authentication: whether the authentication is an OAuth grant when the entry is given no value.
    /// </summary>
    public bool IsGrantByDefault { get; init; }

    /// <summary>What kind of value the entry takes.</summary>
    internal EntryKind Kind => this switch
    {
        { IsSecret: true } => EntryKind.Secret,
        { IsBoolean: true } => EntryKind.Boolean,
        { IsChoice: true } => EntryKind.Choice,
        _ => EntryKind.Text,
    };

    /// <summary>Whether the entry must always be supplied, whatever the other values are: its property is then never null.</summary>
    internal bool IsAlwaysRequired => MustSupply && !OnlyWithGrant && Group is null;

    /// <summary>The property and the key: <c>Username (messaging.sms.infobip.username)</c>.</summary>
    /// <returns>The text; the key alone when there is no property.</returns>
    public override string ToString() => Property is null ? Key : $"{Property} ({Key})";
}
