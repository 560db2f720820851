namespace ElementGen;

/// <summary>What can be asked for when an instance is provisioned, beside its configuration.</summary>
public sealed record ProvisionOptions
{
    /// <summary>Tags to find the instance by; none by default.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// Whether the platform reads the endpoint's objects right after it made the instance; null leaves it to the platform.
    /// </summary>
    public bool? RetrieveObjectsAfterInstantiation { get; init; }
}
