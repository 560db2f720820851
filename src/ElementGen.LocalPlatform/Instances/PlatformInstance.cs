namespace ElementGen.LocalPlatform;

/// <summary>An instance as the platform keeps it.</summary>
internal sealed class PlatformInstance
{
    /// <summary>Its id; 0 until it is added to the table.</summary>
    public long Id { get; init; }

    /// <summary>The id of its element; 0 until it is added to the table.</summary>
    public long ElementId { get; init; }

    public required string ElementKey { get; init; }

    /// <summary>Its name; "" when it was created without one.</summary>
    public required string Name { get; init; }

    /// <summary>The token for calls on this instance.</summary>
    public required string Token { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The values that the caller supplied. Secrets are masked, because the local platform does not need them.</summary>
    public required IReadOnlyDictionary<string, string> Configuration { get; init; }

    public required DateTimeOffset Created { get; init; }
}
