using System.Text;
using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;

namespace ElementGen.Benchmarks.Rows;

/// <summary>What a run from nothing is made of: what the compiler takes anyway, what the text of a definition takes anyway, and what is left.</summary>
internal sealed class PartRows : RowGroup
{
    private const int Types = 100;

    public override string Name => "parts";

    public override IEnumerable<Row> Measure()
    {
        var own = Projects.ElementGen(Types);
        var texts = own.Files.Select(static file => file.Content).ToList();
        var utf8 = texts.Select(Encoding.UTF8.GetBytes).ToList();
        var lengths = own.NewDriver().RunGenerators(own.Compilation).GetRunResult().Results.Single().GeneratedSources.Select(static source => source.SourceText.Length).ToList();
        var definitions = Catalogue.Keys.Take(Types).Select(Catalogue.Definition).ToList();

        var measured = Rounds.Measure(
            Clock.Thread, rounds: 25,
            Runs.FromNothing(own),
            Runs.FromNothing(Projects.Floor(Types)),
            Each("one pass over the definition's tokens", utf8, static bytes =>
            {
                DefinitionTexts.Pass(bytes);
                return null;
            }),
            Each("definition read", utf8, DefinitionTexts.Read),
            Each("entries named", definitions, static definition => Definitions.EntryNames.Of(definition)),
            Each("memory of the text", lengths, static length => new byte[length]));

        foreach (var (part, what) in measured.Zip(["whole run", "floor", .. measured.Skip(2).Select(static part => part.Name)]))
        {
            yield return new Row(
                what == "whole run" ? "a run from nothing, a class: its parts" : "", "",
                FormattableString.Invariant($"{what}: {part.Microseconds / Types:0.0} µs, {part.Bytes / 1024 / Types:0.0} KB"), null);
        }
    }

    private static Competitor Each<T>(string name, IReadOnlyList<T> items, Func<T, object?> operation)
    {
        object? last = null;
        return new Competitor(
            name,
            () => () =>
            {
                foreach (var item in items)
                    last = operation(item);
                GC.KeepAlive(last);
            },
            Operations: 9);
    }
}
