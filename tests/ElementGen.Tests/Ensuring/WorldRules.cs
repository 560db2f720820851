namespace ElementGen.Tests;

/// <summary>How bad a world can be, and how its callers guard against it.</summary>
public sealed record WorldRules
{
    /// <summary>Requests land, and instances are found, within the settle time.</summary>
    public static WorldRules Bounded { get; } = new();

    /// <summary>Requests land up to two minutes late, and processes are paused up to a minute.</summary>
    public static WorldRules Unbounded { get; } = new() { Lateness = TimeSpan.FromSeconds(120), Pause = TimeSpan.FromSeconds(60), IsBounded = false };

    public bool IsBounded { get; init; } = true;

    public int Callers { get; init; } = 3;

    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(35);

    /// <summary>How late a request lands at most.</summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(8);

    public TimeSpan SearchLag { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>False for a store that writes whatever the revision.</summary>
    public bool ComparesRevisions { get; init; } = true;

    /// <summary>Whether somebody deletes the instance in the middle.</summary>
    public bool Deletes { get; init; }

    /// <summary>Whether callers make a deleted instance again.</summary>
    public bool Recreates { get; init; }

    /// <summary>
    /// Whether callers take over the instance of another origin, by its name or by its id, and somebody deletes instances by hand.
    /// </summary>
    public bool Adopts { get; init; }
}
