namespace ElementGen.LocalPlatform;

/// <summary>Which calls a fault is for. Without a setting, it is for every call until it is ended.</summary>
public sealed class FaultScope
{
    /// <summary>Only calls on the element with this key, or on its instances; null for all.</summary>
    public string? ElementKey { get; init; }

    /// <summary>Only the nth of these calls, counted from 1 since the fault was added; null for all.</summary>
    public int? Nth { get; init; }

    /// <summary>At most so many of these calls; null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>
    /// How likely each of these calls is to fail, from 0 to 1; 1 by default. Chance is repeatable: it goes by
    /// <see cref="LocalPlatformOptions.RandomSeed"/> and by the order of the calls.
    /// </summary>
    public double Probability { get; init; } = 1;
}
