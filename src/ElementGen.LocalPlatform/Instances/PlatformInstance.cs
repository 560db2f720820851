namespace ElementGen.LocalPlatform;

/// <summary>An instance as the platform keeps it.</summary>
internal sealed class PlatformInstance
{
    /// <summary>The platform's id for it; 0 until it is kept.</summary>
    public long Id { get; init; }

    /// <summary>The platform's id for its element; 0 until it is kept.</summary>
    public long ElementId { get; init; }

    public required string ElementKey { get; init; }

    public required string Name { get; init; }

    /// <summary>The token that later requests for this instance carry.</summary>
    public required string Token { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>What the caller supplied, with secrets masked: the local platform has no use for them.</summary>
    public required IReadOnlyDictionary<string, string> Configuration { get; init; }

    public required DateTimeOffset Created { get; init; }
}
