namespace ElementGen.LocalPlatform;

/// <summary>A fault and the calls that it is for.</summary>
/// <param name="organization">Whose calls; null for everybody's.</param>
/// <param name="call">Which calls; null for all.</param>
/// <param name="fault">What happens.</param>
/// <param name="scope">Which of these calls; null for all.</param>
internal sealed class FaultRule(PlatformOrganization? organization, Call? call, Fault fault, FaultScope? scope)
{
    private readonly FaultScope _scope = Checked(scope);
    private Random? _random;
    private int _calls;
    private int _failed;

    public PlatformOrganization? Organization => organization;

    public Fault Fault { get; } = fault ?? throw new ArgumentNullException(nameof(fault));

    /// <summary>Whether the rule has to know the element of a call.</summary>
    public bool AsksForElement => _scope.ElementKey is not null;

    /// <summary>Sets where the rule's chance begins. Each rule has its own, so that parallel tests do not take each other's.</summary>
    // Repeatable on purpose: a test that failed must fail again.
#pragma warning disable CA5394
    public void Begin(int seed) => _random = new Random(seed);
#pragma warning restore CA5394

    /// <summary>Whether the rule is for this call, which counts then.</summary>
    public bool Takes(PlatformOrganization? caller, Call asked, string? elementKey)
    {
        if ((organization is not null && organization != caller)
            || (call is not null && call != asked)
            || (_scope.ElementKey is { } key && key != elementKey))
        {
            return false;
        }

        _calls++;
        if ((_scope.Nth is { } nth && nth != _calls)
            || _failed >= (_scope.Times ?? int.MaxValue)
            || (_scope.Probability < 1 && _random!.NextDouble() >= _scope.Probability))
        {
            return false;
        }

        _failed++;
        return true;
    }

    /// <summary>The rule in words.</summary>
    public override string ToString() => $"{call?.ToString() ?? "any call"}: {Fault}";

    /// <summary>The <paramref name="scope"/>, if it makes sense.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static FaultScope Checked(FaultScope? scope) => scope switch
    {
        null => new FaultScope(),
        { Nth: < 1 } or { Times: < 1 } => throw new ArgumentException("Nth and Times count from 1.", nameof(scope)),
        { Probability: not (>= 0 and <= 1) } => throw new ArgumentException("A probability is a number from 0 to 1.", nameof(scope)),
        _ => scope,
    };
}
