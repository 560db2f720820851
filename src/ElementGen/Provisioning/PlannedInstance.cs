namespace ElementGen;

/// <summary>What ensuring one <see cref="DesiredInstance"/> would do.</summary>
/// <param name="Key">Which instance.</param>
/// <param name="Action">What would be done.</param>
public sealed record PlannedInstance(InstanceKey Key, PlannedAction Action)
{
    /// <summary>The ids, as texts, of the instances that the action is about; empty for none.</summary>
    public IReadOnlyList<string> InstanceIds { get; init; } = [];

    /// <summary>
    /// The exception that ensuring it would throw; null when <see cref="Action"/> is neither <see cref="PlannedAction.Missing"/> nor
    /// <see cref="PlannedAction.Blocked"/>.
    /// </summary>
    public Exception? Exception { get; init; }

    /// <summary>Says what would be done about which instance.</summary>
    /// <returns>One line for people, without a secret.</returns>
    public override string ToString() => ShownText.Of(
        $"{Action}: {Key}"
            + (InstanceIds.Count == 0 ? "" : $", instance {string.Join(", ", InstanceIds)}")
            + (Exception is null ? "" : $". {Exception.Message}"));
}

/// <summary>What ensuring an instance would do.</summary>
public enum PlannedAction
{
    /// <summary>Make it.</summary>
    Create,

    /// <summary>Take over an instance that exists, by its tag or by its name; see <see cref="EnsureOptions.Adopt"/>.</summary>
    Adopt,

    /// <summary>Nothing: the store has it, and the platform shows it.</summary>
    Found,

    /// <summary>Nothing: it is there, but was made with another configuration.</summary>
    Differs,

    /// <summary>
    /// Fail: the store has it, and the platform no longer shows it. With <see cref="EnsureOptions.Recreate"/> it is
    /// <see cref="Create"/> instead.
    /// </summary>
    Missing,

    /// <summary>Wait: another call works on it, or the outcome of a creation or a deletion is not known yet. Plan again later.</summary>
    InProgress,

    /// <summary>
    /// Fail: something is in the way, which <see cref="PlannedInstance.Exception"/> tells; or nobody knows, because the platform did not
    /// answer.
    /// </summary>
    Blocked,
}
