using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>
/// What a build of a project that uses the package takes, beside one of the same project with the generated files as plain source and no compiler part.
/// </summary>
internal sealed class BuildRows : RowGroup
{
    private const int Pairs = 15;

    public override string Name => "build";

    public override IEnumerable<Row> Measure()
    {
        if (!ChildTime.IsKnown)
        {
            yield return new Row("dotnet build of 100 classes", "≤ 1.1 × the generated files as source", "not measured: this system does not tell the time of ended processes", null);
            yield break;
        }

        using var consumers = new BuiltConsumers(classes: 100);
        var generated = new List<double>();
        var plain = new List<double>();
        for (var pair = -1; pair < Pairs; pair++)
        {
            // Turns change, so that none is always the one after the other.
            var first = consumers.Build(pair % 2 == 0);
            var second = consumers.Build(pair % 2 != 0);
            if (pair < 0)
                continue;

            generated.Add(pair % 2 == 0 ? first : second);
            plain.Add(pair % 2 == 0 ? second : first);
        }

        yield return Row.Of(
            "`dotnet build` of 100 classes, processor time", "≤ 1.1 × the generated files as source", Ratio.Of(generated, plain), 1.1,
            FormattableString.Invariant($"{generated.Median():0.00} and {plain.Median():0.00} s, {Pairs} pairs"));
    }
}
