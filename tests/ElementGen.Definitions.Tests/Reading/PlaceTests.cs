using System.Text;

namespace ElementGen.Definitions.Tests.Reading;

/// <summary>Where things stand in a text, for whoever reports.</summary>
public sealed class PlaceTests
{
    private const string Text = """
        {
          "name": "Größe – 日本語 😀 \"key\"",
          "configuration": [
            { "name": "Ünïcode 😀", "key"  :  "größe", "type": "TEXTFIELD_32" },
            { "type" : "PASSWÖRD", "description": "“é”", "key": "日本" },
            { "key": "no.type" }, { "é": "é" }
          ],
          "ключ": [ "é" ], "key":"😀"
        }
        """;

    [Fact]
    public void The_places_of_keys_and_types_are_right_behind_characters_of_several_bytes()
    {
        var element = Assert.Single(Definition.Read(Text).Definitions);

        Assert.Equal("\"😀\"", Definition.At(Text, element.KeyRange));
        Assert.Equal(["\"größe\"", "\"日本\"", "\"no.type\""], element.Entries.Select(entry => Definition.At(Text, entry.Key)));
        Assert.Equal(["\"TEXTFIELD_32\"", "\"PASSWÖRD\"", "\"no.type\""], element.Entries.Select(entry => Definition.At(Text, entry.Type)));
    }

    [Fact]
    public void The_place_of_a_problem_is_right_behind_characters_of_several_bytes()
    {
        var problem = Assert.Single(Definition.Read(Text).Problems);

        Assert.Equal("{ \"é\": \"é\" }", Definition.At(Text, problem.Range with { Length = 14 }));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void The_place_of_a_break_is_right_whatever_ends_a_line(string lineBreak)
    {
        var text = """
            {
              "name": "Größe 😀",

              "key": é
            }
            """.ReplaceLineEndings(lineBreak);

        Assert.Equal(["é | the character U+00E9, which is not allowed here"], Definition.Problems(text));
        Assert.Equal(text.LastIndexOf('é'), Definition.At(text, new ByteRange(0, Definition.Read(text).Problems[0].Range.Start)).Length);
    }

    [Fact]
    public void The_place_of_a_break_does_not_count_a_byte_order_mark()
    {
        var text = "{ \"é\": x }";
        var problem = Assert.Single(DefinitionReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]).Problems);

        Assert.Equal("x", Definition.At(text, problem.Range));
    }

    [Fact]
    public void Every_entry_of_the_catalogue_stands_where_its_place_says() =>
        Assert.All(Definition.CatalogueNames, name =>
        {
            var text = Catalogue.CatalogueFiles.TextOf(name);
            var element = Definition.One(Definition.Read(text));

            Assert.Equal($"\"{element.Definition.Key}\"", Definition.At(text, element.KeyRange));
            Assert.Equal(
                element.Definition.Entries.Select(entry => $"\"{entry.Key}\": \"{entry.Type}\""),
                element.Entries.Select(entry => $"{Definition.At(text, entry.Key)}: {Definition.At(text, entry.Type)}"));
        });
}
