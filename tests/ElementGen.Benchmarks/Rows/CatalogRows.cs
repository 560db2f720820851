using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>What the catalog's package takes of a project whose classes name three of its definitions, beside one that has just those three files.</summary>
internal sealed class CatalogRows : RowGroup
{
    private const int Classes = 3;

    public override string Name => "catalog";

    public override IEnumerable<Row> Measure()
    {
        var files = Projects.ElementGen(Classes);
        var catalog = Projects.OfCatalog(Classes);
        var first = Rounds.Measure(Clock.Thread, rounds: 51, Runs.FromNothing(files), Runs.FromNothing(catalog));
        yield return Row.More("three classes of the catalog, beside three files: first run", first, atMost: 1);
        var edits = Rounds.Measure(Clock.Thread, rounds: 151, Runs.UnrelatedEdit(files), Runs.UnrelatedEdit(catalog));
        yield return Row.More("three classes of the catalog, beside three files: an edit", edits, atMost: 0.1);
    }
}
