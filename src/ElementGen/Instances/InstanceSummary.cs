namespace ElementGen;

/// <summary>
/// What can be shown of an instance: to the callers of a web API, on a page, in a log. It has no token and no configuration, and any
/// serializer can write and read it. See <see cref="ProvisionedInstance.ToSummary"/>.
/// </summary>
public sealed record InstanceSummary
{
    /// <summary>The instance's id; 0 when the platform gave none, or one that is not a 64-bit whole number.</summary>
    public long Id { get; init; }

    /// <summary>The id as the platform wrote it, when it is not a 64-bit whole number (a UUID, for instance); null otherwise.</summary>
    public string? TextId { get; init; }

    /// <summary>The instance's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The key of its element (<c>infobip</c>).</summary>
    public string ElementKey { get; init; } = "";

    /// <summary>The name of its element that is shown to people; "" when the platform did not say.</summary>
    public string ElementName { get; init; } = "";

    /// <summary>The names of its tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the platform considers its configuration valid.</summary>
    public bool Valid { get; init; }

    /// <summary>Whether it is disabled; requests on it are then answered with 403.</summary>
    public bool Disabled { get; init; }

    /// <summary>When it was made; null when the platform did not say.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>Whether the platform listens for the endpoint's events; null when the platform did not say.</summary>
    public bool? EventsEnabled { get; init; }

    /// <summary>How the instance came by its authentication (<c>none</c>, <c>initial</c>); null when the platform did not say.</summary>
    public string? ExternalAuthentication { get; init; }

    /// <summary>Names the instance and its element.</summary>
    /// <returns>One line for people, without characters that cannot be seen.</returns>
    public override string ToString() =>
        ShownText.Of(FormattableString.Invariant($"instance {TextId ?? (object)Id} '{Name}' of '{ElementKey}'"));
}
