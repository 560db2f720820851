namespace ElementGen;

/// <summary>What a call is to ensure.</summary>
/// <param name="Key">What the instance belongs to.</param>
/// <param name="Options">How it is ensured.</param>
internal sealed record EnsureRequest(InstanceKey Key, EnsureOptions Options)
{
    /// <summary>Its element; null for a sweep, which knows only its key.</summary>
    public ElementDescriptor? Element { get; init; }

    /// <summary>The call that makes it; null for a sweep, which makes none.</summary>
    public PlatformCall? Creation { get; init; }

    /// <summary>Tells its configuration from others; null for a sweep.</summary>
    public string? ConfigurationHash { get; init; }

    /// <summary>Whether a creation needs a grant that the caller did not give.</summary>
    public bool LacksGrant { get; init; }

    /// <summary>Whether the grant serves for one creation: whoever took it once does not take it again.</summary>
    public bool HasSingleUseGrant => Options.Grant is { RefreshToken: null };

    /// <summary>Whether an instance counts only if the platform shows it, whatever the options say.</summary>
    public bool MustVerify { get; init; }

    /// <summary>Gets what the call does; null for nobody.</summary>
    public IProgress<EnsureProgress>? Progress { get; init; } = Options.Progress;

    /// <summary>The secrets that are not shown.</summary>
    public required SentSecrets Secrets { get; init; }

    /// <summary>How long a creation settles.</summary>
    public required TimeSpan SettleTime { get; init; }

    /// <summary>Who calls.</summary>
    public required ElementsCredentials Credentials { get; init; }

    /// <summary>Whether what has the mark of an organization is not this client's to touch, because that is another one.</summary>
    public required Func<string, bool> IsOfOthers { get; init; }
}
