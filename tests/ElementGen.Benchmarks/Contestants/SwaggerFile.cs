using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>The Swagger file of an element's API, as authors of elements keep it beside the definition. It is no definition.</summary>
internal static class SwaggerFile
{
    public static string Of(int megabytes)
    {
        var paths = new JsonObject();
        var definitions = new JsonObject();
        var length = 0;
        for (var i = 0; length < megabytes * 1_000_000; i++)
        {
            var path = PathOf(i);
            var model = ModelOf(i);
            length += path.ToJsonString(JsonSerializerOptions.Web).Length + model.ToJsonString(JsonSerializerOptions.Web).Length;
            paths[$"/resources{i}"] = path;
            definitions[$"resource{i}"] = model;
        }

        return new JsonObject
        {
            ["swagger"] = "2.0",
            ["info"] = new JsonObject { ["title"] = "An element", ["version"] = "api-v2" },
            ["basePath"] = "/elements/api-v2",
            ["paths"] = paths,
            ["definitions"] = definitions,
        }.ToJsonString(JsonSerializerOptions.Web);
    }

    private static JsonObject PathOf(int i) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = $"getResources{i}",
            ["summary"] = $"Search for resource {i}",
            ["parameters"] = new JsonArray([.. Enumerable.Range(0, 4).Select(static p => new JsonObject
            {
                ["name"] = $"parameter{p}",
                ["in"] = "query",
                ["type"] = "string",
                ["required"] = p == 0,
                ["description"] = "Optional parameter for filtering the objects that are returned",
            })]),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["description"] = "OK", ["schema"] = new JsonObject { ["$ref"] = $"#/definitions/resource{i}" } },
                ["404"] = new JsonObject { ["description"] = "Not found - The requested resource is not found" },
            },
        },
    };

    private static JsonObject ModelOf(int i) => new()
    {
        ["properties"] = new JsonObject(Enumerable.Range(0, 10).Select(p => KeyValuePair.Create(
            $"property{p}", (JsonNode?)new JsonObject { ["type"] = "string", ["x-samplevalue"] = $"{i}" }))),
        ["type"] = "object",
    };
}
