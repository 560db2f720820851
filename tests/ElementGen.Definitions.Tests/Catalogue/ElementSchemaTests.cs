using System.Text.Json;

namespace ElementGen.Definitions.Tests.Catalogue;

public sealed class ElementSchemaTests
{
    [Theory]
    [InlineData("""{ "key": "acme", "configuration": [] }""")]
    [InlineData("""{ "configuration": [{ "key": "username" }], "key": "acme", "id": 38, "resources": [{ "path": "/x" }], "models": [] }""")]
    [InlineData("""[{ "key": "acme", "configuration": [] }, { "key": "other", "configuration": [] }]""")]
    [InlineData("[]")]
    [InlineData("""{ "elements": [{ "key": "acme", "configuration": [] }], "formulas": [{}], "vdrs": {} }""")]
    public void Every_shape_of_an_export_is_accepted(string json) => Assert.Empty(JsonSchemaFile.Element.Problems(json));

    [Theory]
    [InlineData("""{ "type": "SLIDER" }""")]
    [InlineData("""{ "defaultValue": null, "description": null, "groupName": null, "options": null }""")]
    [InlineData("""{ "type": "COMBO", "options": [{ "value": "basic", "description": "By user name" }, { "value": "custom" }] }""")]
    [InlineData("""{ "id": 249, "somethingNew": { "a": [1] } }""")]
    public void An_entry_may_hold_what_nobody_has_seen_yet(string members)
    {
        var entry = $$"""{ "key": "region", {{members.Trim()[1..]}}""";

        Assert.Empty(JsonSchemaFile.Element.Problems($$"""{ "key": "acme", "configuration": [{{entry}}] }"""));
    }

    [Theory]
    [InlineData("""{ "configuration": [] }""", "PropertyRequired at #/key")]
    [InlineData("""{ "key": "acme" }""", "PropertyRequired at #/configuration")]
    [InlineData("""{ "key": "", "configuration": [] }""", "StringTooShort at #/key")]
    [InlineData("""{ "key": " ", "configuration": [] }""", "PatternMismatch at #/key")]
    [InlineData("""{ "key": 38, "configuration": [] }""", "StringExpected at #/key")]
    [InlineData("""{ "key": "acme", "configuration": {} }""", "ArrayExpected at #/configuration")]
    [InlineData("""{ "key": "acme", "configuration": null }""", "ArrayExpected at #/configuration")]
    [InlineData("""[{ "key": "acme" }]""", "PropertyRequired at #/[0].configuration")]
    [InlineData("""{ "elements": [{ "configuration": [] }] }""", "PropertyRequired at #/elements[0].key")]
    [InlineData("""{ "elements": {} }""", "ArrayExpected at #/elements")]
    [InlineData("\"acme\"", "ObjectExpected at #/")]
    public void What_describes_no_element_is_refused(string json, string problem) =>
        Assert.Contains(problem, JsonSchemaFile.Element.Problems(json));

    [Theory]
    [InlineData("""{ "name": "User Name" }""", "PropertyRequired at #/configuration[0].key")]
    [InlineData("\"username\"", "ObjectExpected at #/configuration[0]")]
    [InlineData("""{ "key": "a", "required": "true" }""", "BooleanExpected at #/configuration[0].required")]
    [InlineData("""{ "key": "a", "displayOrder": "1" }""", "NoTypeValidates at #/configuration[0].displayOrder")]
    [InlineData("""{ "key": "a", "defaultValue": true }""", "NoTypeValidates at #/configuration[0].defaultValue")]
    [InlineData("""{ "key": "a", "options": ["basic"] }""", "ObjectExpected at #/configuration[0].options[0]")]
    [InlineData("""{ "key": "a", "options": [{ "description": "By user name" }] }""", "PropertyRequired at #/configuration[0].options[0].value")]
    public void A_wrong_entry_is_refused(string entry, string problem) =>
        Assert.Contains(problem, JsonSchemaFile.Element.Problems($$"""{ "key": "acme", "configuration": [{{entry}}] }"""));

    [Fact]
    public void The_types_suggested_are_those_known()
    {
        using var schema = JsonDocument.Parse(JsonSchemaFile.Element.Text);
        var suggestions = schema.RootElement.GetProperty("definitions").GetProperty("entry").GetProperty("properties").GetProperty("type")
            .GetProperty("anyOf")[0];
        var types = suggestions.GetProperty("enum").EnumerateArray().Select(type => type.GetString()!).ToArray();

        Assert.All(types, type => Assert.True(EntryKinds.IsKnown(type)));
        Assert.Equal(types.Length, suggestions.GetProperty("enumDescriptions").GetArrayLength());
    }
}
