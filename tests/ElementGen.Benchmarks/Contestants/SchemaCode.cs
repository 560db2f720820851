using System.Text.Json.Nodes;
using ElementGen.Benchmarks.Measuring;
using ElementGen.Definitions;
using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>The same elements as JSON Schemas, and the classes that NJsonSchema makes of them; it is no compiler's generator.</summary>
internal static class SchemaCode
{
    public static Competitor FromNothing(int elements)
    {
        var schemas = Catalogue.Keys.Take(elements).Select(SchemaOf).ToList();
        return new(
            "NJsonSchema 11.6.2",
            () => () =>
            {
                foreach (var schema in schemas)
                    Generate(schema);
            });
    }

    private static string Generate(string schema) =>
        new CSharpGenerator(JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult(), new CSharpGeneratorSettings { Namespace = "Acme.Connectors" }).GenerateFile();

    private static string SchemaOf(string key)
    {
        var definition = Catalogue.Definition(key);
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var entry in definition.Entries)
        {
            properties.Add(entry.Key, PropertyOf(entry));
            if (entry.Required)
                required.Add(entry.Key);
        }

        return new JsonObject
        {
            ["title"] = definition.Key,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
            ["required"] = required,
        }.ToJsonString();
    }

    private static JsonObject PropertyOf(ConfigurationEntry entry)
    {
        var property = new JsonObject { ["title"] = entry.Name, ["description"] = entry.Description ?? entry.Name };
        if (EntryKinds.KindOf(entry) == EntryKind.Boolean)
        {
            property["type"] = "boolean";
            return property;
        }

        property["type"] = "string";
        if (EntryKinds.KindOf(entry) == EntryKind.Choice)
            property["enum"] = new JsonArray([.. entry.Options.Select(static option => option.Value).Distinct().Select(static value => JsonValue.Create(value))]);

        return property;
    }
}
