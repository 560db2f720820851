namespace ElementGen;

/// <summary>What the platform tells of an instance's element. A field that an answer lacks has its default.</summary>
public sealed record ElementSummary
{
    /// <summary>The element's id; differs between environments.</summary>
    public long Id { get; init; }

    /// <summary>The name shown to people.</summary>
    public string Name { get; init; } = "";

    /// <summary>The element's key (<c>infobip</c>).</summary>
    public string Key { get; init; } = "";

    /// <summary>What the element is; null when the answer does not say.</summary>
    public string? Description { get; init; }

    /// <summary>The name of the element's picture; null when the answer does not say.</summary>
    public string? Image { get; init; }

    /// <summary>Whether the platform offers the element.</summary>
    public bool Active { get; init; }

    /// <summary>Whether the element was deleted on the platform.</summary>
    public bool Deleted { get; init; }

    /// <summary>Whether an instance needs an OAuth grant.</summary>
    public bool TypeOauth { get; init; }

    /// <summary>Whether the endpoint has trial accounts.</summary>
    public bool TrialAccount { get; init; }

    /// <summary>How to configure the element, as HTML; null when the answer does not say.</summary>
    public string? ConfigDescription { get; init; }

    /// <summary>Where to get an account at the endpoint; null when the answer does not say.</summary>
    public string? SignupUrl { get; init; }

    /// <summary>Names the element.</summary>
    /// <returns>One line for people, without characters that cannot be seen.</returns>
    public override string ToString() => ShownText.Of($"element '{Key}' ({Name})");
}
