namespace ElementGen.LocalPlatform;

/// <summary>An instance as the platform keeps it. A change makes another one.</summary>
internal sealed record PlatformInstance
{
    private readonly string _name = "";
    private string? _searchedText;

    /// <summary>Its id; 0 until it is added to an organization.</summary>
    public long Id { get; init; }

    public required string ElementKey { get; init; }

    /// <summary>Its name; "" when it was created without one.</summary>
    public required string Name
    {
        get => _name;
        // A copy with another name has another text.
        init => (_name, _searchedText) = (value, null);
    }

    /// <summary>The token for calls on this instance.</summary>
    public required string Token { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The values that callers supplied. Secrets are masked, because the local platform does not need them.</summary>
    public required IReadOnlyDictionary<string, string> Configuration { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Whether calls with its token are answered with 403.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether something uses it, so that it cannot be deleted.</summary>
    public bool InUse { get; init; }

    /// <summary>
    /// What a search by text looks at: the name and the element's key, in capitals, so that it need not try each letter in two cases. Both
    /// are apart, so that no text is found in the end of one and the beginning of the other.
    /// </summary>
    internal string SearchedText => _searchedText ??= $"{Name}\uFFFF{ElementKey}".ToUpperInvariant();

    /// <summary><c>initial</c> when its refresh token came from elsewhere, else <c>none</c>.</summary>
    public string ExternalAuthentication { get; init; } = "none";
}
