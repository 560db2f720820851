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

/// <summary>A ratio of two measurements and how sure it is: the quartiles of the ratios of the single rounds.</summary>
/// <param name="Value">The median.</param>
/// <param name="Low">A quarter of the rounds is below.</param>
/// <param name="High">A quarter of the rounds is above.</param>
internal readonly record struct Ratio(double Value, double Low, double High)
{
    /// <summary>The ratio of what was measured in the same rounds, times <paramref name="scale"/>.</summary>
    public static Ratio Of(IReadOnlyList<double> rounds, IReadOnlyList<double> others, double scale = 1)
    {
        var ratios = rounds.Zip(others, (own, other) => own / other * scale).ToList();
        return new Ratio(ratios.Median(), ratios.Quantile(0.25), ratios.Quantile(0.75));
    }

    /// <summary>A figure that does not vary.</summary>
    public static Ratio Exactly(double value) => new(value, value, value);

    /// <summary>What the rounds say of <paramref name="atMost"/>.</summary>
    public Verdict Against(double atMost) =>
        High <= atMost ? Verdict.Met
        : Low > atMost ? Verdict.Missed
        : Verdict.TooNoisy;
}

/// <summary>Whether a target was met.</summary>
internal enum Verdict
{
    /// <summary>It was, in three of four rounds at least.</summary>
    Met,

    /// <summary>It was not, in three of four rounds at least.</summary>
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
