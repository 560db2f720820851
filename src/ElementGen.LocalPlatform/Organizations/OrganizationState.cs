using System.Collections.Immutable;

namespace ElementGen.LocalPlatform;

/// <summary>All that an organization has, at one moment. It never changes, so a snapshot is no more than another reference to it.</summary>
internal sealed record OrganizationState
{
    public static readonly OrganizationState Empty = new();

    public InstanceSet Instances { get; init; } = InstanceSet.Empty;

    /// <summary>The id that was given last, also if its instance was deleted: an id is never given twice.</summary>
    public long LastInstanceId { get; init; }

    /// <summary>Consents that were asked for, and request tokens of OAuth 1, by id.</summary>
    public ImmutableDictionary<string, Authorization> Authorizations { get; init; } = ImmutableDictionary<string, Authorization>.Empty;
}
