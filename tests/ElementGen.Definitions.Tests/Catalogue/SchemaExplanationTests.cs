using System.Text.Json;

namespace ElementGen.Definitions.Tests.Catalogue;

public sealed class SchemaExplanationTests
{
    [Theory]
    [InlineData("element.schema.json")]
    [InlineData("instance.schema.json")]
    public void An_editor_can_explain_every_member(string schema)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Elements, schema)));
        var members = MembersIn(document.RootElement).ToArray();

        Assert.NotEmpty(members);
        Assert.All(members, member =>
        {
            Assert.True(member.Value.TryGetProperty("title", out _), member.Name);
            Assert.True(member.Value.TryGetProperty("description", out _), member.Name);
        });
    }

    private static IEnumerable<JsonProperty> MembersIn(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(part =>
            part is { Name: "properties", Value.ValueKind: JsonValueKind.Object }
                ? part.Value.EnumerateObject().SelectMany(member => MembersIn(member.Value).Prepend(member))
                : MembersIn(part.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(MembersIn),
        _ => [],
    };
}
