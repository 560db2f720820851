namespace ElementGen.Benchmarks.Measuring;

/// <summary>What one competitor took, round by round.</summary>
/// <param name="Name">The competitor.</param>
/// <param name="Rounds">Microseconds an operation, of each round.</param>
/// <param name="Bytes">Bytes that an operation allocates, the median of all.</param>
internal sealed record Measurement(string Name, IReadOnlyList<double> Rounds, double Bytes)
{
    /// <summary>The median of the rounds, in microseconds.</summary>
    public double Microseconds { get; } = Rounds.Median();

    /// <summary>The ratio of this to <paramref name="other"/>, measured in the same rounds; parts of both are left out alike.</summary>
    public Ratio To(Measurement other, double scale = 1) => Ratio.Of(Rounds, other.Rounds, scale);
}

/// <summary>A figure of which each round gives one, and how sure it is: between which two the median lies with a confidence of 95 %.</summary>
/// <param name="Value">The median of the rounds.</param>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
internal readonly record struct Ratio(double Value, double Low, double High)
{
    /// <summary>The ratio of what was measured in the same rounds, times <paramref name="scale"/>.</summary>
    public static Ratio Of(IReadOnlyList<double> rounds, IReadOnlyList<double> others, double scale = 1) =>
        Of(rounds.Zip(others, (own, other) => own / other * scale));

    /// <summary>The median of <paramref name="figures"/>, one of each round.</summary>
    public static Ratio Of(IEnumerable<double> figures)
    {
        // Each round lies below the true median or above it as a coin falls.
        var ordered = figures.Order().ToList();
        var reach = 0.98 * Math.Sqrt(ordered.Count);
        var low = (int)Math.Max(0, Math.Floor((ordered.Count / 2.0) - reach));
        return new Ratio(ordered.Median(), ordered[low], ordered[ordered.Count - 1 - low]);
    }

    /// <summary>A figure that does not vary.</summary>
    public static Ratio Exactly(double value) => new(value, value, value);

    /// <summary>What the rounds say, with that confidence, of <paramref name="atMost"/>.</summary>
    public Verdict Against(double atMost) =>
        High <= atMost ? Verdict.Met
        : Low > atMost ? Verdict.Missed
        : Verdict.TooNoisy;

    /// <summary>The same, if more is better.</summary>
    public Verdict AgainstAtLeast(double atLeast) =>
        Low >= atLeast ? Verdict.Met
        : High < atLeast ? Verdict.Missed
        : Verdict.TooNoisy;
}

/// <summary>Whether a target was met.</summary>
internal enum Verdict
{
    /// <summary>It was.</summary>
    Met,

    /// <summary>It was not.</summary>
    Missed,

    /// <summary>The rounds differ too much to tell.</summary>
    TooNoisy,
}

/// <summary>Order statistics of small samples.</summary>
internal static class Quantiles
{
    public static double Median(this IEnumerable<double> values) => values.Quantile(0.5);

    public static double Quantile(this IEnumerable<double> values, double share)
    {
        var ordered = values.Order().ToList();
        var position = share * (ordered.Count - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, ordered.Count - 1);
        return ordered[below] + ((ordered[above] - ordered[below]) * (position - below));
    }
}
