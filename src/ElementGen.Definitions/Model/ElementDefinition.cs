namespace ElementGen.Definitions;

/// <summary>
/// An element: a connector as the platform defines it, with the configuration entries of its instances. It has only what ElementGen uses;
/// the resources, models, objects and hooks of an export are skipped.
/// </summary>
public sealed record ElementDefinition
{
    /// <summary>The key that names the element (<c>infobip</c>). Ids differ between environments, keys do not.</summary>
    public required string Key { get; init; }

    /// <summary>The name shown to people; the key where a definition has none.</summary>
    public string Name { get => field ?? Key; init; }

    /// <summary>What the element is, in the vendor's words; null where a definition has none.</summary>
    public string? Description { get; init; }

    /// <summary>The hub the element belongs to (<c>messaging</c>); null where a definition has none.</summary>
    public string? Hub { get; init; }

    /// <summary>
    /// The definition's <c>authentication.type</c> (<c>oauth2</c>, <c>basic</c>, <c>custom</c>, …); null where a definition has none. The
    /// platform can add types.
    /// </summary>
    public string? AuthenticationType { get; init; }

    /// <summary>Whether an instance needs an OAuth grant. <see cref="AuthenticationType"/> does not tell.</summary>
    public bool TypeOauth { get; init; }

    /// <summary>Instructions for configuring the element, as HTML; null where a definition has none.</summary>
    public string? ConfigDescription { get; init; }

    /// <summary>The address at which to sign up with the element's provider; null where a definition has none.</summary>
    public string? SignupUrl { get; init; }

    /// <summary>Whether the platform offers the element; true where a definition does not say.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Whether the element was deleted on the platform.</summary>
    public bool Deleted { get; init; }

    /// <summary>The configuration entries, in the order of the definition. No two have the same key.</summary>
    public EquatableArray<ConfigurationEntry> Entries { get; init; }
}
