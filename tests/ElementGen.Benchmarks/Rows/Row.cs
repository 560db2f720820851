using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>A line of the table: what was measured against which target.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Target">The target, in words.</param>
/// <param name="Measured">The figures.</param>
/// <param name="Verdict">Whether it was met; null for a figure without a target.</param>
internal sealed record Row(string What, string Target, string Measured, Verdict? Verdict)
{
    /// <summary>A row for a ratio that is to be at most <paramref name="atMost"/>.</summary>
    public static Row Of(string what, string target, Ratio ratio, double atMost, string measured) => new(
        what, target, FormattableString.Invariant($"**{ratio.Value:0.00}** ({ratio.Low:0.00} to {ratio.High:0.00}): {measured}"), ratio.Against(atMost));

    /// <summary>A row for how many calls a second there are; null for no target.</summary>
    public static Row PerSecond(string what, Ratio perSecond, double? atLeast, string measured) => new(
        what, atLeast is null ? "" : FormattableString.Invariant($"≥ {atLeast} a second"),
        FormattableString.Invariant($"**{perSecond.Value:0}** ({perSecond.Low:0} to {perSecond.High:0}) a second{measured}"),
        atLeast is { } bound ? perSecond.AgainstAtLeast(bound) : null);

    /// <summary>A row for the milliseconds that the second measurement takes beyond the first; null for no target.</summary>
    public static Row More(string what, IReadOnlyList<Measurement> measured, double? atMost)
    {
        var more = measured[1].Rounds.Zip(measured[0].Rounds, static (many, few) => (many - few) / 1000);
        var ratio = Ratio.Of(more);
        return new Row(
            what, atMost is null ? "" : FormattableString.Invariant($"≤ +{atMost} ms"),
            FormattableString.Invariant($"**{ratio.Value:+0.00;-0.00} ms** ({ratio.Low:+0.00;-0.00} to {ratio.High:+0.00;-0.00}): {measured[0].Microseconds / 1000:0.00} and {measured[1].Microseconds / 1000:0.00} ms"),
            atMost is { } bound ? ratio.Against(bound) : null);
    }
}

/// <summary>Some rows of the table, that are measured together.</summary>
internal abstract class RowGroup
{
    /// <summary>What the group is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Measures; it takes from seconds to minutes.</summary>
    public abstract IEnumerable<Row> Measure();
}
