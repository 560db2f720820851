namespace ElementGen;

/// <summary>What a store has of one instance that is wanted, as it is at the moment of reading.</summary>
/// <remarks>
/// Times are differences that the store's own clock gave, because the clocks of machines disagree. None is longer than what was written,
/// even if the store's clock went back meanwhile.
/// </remarks>
public sealed record ProvisioningRow
{
    /// <summary>What the row belongs to.</summary>
    public required InstanceKey Key { get; init; }

    /// <summary>Changes with every change of the row, to a text that the key never had before.</summary>
    public required string Revision { get; init; }

    /// <summary>How far it has come.</summary>
    public required ProvisioningState State { get; init; }

    /// <summary>The number of the attempt, counted from 1; 0 for an instance that was saved without one.</summary>
    public int Attempt { get; init; }

    /// <summary>The call that works on it, while <see cref="LeaseLeft"/> is not zero; null for none.</summary>
    public string? Owner { get; init; }

    /// <summary>How long <see cref="Owner"/> has it for itself; zero when that is over, or when there is no owner.</summary>
    public TimeSpan LeaseLeft { get; init; }

    /// <summary>How long ago the store marked it as sent or as deleted; null when it never was.</summary>
    public TimeSpan? SentAge { get; init; }

    /// <summary>How much of the settle time is left that was written with that mark; zero when it is over, or when there is none.</summary>
    public TimeSpan SettlesIn { get; init; }

    /// <summary>The tag by which the platform finds the instance; null for an instance that was saved without one.</summary>
    public string? Tag { get; init; }

    /// <summary>
    /// The mark of the organization that asked, and a keyed hash of the configuration, which tell nothing about them without the key; null
    /// when neither is known.
    /// </summary>
    public string? ConfigurationHash { get; init; }

    /// <summary>
    /// The id of <see cref="Instance"/> as text; null when the row has no instance, "0" when the platform told none.
    /// </summary>
    public string? InstanceId { get; init; }

    /// <summary>The instance, with its token; null when the row has none, and in a list.</summary>
    public ProvisionedInstance? Instance { get; init; }
}

/// <summary>What a row is to be. It replaces the row's content, except for what a property says.</summary>
public sealed record ProvisioningChange
{
    /// <summary>How far it has come.</summary>
    public required ProvisioningState State { get; init; }

    /// <summary>The number of the attempt.</summary>
    public int Attempt { get; init; }

    /// <summary>The call that works on it; null for none.</summary>
    public string? Owner { get; init; }

    /// <summary>How long the owner has it for itself, from now; zero for not at all.</summary>
    public TimeSpan Lease { get; init; }

    /// <summary>
    /// Marks the row as sent, or as deleted, now, and says how long it settles from now. Null leaves both times of the row as they are.
    /// </summary>
    public TimeSpan? SettleTime { get; init; }

    /// <summary>The tag by which the platform finds the instance.</summary>
    public string? Tag { get; init; }

    /// <summary>The mark of the organization that asks, and a keyed hash of the configuration, as one text.</summary>
    public string? ConfigurationHash { get; init; }

    /// <summary>
    /// The instance that the row has from now on, with its token; null for none. An instance that the row had before and that is not the
    /// same (by id and token) stays in the store as history: it is listed and can be removed, but is not found.
    /// </summary>
    public ProvisionedInstance? Instance { get; init; }

    /// <summary>
    /// An instance of another origin that a call is about to take over, with its token; null for none. The store keeps it beside the row
    /// until a change has it as <see cref="Instance"/>: <see cref="IProvisioningStore.HasInstanceAsync"/> knows it, and it can be removed,
    /// but it is neither found nor listed, and does not become current when others are removed.
    /// </summary>
    public ProvisionedInstance? Candidate { get; init; }
}

/// <summary>Which rows to list.</summary>
/// <param name="Account">The account that they belong to.</param>
public sealed record ProvisioningQuery(string Account)
{
    /// <summary>Only rows of these states; all by default.</summary>
    public IReadOnlyList<ProvisioningState> States { get; init; } = [];

    /// <summary>Only rows with this <see cref="ProvisioningRow.InstanceId"/>; null for all.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Only rows behind the one of this key; null to begin with the first.</summary>
    public InstanceKey? After { get; init; }

    /// <summary>The most rows to give; 100 by default.</summary>
    public int Limit { get; init; } = 100;
}
