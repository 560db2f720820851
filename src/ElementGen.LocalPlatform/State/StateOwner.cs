namespace ElementGen.LocalPlatform;

/// <summary>Whose state the file has.</summary>
/// <param name="Organization">The organization; "" for the default one.</param>
/// <param name="Snapshot">The name of a snapshot; "" for the state that it has now.</param>
internal sealed record StateOwner(string Organization, string Snapshot);
