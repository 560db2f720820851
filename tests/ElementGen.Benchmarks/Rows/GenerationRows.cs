using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>What the generator takes beside its peers and beside one that does next to nothing: from nothing, and after an edit.</summary>
internal sealed class GenerationRows : RowGroup
{
    private const int Types = 100;

    public override string Name => "generation";

    public override IEnumerable<Row> Measure()
    {
        var own = Projects.ElementGen(Types);
        var floor = Projects.Floor(Types);
        var refit = Projects.Refit(Types);
        var mapperly = Projects.Mapperly(Types);
        return [.. FromNothing(own, floor, refit, mapperly), .. UnrelatedEdit(own, floor, refit, mapperly), .. DefinitionEdit(own, floor)];
    }

    private static IEnumerable<Row> FromNothing(params GeneratorProject[] projects)
    {
        var contestants = projects.Select(Runs.FromNothing).Append(SchemaCode.FromNothing(Types)).ToArray();
        var measured = Rounds.Measure(Clock.Thread, rounds: 25, contestants);
        var (own, refit, mapperly) = (measured[0], measured[2], measured[3]);
        var figures = string.Join(", ", measured.Select(static each => FormattableString.Invariant($"{each.Name} {each.Microseconds / Types:0} µs")));
        yield return Row.Of("run from nothing, warm, a class", "≤ 0.25 × Refit", own.To(refit), 0.25, figures);
        yield return Row.Of("", "≤ 0.05 × Mapperly", own.To(mapperly), 0.05, FormattableString.Invariant($"{own.Bytes / Types / 1024:0.0} KB a class, Refit {refit.Bytes / Types / 1024:0.0} KB, Mapperly {mapperly.Bytes / Types / 1024:0.0} KB"));
    }

    private static IEnumerable<Row> UnrelatedEdit(params GeneratorProject[] projects)
    {
        var measured = Rounds.Measure(Clock.Thread, rounds: 25, [.. projects.Select(Runs.UnrelatedEdit)]);
        var (own, floor) = (measured[0], measured[1]);
        yield return Row.Of(
            "after an edit of an unrelated C# file: time", "≤ 1.2 × floor", own.To(floor), 1.2,
            string.Join(", ", measured.Select(static each => FormattableString.Invariant($"{each.Name} {each.Microseconds / 1000:0.00} ms"))));
        yield return Row.Of(
            "after an edit of an unrelated C# file: bytes", "≤ 1.2 × floor", Ratio.Exactly(own.Bytes / floor.Bytes), 1.2,
            string.Join(", ", measured.Select(static each => FormattableString.Invariant($"{each.Name} {each.Bytes / 1024 / 1024:0.00} MB"))));
    }

    private static IEnumerable<Row> DefinitionEdit(GeneratorProject own, GeneratorProject floor)
    {
        var measured = Rounds.Measure(Clock.Thread, rounds: 51, Runs.DefinitionEdit(own), Runs.UnrelatedEdit(floor));
        yield return Row.Of(
            "after an edit of one definition", "≤ 0.5 × floor", measured[0].To(measured[1]), 0.5,
            FormattableString.Invariant($"{measured[0].Microseconds / 1000:0.00} ms, {measured[0].Bytes / 1024:0} KB; {Runs.OutputsMadeByDefinitionEdit(own)} output made"));
    }
}
