namespace ElementGen.LocalPlatform;

/// <summary>The faults that were asked for.</summary>
internal sealed class FaultRules(int seed)
{
    private readonly Lock _gate = new();
    // Repeatable on purpose: a test that failed must fail again.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);
#pragma warning restore CA5394
    private volatile FaultRule[] _rules = [];

    /// <summary>Whether there are none, as in nearly every request.</summary>
    public bool IsEmpty => _rules.Length == 0;

    /// <summary>Whether some rule has to know the element of a call.</summary>
    public bool AskForElement => Array.Exists(_rules, static rule => rule.AsksForElement);

    public void Add(FaultRule rule)
    {
        lock (_gate)
            _rules = [.. _rules, rule];
    }

    /// <summary>Ends the faults of an organization; null for all faults.</summary>
    public void Clear(PlatformOrganization? organization)
    {
        lock (_gate)
            _rules = organization is null ? [] : Array.FindAll(_rules, rule => rule.Organization != organization);
    }

    /// <summary>The rules in words, those of <paramref name="organization"/> or everybody's.</summary>
    public IReadOnlyList<string> Describe(PlatformOrganization organization) =>
        [.. _rules.Where(rule => rule.Organization is null || rule.Organization == organization).Select(rule => rule.ToString())];

    /// <summary>What goes wrong with a call.</summary>
    public IReadOnlyList<Fault> Of(PlatformOrganization? caller, Call call, string? elementKey)
    {
        lock (_gate)
            return [.. _rules.Where(rule => rule.Takes(caller, call, elementKey, _random)).Select(rule => rule.Fault)];
    }
}
