namespace ElementGen.LocalPlatform;

/// <summary>The body of a request that creates or changes an instance. Secrets are masked.</summary>
/// <param name="ElementKey">The key of the element; null when the body has none.</param>
/// <param name="Name">The name; null when the body has none.</param>
/// <param name="Tags">The tags; null when the body has none.</param>
/// <param name="Configuration">The values, by key.</param>
/// <param name="HasGrant">Whether it has <c>providerData</c>.</param>
public sealed record RecordedBody(
    string? ElementKey,
    string? Name,
    IReadOnlyList<string>? Tags,
    IReadOnlyDictionary<string, string> Configuration,
    bool HasGrant);
