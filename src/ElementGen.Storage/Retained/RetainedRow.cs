namespace ElementGen.Storage;

/// <summary>A row as it stands in the database.</summary>
/// <param name="Key">What the instance belongs to.</param>
/// <param name="InstanceId">The instance's id as text; "0" when the platform told none.</param>
/// <param name="IsCurrent">Whether the row counts for its key; else it is history. A key has one current row at most.</param>
/// <param name="Payload">The instance, encrypted; null only in a damaged database.</param>
internal sealed record RetainedRow(InstanceKey Key, string InstanceId, bool IsCurrent, byte[]? Payload)
{
    /// <summary>The row's number, given by the database when it is added: later rows have higher ones.</summary>
    public long Sequence { get; init; }
}
