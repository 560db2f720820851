namespace ElementGen.Storage;

/// <summary>A row as it stands in the database.</summary>
/// <param name="Key">What the instance belongs to.</param>
/// <param name="InstanceId">
/// The instance's id as text; "0" when the platform told none, null when the row has no instance.
/// </param>
/// <param name="IsCurrent">
/// Whether the row counts for its key; else it is history, or a candidate, and has an instance. A key has one current row at most.
/// </param>
/// <param name="Payload">The instance, encrypted; null when there is none, and in a damaged database.</param>
internal sealed record RetainedRow(InstanceKey Key, string? InstanceId, bool IsCurrent, byte[]? Payload)
{
    /// <summary>The row's number, given by the database when it is added: later rows have higher ones.</summary>
    public long Sequence { get; init; }

    /// <summary>The name of its <see cref="ProvisioningState"/>; something else in a damaged database.</summary>
    public string State { get; init; } = nameof(ProvisioningState.Retained);

    /// <inheritdoc cref="ProvisioningRow.Attempt"/>
    public int Attempt { get; init; }

    /// <inheritdoc cref="ProvisioningRow.Owner"/>
    public string? Owner { get; init; }

    /// <inheritdoc cref="ProvisioningRow.Tag"/>
    public string? Tag { get; init; }

    /// <inheritdoc cref="ProvisioningRow.ConfigurationHash"/>
    public string? ConfigurationHash { get; init; }

    /// <summary>Random, so that a row which was restored from a backup and then changed is not taken for the one that it was.</summary>
    public string Revision { get; init; } = NewRevision();

    /// <inheritdoc cref="RowTimes"/>
    public RowTimes Times { get; init; } = new();

    /// <summary>Whether there is an instance; in a damaged database one of both can be missing.</summary>
    public bool HasInstance => InstanceId is not null || Payload is not null;

    /// <summary>Whether the row has an instance that is looked for by its key.</summary>
    public bool IsFound => HasInstance
        && (State is nameof(ProvisioningState.Retained) or nameof(ProvisioningState.Missing));

    /// <summary>Whether it is no history either, but an instance that a call is about to take over.</summary>
    public bool IsCandidate => !IsCurrent && State == nameof(ProvisioningState.Intended);

    /// <summary>A revision that no row has.</summary>
    public static string NewRevision() => Guid.NewGuid().ToString("N");
}
