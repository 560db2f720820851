using System.Collections.Immutable;

namespace ElementGen.LocalPlatform;

/// <summary>What there is of an organization: its state, and its snapshots by name.</summary>
internal sealed record OrganizationContent(OrganizationState State, ImmutableDictionary<string, OrganizationState> Snapshots);
