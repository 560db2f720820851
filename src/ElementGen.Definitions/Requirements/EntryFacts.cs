namespace ElementGen.Definitions;

/// <summary>
/// What callers must know about an entry. A definition, the metadata of a generated class and a descriptor at run time all map to these
/// facts, so that the must-supply rule, <see cref="RequiredEntries"/>, works on all three.
/// </summary>
/// <param name="Key">The entry's key.</param>
/// <param name="MustSupply">
/// Whether the caller must supply the entry while it applies: while its group, if it has one, is selected, and while there is a grant, if
/// it needs one.
/// </param>
/// <param name="Group">The group that must be selected for the entry to apply; null when it is in none.</param>
/// <param name="IsControl">Whether the entry's value selects a group.</param>
/// <param name="SelectedByDefault">The group that a control selects when the caller does not set it; null for none.</param>
/// <param name="Kind">What kind of value the entry takes.</param>
/// <param name="OnlyWithGrant">Whether the caller must supply the entry only when the selected authentication is a grant.</param>
/// <param name="IsGrantByDefault">
/// For the entry that selects the authentication: whether the authentication is a grant when the caller gives the entry no value.
/// </param>
internal readonly record struct EntryFacts(
    string Key,
    bool MustSupply = false,
    string? Group = null,
    bool IsControl = false,
    string? SelectedByDefault = null,
    EntryKind Kind = EntryKind.Text,
    bool OnlyWithGrant = false,
    bool IsGrantByDefault = false)
{
    /// <summary>Whether the caller must supply the entry whatever the other values are.</summary>
    public bool IsAlwaysRequired => MustSupply && Group is null && !OnlyWithGrant;

    /// <summary>The facts of each entry of <paramref name="definition"/>, in the order of the definition.</summary>
    /// <param name="definition">The element.</param>
    /// <param name="optional">Keys of entries that callers need not supply, even if the definition requires them.</param>
    public static EntryFacts[] Of(ElementDefinition definition, ReadOnlySpan<string> optional = default)
    {
        var groups = SelectableGroups.Of(definition);
        var authentication = Grants.SelectorIn(definition);
        var facts = new EntryFacts[definition.Entries.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            var entry = definition.Entries[i];
            var isControl = groups.AreSelectedBy(entry);
            facts[i] = WithNeed(entry, definition, authentication, optional) with
            {
                Group = groups.GroupOf(entry),
                IsControl = isControl,
                SelectedByDefault = isControl ? OptionSelectedByDefault(entry) : null,
                Kind = EntryKinds.KindOf(entry),
                IsGrantByDefault = ReferenceEquals(entry, authentication) && IsGrant(definition, authentication),
            };
        }

        return facts;
    }

    // Tells whether the entry is needed, and whether only with a grant.
    private static EntryFacts WithNeed(
        ConfigurationEntry entry, ElementDefinition definition, ConfigurationEntry? authentication, ReadOnlySpan<string> optional)
    {
        var facts = new EntryFacts(entry.Key);
        if (!entry.IsOpenToCallers || IsFilledByDefault(entry, definition) || optional.IndexOf(entry.Key) >= 0)
            return facts;

        // The platform fills what it requires and hides, but for what only the caller's own application has.
        if (entry.Required && (!entry.HideFromConsole || Grants.IsApplication(entry.Key)))
            return facts with { MustSupply = true };

        var isNeededWithGrant = Grants.IsClient(entry.Key) || (entry.Required && entry.Type == EntryKinds.Password);
        if (!isNeededWithGrant)
            return facts;

        // Without a choice the need is known already.
        return authentication is null
            ? facts with { MustSupply = Grants.Is(definition.AuthenticationType) }
            : facts with { MustSupply = true, OnlyWithGrant = true };
    }

    private static bool IsFilledByDefault(ConfigurationEntry entry, ElementDefinition definition) =>
        entry.HasDefault && (entry.HideFromConsole || !SampleDefaults.IsSample(entry, definition));

    private static bool IsGrant(ElementDefinition definition, ConfigurationEntry? authentication) =>
        Grants.Is(authentication is { HasDefault: true, DefaultValue: var selected } ? selected : definition.AuthenticationType);

    // In the option's spelling: a group is compared ignoring case, but a default that is no option is never made public.
    private static string? OptionSelectedByDefault(ConfigurationEntry control)
    {
        foreach (var option in control.Options)
        {
            if (control.HasDefault && string.Equals(option.Value, control.DefaultValue, StringComparison.OrdinalIgnoreCase))
                return option.Value;
        }

        return null;
    }
}
