using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>
/// An export of a whole account, as the platform writes it: for each element its configuration, which is read, and ten to thirty times as much of
/// its resources, hooks and models, which is passed over.
/// </summary>
internal static class AccountExport
{
    public static string Of(int megabytes)
    {
        var elements = new JsonArray();
        var length = 0;
        for (var i = 0; length < megabytes * 1_000_000; i++)
        {
            var element = ElementOf(Catalogue.Keys[i % Catalogue.Keys.Count], copy: i / Catalogue.Keys.Count);
            length += element.ToJsonString(JsonSerializerOptions.Web).Length + 1;
            elements.Add(element);
        }

        return new JsonObject { ["elements"] = elements }.ToJsonString(JsonSerializerOptions.Web);
    }

    private static JsonObject ElementOf(string key, int copy)
    {
        var element = JsonNode.Parse(Catalogue.File(key).Content)!.AsObject();
        if (copy > 0)
            element["key"] = $"{key}{copy}";

        element.Remove("$schema");
        element["resources"] = new JsonArray([.. Enumerable.Range(0, 150).Select(i => ResourceOf(key, i))]);
        return element;
    }

    private static JsonObject ResourceOf(string key, int i) => new()
    {
        ["id"] = 14_000 + i,
        ["createdDate"] = "2016-04-29T04:16:51Z",
        ["description"] = $"Search for resource {i} of {key}",
        ["path"] = $"/hubs/{key}/resources{i}",
        ["vendorPath"] = $"/v2/resources{i}",
        ["method"] = "GET",
        ["vendorMethod"] = "GET",
        ["type"] = "api",
        ["hooks"] = new JsonArray(new JsonObject
        {
            ["id"] = 21_000 + i,
            ["mimeType"] = "application/javascript",
            ["type"] = "preRequest",
            ["body"] = "let where = request_parameters['where'];\nif (where) {\n  done({ request_parameters: { filter: \"'\" + where + \"'\" } });\n}\ndone();",
            ["isLegacy"] = false,
        }),
        ["parameters"] = new JsonArray([.. Enumerable.Range(0, 4).Select(static p => new JsonObject
        {
            ["name"] = $"parameter{p}",
            ["vendorName"] = $"parameter_{p}",
            ["dataType"] = "string",
            ["required"] = p == 0,
            ["type"] = "query",
        })]),
        ["response"] = new JsonObject { ["contentType"] = "application/json" },
        ["ownerAccountId"] = 1,
        ["modelMigrated"] = false,
    };
}
