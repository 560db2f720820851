using System.Globalization;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>The generated text depends on the sources and the definitions alone.</summary>
public class SameEverywhereTests
{
    [Fact]
    public void Neither_the_machines_culture_nor_the_order_of_its_files_counts()
    {
        var expected = Texts(Catalogue.Run).ToList();
        var shuffled = Catalogue.Project.Files.ToArray();
        new Random(7).Shuffle(shuffled);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Assert.Equal(expected, Texts((Catalogue.Project with { Files = [.. shuffled] }).Generate()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Lines_end_alike_and_the_place_of_the_project_stands_nowhere() =>
        Assert.All(Texts(Catalogue.Run), text =>
        {
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain(Consumer.ProjectDirectory, text, StringComparison.Ordinal);
        });

    private static IEnumerable<string> Texts(GeneratorRun run) =>
        run.Result.GeneratedSources.Select(source => source.HintName + "\n" + source.SourceText);
}
