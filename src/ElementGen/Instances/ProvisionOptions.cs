namespace ElementGen;

/// <summary>What can be asked for when an instance is provisioned, besides its configuration.</summary>
public class ProvisionOptions
{
    /// <summary>Tags to find the instance by; none by default.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// Whether the platform reads the endpoint's objects right after it made the instance; null, the default, leaves it to the platform.
    /// </summary>
    public bool? RetrieveObjectsAfterInstantiation { get; init; }

    /// <summary>
    /// The consent that an element with OAuth needs; null, the default, for none. It serves once: make new options for the next instance.
    /// </summary>
    public OAuthGrant? Grant { get; init; }

    /// <summary>The same options with a grant.</summary>
    internal ProvisionOptions With(OAuthGrant grant) => new()
    {
        Tags = Tags,
        RetrieveObjectsAfterInstantiation = RetrieveObjectsAfterInstantiation,
        Grant = grant,
    };
}
