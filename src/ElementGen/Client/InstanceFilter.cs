namespace ElementGen;

/// <summary>Which instances to list; all of them by default.</summary>
public sealed class InstanceFilter
{
    /// <summary>Only instances with these tags; none by default.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Only instances that the platform finds by this text; null for all.</summary>
    public string? SearchText { get; init; }

    /// <summary>
    /// Only instances of the element with this key; null for all. The platform has no such filter, so that the client applies it to the
    /// platform's answers.
    /// </summary>
    public string? ElementKey { get; init; }
}
