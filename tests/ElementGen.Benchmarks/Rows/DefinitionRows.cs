using System.Text;
using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>Definitions that nobody asks for, and large ones.</summary>
internal sealed class DefinitionRows : RowGroup
{
    private const int Unnamed = 1000;

    public override string Name => "definitions";

    public override IEnumerable<Row> Measure() =>
    [
        .. UnnamedDefinitions(), .. UnnamedDefinitionsThatAreRead(),
        Text("a 3 MB export", AccountExport.Of(megabytes: 3), atMost: 3),
        Text("3 MB of Swagger beside the definitions", SwaggerFile.Of(megabytes: 3), atMost: 1.5),
    ];

    private static IEnumerable<Row> UnnamedDefinitions()
    {
        var few = Projects.ElementGen(100);
        var many = few.WithUnnamedDefinitions(Unnamed);
        var first = Rounds.Measure(Clock.Thread, rounds: 51, Runs.FromNothing(few), Runs.FromNothing(many));
        yield return Row.More($"{Unnamed} more definitions that no class names: first run", first, atMost: 3);
        var edits = Rounds.Measure(Clock.Thread, rounds: 151, Runs.UnrelatedEdit(few), Runs.UnrelatedEdit(many));
        yield return Row.More($"{Unnamed} more definitions that no class names: an edit", edits, atMost: 0.1);

        // The compiler goes through its list of files for every generator that asks for them.
        var counting = Rounds.Measure(
            Clock.Thread, rounds: 151, [.. new[] { few, many }.Select(static project => Runs.UnrelatedEdit(project.Of("floor", static () => new FloorGenerator(takesFiles: true))))]);
        yield return Row.More("the same of a generator that counts the files", counting, atMost: null);
    }

    // While one key is left without a file of its name, all files are read.
    private static IEnumerable<Row> UnnamedDefinitionsThatAreRead()
    {
        var few = Projects.ElementGen(100).WithRenamedDefinition();
        var many = few.WithUnnamedDefinitions(Unnamed);
        var first = Rounds.Measure(Clock.Thread, rounds: 51, Runs.FromNothing(few), Runs.FromNothing(many));
        yield return Row.More("the same while one class's definition is not named after its key: first run", first, atMost: null);
        var edits = Rounds.Measure(Clock.Thread, rounds: 151, Runs.UnrelatedEdit(few), Runs.UnrelatedEdit(many));
        yield return Row.More("the same while one class's definition is not named after its key: an edit", edits, atMost: null);
    }

    private static Row Text(string what, string json, double atMost)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var measured = Rounds.Measure(
            Clock.Thread, rounds: 25,
            new Competitor("definitions read", () => () => DefinitionTexts.Read(utf8)),
            new Competitor("tokens passed", () => () => DefinitionTexts.Pass(utf8)));
        return Row.Of(
            what, FormattableString.Invariant($"≤ {atMost} × a pass of Utf8JsonReader"), measured[0].To(measured[1]), atMost,
            FormattableString.Invariant($"{measured[0].Microseconds / 1000:0.0} and {measured[1].Microseconds / 1000:0.0} ms for {utf8.Length / 1e6:0.0} MB"));
    }
}
