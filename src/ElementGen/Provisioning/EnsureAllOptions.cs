namespace ElementGen;

/// <summary>How many instances are ensured, planned or imported together.</summary>
public sealed class EnsureAllOptions
{
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

    /// <summary>
    /// How each instance is ensured that has no <see cref="DesiredInstance.Options"/>; null for the defaults. Leave its
    /// <see cref="ProvisionOptions.Grant"/> null: all instances would share it, and a grant serves once.
    /// </summary>
    public EnsureOptions? Each { get; init; }

    /// <summary>
    /// Gets the counts after each instance; null, the default, for nobody. What a single call does, and why it waits, is told by
    /// <see cref="EnsureOptions.Progress"/>. A plan does not report here.
    /// </summary>
    public IProgress<EnsureAllProgress>? Progress { get; init; }
}

/// <summary>How far the ensuring of many instances has come.</summary>
public sealed record EnsureAllProgress
{
    /// <summary>How many were made.</summary>
    public int Made { get; init; }

    /// <summary>How many were there.</summary>
    public int Found { get; init; }

    /// <summary>How many were taken over.</summary>
    public int Adopted { get; init; }

    /// <summary>How many were there with another configuration.</summary>
    public int Differing { get; init; }

    /// <summary>How many failed.</summary>
    public int Failed { get; init; }

    /// <summary>All of them together.</summary>
    public int Total => Made + Found + Adopted + Differing + Failed;

    internal EnsureAllProgress With(EnsureOutcome outcome) => outcome switch
    {
        EnsureOutcome.Made => this with { Made = Made + 1 },
        EnsureOutcome.Found => this with { Found = Found + 1 },
        EnsureOutcome.Adopted => this with { Adopted = Adopted + 1 },
        EnsureOutcome.Differs => this with { Differing = Differing + 1 },
        _ => this with { Failed = Failed + 1 },
    };
}

/// <summary>Counts what became of many instances. Thread-safe.</summary>
internal sealed class EnsureAllCounts(IProgress<EnsureAllProgress>? progress)
{
    private readonly object _turn = new();
    private EnsureAllProgress _counts = new();

    /// <summary>Counts one and reports.</summary>
    public void Count(EnsureOutcome outcome)
    {
        // Reported in turn, because a count that arrives late would look like a step back.
        lock (_turn)
        {
            _counts = _counts.With(outcome);
            try
            {
                progress?.Report(_counts);
            }
            catch (Exception)
            {
                // What goes wrong with telling it is no reason to lose an instance.
            }
        }
    }
}
