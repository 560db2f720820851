namespace ElementGen.LocalPlatform;

/// <summary>The faults that were asked for.</summary>
internal sealed class FaultRules(int seed)
{
    private readonly Lock _gate = new();
    private volatile FaultRule[] _rules = [];
    private volatile Absence[] _absences = [];
    private int _count;

    /// <summary>Whether there are none, as in nearly every request.</summary>
    public bool IsEmpty => _rules.Length == 0;

    /// <summary>Whether some rule has to know the element of a call.</summary>
    public bool AskForElement => Array.Exists(_rules, static rule => rule.AsksForElement);

    public void Add(FaultRule rule)
    {
        lock (_gate)
        {
            rule.Begin(unchecked((seed * 397) + _count++));
            _rules = [.. _rules, rule];
        }
    }

    /// <summary>Ends the faults of an organization; null for all faults.</summary>
    public void Clear(PlatformOrganization? organization)
    {
        lock (_gate)
        {
            _rules = organization is null ? [] : Array.FindAll(_rules, rule => rule.Organization != organization);
            _absences = organization is null ? [] : Array.FindAll(_absences, absence => absence.Organization != organization);
        }
    }

    /// <summary>Lets the platform be away until <paramref name="end"/>, for an organization; null for everybody.</summary>
    public void Leave(PlatformOrganization? organization, DateTimeOffset end)
    {
        lock (_gate)
            _absences = [.. _absences, new Absence(organization, end)];
    }

    /// <summary>Whether the platform is away at <paramref name="now"/>, for this organization or for everybody.</summary>
    public bool IsAway(PlatformOrganization? organization, DateTimeOffset now) =>
        Array.Exists(_absences, absence => (absence.Organization is null || absence.Organization == organization) && now < absence.End);

    /// <summary>The rules in words, those of <paramref name="organization"/> or everybody's.</summary>
    public IReadOnlyList<string> Describe(PlatformOrganization organization) =>
        [.. _rules.Where(rule => rule.Organization is null || rule.Organization == organization).Select(rule => rule.ToString())];

    /// <summary>The rules for a call.</summary>
    public IReadOnlyList<FaultRule> Of(PlatformOrganization? caller, Call call, string? elementKey)
    {
        lock (_gate)
            return [.. _rules.Where(rule => rule.Takes(caller, call, elementKey))];
    }

    private sealed record Absence(PlatformOrganization? Organization, DateTimeOffset End);
}
