using System.Text;
using ElementGen.Definitions;

namespace ElementGen.Roslyn.Tests.Cost;

/// <summary>The compiler parses every generated text, and an editor after every edit of a definition, so that it must not grow unseen.</summary>
public class TextLengthTests
{
    private const int Classes = 100;

    [Fact]
    public void The_generated_text_of_an_entry_takes_at_most_470_bytes()
    {
        var keys = Repository.ElementKeys.Take(Classes).ToList();
        var run = (Catalogue.In("Acme.Connectors", keys) with { TracksSteps = false }).Generate();

        var bytes = run.Result.GeneratedSources.Sum(static source => Encoding.UTF8.GetByteCount(source.SourceText.ToString()));
        var entries = keys.Sum(static key => DefinitionReader.Read(Encoding.UTF8.GetBytes(Repository.Element(key))).Definitions.Single().Definition.Entries.Count);

        Assert.Equal(Classes, run.Result.GeneratedSources.Length);
        Assert.InRange(bytes / (double)entries, 300, 470);
    }
}
