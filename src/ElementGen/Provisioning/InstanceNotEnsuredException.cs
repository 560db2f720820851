namespace ElementGen;

/// <summary>
/// An instance could not be ensured without a decision that is the caller's. <see cref="InstanceIds"/> names the instances that it is
/// about; the call may itself have made one of them, or have deleted others if <see cref="EnsureOptions.Recreate"/> is set.
/// </summary>
public sealed class InstanceNotEnsuredException : ElementGenException
{
    internal InstanceNotEnsuredException(InstanceKey key, EnsureProblem problem, IReadOnlyList<string> ids, string message)
        : base(message)
    {
        Key = key;
        Problem = problem;
        InstanceIds = ids;
    }

    /// <summary>Which instance.</summary>
    public InstanceKey Key { get; }

    /// <summary>What is in the way.</summary>
    public EnsureProblem Problem { get; }

    /// <summary>The ids of the instances that the problem is about, as texts; empty for none.</summary>
    public IReadOnlyList<string> InstanceIds { get; }

    internal static InstanceNotEnsuredException Missing(InstanceKey key, string? id) => new(
        key,
        EnsureProblem.Missing,
        id is null ? [] : [id],
        ShownText.Of($"The platform has no instance for {key} any more: {id} is gone, or is another's. ")
            + "Set EnsureOptions.Recreate to make a new one; the store keeps the former one as history.");

    internal static InstanceNotEnsuredException Deleted(InstanceKey key) => new(
        key,
        EnsureProblem.Deleted,
        [],
        $"The instance for {key} was deleted by a client. Set EnsureOptions.Recreate to make a new one.");

    internal static InstanceNotEnsuredException TokenNotTold(InstanceKey key, IReadOnlyList<string> ids) => new(
        key,
        EnsureProblem.TokenNotTold,
        ids,
        ShownText.Of($"The platform has instance {string.Join(", ", ids)} for {key}, but does not show its token any more. ")
            + "Set EnsureOptions.Recreate to delete it and to make a new one; or, if you have its token elsewhere, save the instance with "
            + ShownText.Of($"it: {SavingAdvice.Of(key)}."));

    internal static InstanceNotEnsuredException Others(InstanceKey key, IReadOnlyList<string> ids, bool mayAdopt) => new(
        key,
        EnsureProblem.OtherInstances,
        ids,
        ShownText.Of($"The platform has {(ids.Count == 1 ? "an instance" : "instances")} for {key} without this store's tag: ")
            + ShownText.Of($"{string.Join(", ", ids)}. ")
            + (mayAdopt
                ? "Only one can be taken over: rename or delete the others."
                : "Delete it, or set EnsureOptions.Adopt to ByName to take it over."));
}

/// <summary>What is in the way of ensuring an instance.</summary>
public enum EnsureProblem
{
    /// <summary>The retained instance is gone from the platform, or is another's by now.</summary>
    Missing,

    /// <summary>A client deleted the instance.</summary>
    Deleted,

    /// <summary>The instance exists, but the platform does not show its token.</summary>
    TokenNotTold,

    /// <summary>
    /// Instances of the element have the name and not this store's tag: several could be taken over, or one may have been made by a
    /// creation whose outcome is not known and have lost its tag since.
    /// </summary>
    OtherInstances,
}
