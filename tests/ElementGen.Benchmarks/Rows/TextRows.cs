using System.Text;
using ElementGen.Benchmarks.Contestants;
using ElementGen.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Benchmarks.Rows;

/// <summary>How much text is made, and what it costs the compiler.</summary>
internal sealed class TextRows : RowGroup
{
    private const int Types = 100;

    public override string Name => "text";

    public override IEnumerable<Row> Measure()
    {
        var project = Projects.ElementGen(Types);
        var texts = TextsOf(project);
        var entries = Catalogue.Keys.Take(Types).Sum(static key => Catalogue.Definition(key).Entries.Count);
        var bytes = texts.Sum(static text => Encoding.UTF8.GetByteCount(text.ToString()));
        yield return new Row(
            "generated text", "≤ 470 bytes an entry",
            FormattableString.Invariant($"**{bytes / (double)entries:0}** ({bytes / 1024.0 / Types:0.0} KB a class, {entries} entries)"),
            Ratio.Exactly(bytes / (double)entries).Against(470));

        var measured = Rounds.Measure(
            Clock.Thread, rounds: 25,
            Parsing("parsed, documentation too", texts, DocumentationMode.Parse),
            Parsing("parsed as a build without a documentation file does", texts, DocumentationMode.None),
            Runs.FromNothing(project));
        yield return Row.Of(
            "Roslyn parses a class's text", "≤ 4 × the time that it took to make it", measured[0].To(measured[2]), 4,
            string.Join(", ", measured.Select(static each => FormattableString.Invariant($"{each.Name} {each.Microseconds / Types:0} µs"))));
        yield return Row.Of("", "the same without documentation", measured[1].To(measured[2]), 4, "");
        yield return PeersTexts(texts);
    }

    // The compiler's own speed with text of this kind: what the target asks of a text, it asks of that as well.
    private static Row PeersTexts(List<SourceText> own)
    {
        List<SourceText>[] texts = [own, TextsOf(Projects.Refit(Types)), TextsOf(Projects.Mapperly(Types))];
        var measured = Rounds.Measure(Clock.Thread, rounds: 15, [.. texts.Select(static each => Parsing("", each, DocumentationMode.Parse))]);
        var figures = measured.Zip(texts, ["ElementGen", "Refit", "Mapperly"]).Select(static each =>
        {
            var kilobytes = each.Second.Sum(static text => text.Length) / 1024.0;
            return FormattableString.Invariant($"{each.Third} {each.First.Microseconds / kilobytes:0.0} µs a KB ({kilobytes / Types:0.0} KB a type)");
        });
        return new Row("Roslyn parses generated text", "", string.Join(", ", figures), null);
    }

    private static List<SourceText> TextsOf(GeneratorProject project) =>
    [
        .. project.NewDriver().RunGenerators(project.Compilation).GetRunResult().Results.Single().GeneratedSources.Select(static source => source.SourceText),
    ];

    private static Competitor Parsing(string name, List<SourceText> texts, DocumentationMode documentation)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp12, documentation);
        return new(name, () => () =>
        {
            foreach (var text in texts)
                CSharpSyntaxTree.ParseText(text, options).GetRoot();
        });
    }
}
