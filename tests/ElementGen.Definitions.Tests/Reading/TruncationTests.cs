using System.Text;

namespace ElementGen.Definitions.Tests.Reading;

/// <summary>Files that end too early: a copy that stopped, a sample that was not pasted to its end.</summary>
public sealed class TruncationTests
{
    private const string Ends = "the file ends before its last object, array or string is closed";

    private static readonly byte[] Infobip = Encoding.UTF8.GetBytes(Catalogue.CatalogueFiles.TextOf("infobip.json").TrimEnd());

    [Fact]
    public void Wherever_a_file_ends_it_is_said_to_end_there() =>
        Assert.All(Enumerable.Range(1, Infobip.Length - 1), length =>
        {
            var problem = Assert.Single(DefinitionReader.Read(Infobip.AsSpan(0, length)).Problems);

            Assert.Equal(new DefinitionProblem(DefinitionProblemKind.NotJson, Ends, new ByteRange(length, 0)), problem);
        });

    [Fact]
    public void Wherever_a_file_ends_the_entries_before_are_kept()
    {
        var whole = Definition.One(DefinitionReader.Read(Infobip)).Definition;

        Assert.All(Enumerable.Range(0, Infobip.Length), length =>
        {
            var entriesClosed = Encoding.UTF8.GetString(Infobip, 0, length).Split("\n    }").Length - 1;
            var definitions = DefinitionReader.Read(Infobip.AsSpan(0, length)).Definitions;

            Assert.Equal(
                whole.Entries.Take(entriesClosed),
                definitions.SelectMany(located => (IEnumerable<ConfigurationEntry>)located.Definition.Entries));
            Assert.All(definitions, located => Assert.Equal(located.Definition.Entries.Count, located.Entries.Count));
        });
    }

    [Fact]
    public void A_whole_file_has_not_ended_too_early()
    {
        var file = DefinitionReader.Read(Infobip);

        Assert.False(file.IsBroken);
        Assert.Equal(9, Definition.One(file).Definition.Entries.Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[ { } ,")]
    [InlineData("[1, \n ")]
    [InlineData("""{ "a": "b\""")]
    [InlineData("""{ "a": "b\u00""")]
    [InlineData("""{ "a": tr""")]
    [InlineData("""{ "a": -""")]
    [InlineData("""{ "a": "é""")]
    public void A_text_can_end_inside_anything(string text)
    {
        var problem = Definition.Read(text).Problems[^1];

        Assert.Equal((Ends, Encoding.UTF8.GetByteCount(text)), (problem.Message, problem.Range.Start));
    }

    [Fact]
    public void A_text_can_end_inside_a_character()
    {
        byte[] text = [.. "{ \"key\": \"caf"u8, 0xC3];
        var problem = Assert.Single(DefinitionReader.Read(text).Problems);

        Assert.Equal(new DefinitionProblem(DefinitionProblemKind.NotJson, Ends, new ByteRange(text.Length, 0)), problem);
    }

    [Fact]
    public void A_comma_behind_everything_is_one_too_many() =>
        Assert.Equal([", | ',', which is not allowed here"], Definition.Problems("""{ "key": "a", "configuration": [] } , """));
}
