using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>An instance on a local platform, as a test looks at it. <see cref="ToString"/> does not show the token.</summary>
public sealed class InstanceInfo
{
    internal InstanceInfo(PlatformInstance instance)
    {
        Id = instance.Id;
        ElementKey = instance.ElementKey;
        Name = instance.Name;
        Token = instance.Token;
        Tags = instance.Tags;
        Configuration = instance.Configuration;
        Created = instance.Created;
        IsDisabled = instance.Disabled;
    }

    /// <summary>The id.</summary>
    public long Id { get; }

    /// <summary>The key of its element.</summary>
    public string ElementKey { get; }

    /// <summary>The name; "" when it was created without one.</summary>
    public string Name { get; }

    /// <summary>The token for calls on it.</summary>
    public Secret Token { get; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The values that callers supplied, by key. Secrets are masked.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>Whether it is disabled.</summary>
    public bool IsDisabled { get; }

    /// <summary>The id, the element and the name.</summary>
    public override string ToString() => $"{ElementKey} instance {Id} '{MessageText.Printable(Name)}'";
}
