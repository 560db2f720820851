using System.Net;
using System.Text.Json;

namespace ElementGen.Tests;

/// <summary>An instance of a simulated platform.</summary>
public sealed class SimulatedInstance
{
    public required long Id { get; init; }

    public required string Name { get; set; }

    public required string ElementKey { get; set; }

    public required List<string> Tags { get; set; }

    /// <summary>Before <see cref="FoundByTags"/>, the search finds it by these.</summary>
    public List<string> FormerTags { get; set; } = [];

    public DateTimeOffset FoundByTags { get; set; }

    public required string Token { get; set; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Before that, the search does not show it.</summary>
    public DateTimeOffset Shown { get; init; }

    public bool Valid { get; init; } = true;

    public bool Disabled { get; init; }
}

/// <summary>What the platform has, and what its calls do at the moment at which they land.</summary>
public sealed class SimulatedPlatform(TimeProvider clock)
{
    private long _lastId = 100;

    public SortedDictionary<long, SimulatedInstance> Instances { get; } = [];

    /// <summary>How many creations have landed.</summary>
    public int Created { get; private set; }

    /// <summary>How long the search does not show a new instance, and does not know new tags.</summary>
    public TimeSpan SearchLag { get; set; }

    /// <summary>Whether lists and single instances tell tokens.</summary>
    public bool TellsTokens { get; set; } = true;

    /// <summary>Whether lists and single instances tell when an instance was made.</summary>
    public bool TellsDates { get; set; } = true;

    /// <summary>Sees each instance before it is deleted.</summary>
    public Action<SimulatedInstance>? OnDelete { get; set; }

    /// <summary>Sees each instance that a creation has made.</summary>
    public Action<SimulatedInstance>? OnCreate { get; set; }

    public SimulatedInstance Add(string name, string elementKey = "infobip", params string[] tags)
    {
        var id = ++_lastId;
        return Instances[id] = new SimulatedInstance
        {
            Id = id,
            Name = name,
            ElementKey = elementKey,
            Tags = [.. tags],
            Token = $"token-of-{id}-is-long-enough=",
            Created = clock.GetUtcNow(),
            Shown = clock.GetUtcNow() + SearchLag,
        };
    }

    /// <summary>Does what a request asks for.</summary>
    public HttpResponseMessage Answer(HttpMethod method, Uri address, byte[] body)
    {
        var path = address.AbsolutePath.Split('/');
        if (method == HttpMethod.Post)
            return Create(body);

        if (path[^1] == "instances")
            return List(address);

        var id = long.Parse(path[^1], null);
        if (!Instances.TryGetValue(id, out var instance))
            return Error(HttpStatusCode.NotFound, "No instance found");

        if (method == HttpMethod.Delete)
        {
            OnDelete?.Invoke(instance);
            Instances.Remove(id);
            return Json("{}");
        }

        if (method == HttpMethod.Patch)
        {
            (instance.FormerTags, instance.FoundByTags) = (instance.Tags, clock.GetUtcNow() + SearchLag);
            instance.Tags = [.. JsonDocument.Parse(body).RootElement.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)];
        }

        return Json(Of(instance, TellsTokens));
    }

    public static HttpResponseMessage Error(HttpStatusCode status, string message, bool isPlatforms = true) => isPlatforms
        ? Json($$"""{"requestId":"5f3e2a","message":"{{message}}"}""", status)
        : new HttpResponseMessage(status) { Content = new StringContent($"<html>{message}</html>") };

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(json));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        var response = new HttpResponseMessage(status) { Content = content };
        response.Headers.TryAddWithoutValidation("elements-request-id", "5f3e2a");
        return response;
    }

    private HttpResponseMessage Create(byte[] body)
    {
        using var request = JsonDocument.Parse(body);
        var root = request.RootElement;
        var tags = root.TryGetProperty("tags", out var given) ? given.EnumerateArray().Select(tag => tag.GetString()!).ToArray() : [];
        var instance = Add(root.GetProperty("name").GetString()!, root.GetProperty("element").GetProperty("key").GetString()!, tags);
        Created++;
        OnCreate?.Invoke(instance);
        return Json(Of(instance, tellsToken: true));
    }

    private HttpResponseMessage List(Uri address)
    {
        var query = System.Web.HttpUtility.ParseQueryString(address.Query);
        var (tag, text, now) = (query["tags[]"], query["searchText"], clock.GetUtcNow());
        var shown = Instances.Values.Where(instance => instance.Shown <= now
            && (tag is null || (instance.FoundByTags > now ? instance.FormerTags : instance.Tags).Contains(tag))
            && (text is null || instance.Name.Contains(text, StringComparison.Ordinal)));
        var list = string.Join(',', shown.Select(instance => Of(instance, TellsTokens)));
        return list.Length == 0 ? Error(HttpStatusCode.NotFound, "No instances found") : Json($"[{list}]");
    }

    private string Of(SimulatedInstance instance, bool tellsToken) => $$"""
        {"id":{{instance.Id}},"name":"{{instance.Name}}","token":"{{(tellsToken ? instance.Token : "********")}}",
        "element":{"key":"{{instance.ElementKey}}"},"tags":[{{string.Join(',', instance.Tags.Select(tag => $"\"{tag}\""))}}],
        "createdDate":{{(TellsDates ? $"\"{instance.Created:O}\"" : "null")}},"valid":{{(instance.Valid ? "true" : "false")}},"disabled":{{(instance.Disabled ? "true" : "false")}}}
        """;
}
