namespace ElementGen;

/// <summary>Under which names instances are imported, and how many at a time.</summary>
public sealed class ImportOptions
{
    /// <summary>
    /// The name to keep an instance under, and to ensure it by later; null or "" for one that is to be left out. By default it is the
    /// instance's own name.
    /// </summary>
    public Func<ProvisionedInstance, string?>? NameOf { get; init; }

    /// <summary>How many are worked on at a time, at least 1; 8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxParallel
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 8;
}

/// <summary>What became of an instance that was to be imported.</summary>
/// <param name="Key">What it is kept under, or was to be.</param>
/// <param name="Id">Its id as text.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record ImportedInstance(InstanceKey Key, string Id, ImportOutcome Outcome)
{
    /// <summary>The instance, with its token, which is in the store; null when it is not.</summary>
    public ProvisionedInstance? Instance { get; init; }

    /// <summary>Why it was not imported, or where it is, and what to do, without a secret; "" when there is nothing to say.</summary>
    public string Message { get; init; } = "";

    /// <summary>What went wrong; null when <see cref="Outcome"/> is not <see cref="ImportOutcome.Failed"/>.</summary>
    public Exception? Exception { get; init; }

    /// <summary>Says what became of which instance.</summary>
    /// <returns>One line for people, without a secret.</returns>
    public override string ToString() => ShownText.Of($"{Outcome}: instance {Id}, {Key}" + (Message.Length == 0 ? "" : $". {Message}"));
}

/// <summary>What became of an instance that was to be imported.</summary>
public enum ImportOutcome
{
    /// <summary>The store has it, and it carries the store's tag.</summary>
    Imported,

    /// <summary>The store had it before; <see cref="ImportedInstance.Key"/> says under which name.</summary>
    AlreadyRetained,

    /// <summary>The platform does not show its token. Save it with <see cref="IInstanceStore"/> if you have the token elsewhere.</summary>
    TokenNotTold,

    /// <summary>
    /// The name is taken: the store has another instance under it, or an attempt or a deletion that has not ended, or several instances
    /// were to have it. Choose another by <see cref="ImportOptions.NameOf"/>.
    /// </summary>
    NameTaken,

    /// <summary>It carries the tag of another store, or of another name.</summary>
    OthersTag,

    /// <summary>The platform does not have it.</summary>
    Missing,

    /// <summary>The platform or the store failed; <see cref="ImportedInstance.Exception"/> says how.</summary>
    Failed,
}
