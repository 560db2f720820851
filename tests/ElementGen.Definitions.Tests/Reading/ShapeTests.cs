using System.Text;

namespace ElementGen.Definitions.Tests.Reading;

/// <summary>Every shape in which the platform and its tools write definitions.</summary>
public sealed class ShapeTests
{
    private const string Box = """{ "key": "box", "configuration": [ { "key": "oauth.api.key" } ] }""";
    private const string Slack = """{ "key": "slack", "configuration": [ { "key": "user" }, { "key": "password" } ] }""";

    [Fact]
    public void One_object_is_one_element() => Assert.Equal(["box: oauth.api.key"], Elements(Box));

    [Fact]
    public void An_array_holds_its_elements_in_order() =>
        Assert.Equal(["slack: user, password", "box: oauth.api.key"], Elements($"[{Slack}, {Box}]"));

    [Fact]
    public void An_export_of_an_account_holds_its_elements() =>
        Assert.Equal(
            ["box: oauth.api.key", "slack: user, password"],
            Elements($$"""{ "elements": [{{Box}}, {{Slack}}], "formulas": [ { "key": "f", "configuration": 1 } ], "vdrs": { "objects": {} } }"""));

    [Fact]
    public void An_account_may_name_its_formulas_before_its_elements() =>
        Assert.Equal(["box: oauth.api.key"], Elements($$"""{ "formulas": [ [], {} ], "vdrs": null, "elements": [{{Box}}] }"""));

    [Fact]
    public void An_account_can_hold_a_private_clone_beside_the_element_it_extends() =>
        Assert.Equal(["box: oauth.api.key", "box: oauth.api.key"], Elements($$"""{ "elements": [{{Box}}, {{Box}}] }"""));

    [Fact]
    public void Elements_inside_an_element_of_an_array_are_a_property_of_its_own() =>
        Assert.Equal(
            ["slack: user, password", "box: "],
            Elements($$"""[ {{Slack}}, { "elements": [{{Box}}], "key": "box", "elements": [ 1 ], "configuration": [] } ]"""));

    [Theory]
    [InlineData("""{ "a": [ 1, {} ] }""")]
    [InlineData("null")]
    public void Elements_that_are_no_array_are_no_account_s(string elements) =>
        Assert.Equal(["box: "], Elements($$"""{ "elements": {{elements}}, "key": "box", "configuration": [] }"""));

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var file = DefinitionReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Box)]);

        Assert.Equal("\"box\"", Definition.At(Box, Definition.One(file).KeyRange));
    }

    [Fact]
    public void The_order_of_properties_does_not_matter()
    {
        string[] properties =
        [
            "\"key\": \"box\"", "\"name\": \"Box\"", "\"typeOauth\": true",
            """ "elements": [ "a property of the element's own", { "key": "other", "configuration": [] } ] """,
            """ "configuration": [ { "type": "PASSWORD", "key": "secret" } ] """,
        ];

        Assert.All(Permutations(properties), order =>
        {
            var element = Definition.Of("{" + string.Join(",", order) + "}");

            Assert.Equal(("box", "Box", true), (element.Key, element.Name, element.TypeOauth));
            Assert.Equal(("secret", "PASSWORD"), (element.Entries[0].Key, element.Entries[0].Type));
        });
    }

    [Fact]
    public void Unknown_properties_are_passed_over_at_every_level()
    {
        var element = Definition.Of("""
            {
              "$schema": "./element.schema.json", "id": 17, "image": null, "parameters": [ { "key": "not an entry" } ],
              "key": "box",
              "authentication": { "scopes": [ { "type": "wrong" } ], "type": "oauth2", "more": {} },
              "configuration": [ { "id": 1, "extra": { "key": "wrong" }, "key": "mode", "type": "COMBO",
                                   "options": [ { "id": 1, "value": "a", "more": [ { "value": "b" } ] } ] } ]
            }
            """);

        Assert.Equal(("box", "oauth2", "mode"), (element.Key, element.AuthenticationType, Assert.Single(element.Entries).Key));
        Assert.Equal([new EntryOption("a")], element.Entries[0].Options);
    }

    [Fact]
    public void Unknown_properties_are_passed_over_whatever_the_length_of_their_names()
    {
        var unknown = string.Concat(Enumerable.Range(0, 40).Select(length => $"\"{new string('x', length)}\": 1, "));
        var element = Definition.Of($$"""{ {{unknown}} "key": "box", "configuration": [ { {{unknown}} "key": "mode" } ] }""");

        Assert.Equal(("box", "mode"), (element.Key, Assert.Single(element.Entries).Key));
    }

    [Fact]
    public void Escaped_names_and_texts_are_what_they_stand_for()
    {
        var element = Definition.Of("""
            { "\u006bey": "b\u006fx", "configuration": [ { "k\u0065y": "a\u002eb", "description": "\ud83d\ude00 \"\\\n" } ] }
            """);

        Assert.Equal("box", element.Key);
        Assert.Equal(("a.b", "😀 \"\\\n"), (element.Entries[0].Key, element.Entries[0].Description));
    }

    private static IEnumerable<string> Elements(string text)
    {
        var file = Definition.Read(text);
        Assert.Empty(file.Problems);
        return file.Definitions.Select(located =>
            located.Definition.Key + ": " + string.Join(", ", located.Definition.Entries.AsSpan().ToArray().Select(entry => entry.Key)));
    }

    private static IEnumerable<string[]> Permutations(string[] items) =>
        items.Length == 0
            ? [[]]
            : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (string[])[first, .. rest]));
}
