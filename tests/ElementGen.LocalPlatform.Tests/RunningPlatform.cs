using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ElementGen.Definitions;

namespace ElementGen.LocalPlatform.Tests;

/// <summary>A platform on a free port, and a caller who knows its secrets.</summary>
internal sealed class RunningPlatform : IAsyncDisposable
{
    // The seed's request body.
    public const string InstanceJson = """
        {
          "element": { "key": "infobip" },
          "configuration": {
            "messaging.sms.infobip.sender": "+17777777777",
            "messaging.sms.infobip.username": "acme",
            "messaging.sms.infobip.password": "pa+ss/wo=rd",
            "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth"
          },
          "tags": ["blue", "eu"],
          "name": "InfoBip for Acme"
        }
        """;

    private RunningPlatform(LocalPlatformServer server)
    {
        Server = server;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(server.BaseAddress, LocalPlatformServer.BasePath + "/") };
    }

    public LocalPlatformServer Server { get; }

    public HttpClient Http { get; }

    public static async Task<RunningPlatform> StartAsync(LocalPlatformOptions? options = null) =>
        new(await LocalPlatformServer.StartAsync(options ?? new LocalPlatformOptions { Definitions = [Elements.Infobip] }));

    public static Task<RunningPlatform> StartAsync(params ElementDefinition[] definitions) =>
        StartAsync(new LocalPlatformOptions { Definitions = definitions });

    public AuthenticationHeaderValue Authorization(string? token = null) => Server.DefaultOrganization.Authorization(token);

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, string? body = null, string? token = null, AuthenticationHeaderValue? authorization = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = authorization ?? Authorization(token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return new Answer(
            response.StatusCode,
            JsonNode.Parse(await response.Content.ReadAsStringAsync())!,
            response.Headers.ToDictionary(header => header.Key, header => header.Value.Single(), StringComparer.OrdinalIgnoreCase));
    }

    public Task<Answer> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, token: token);

    public Task<Answer> PatchAsync(string path, string body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<Answer> PutAsync(string path, string? body = null) => SendAsync(HttpMethod.Put, path, body);

    public Task<Answer> DeleteAsync(string path, string? token = null) => SendAsync(HttpMethod.Delete, path, token: token);

    public Task<Answer> CreateAsync(string body = InstanceJson, string path = "instances") => SendAsync(HttpMethod.Post, path, body);

    public Task<Answer> CreateNamedAsync(string name, params string[] tags)
    {
        var body = JsonNode.Parse(InstanceJson)!;
        body["name"] = name;
        body["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]);
        return CreateAsync(body.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>What the platform answered.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode Body, IReadOnlyDictionary<string, string> Headers)
{
    public long Id => (long)Body["id"]!;

    public string Token => (string)Body["token"]!;

    public override string ToString() => $"{(int)Status} {Body.ToJsonString()}";

    public IEnumerable<string> Names => Body.AsArray().Select(instance => (string)instance!["name"]!);

    /// <summary>What the provider said; null when it said nothing.</summary>
    public string? ProviderMessage => (string?)Body["providerMessage"];

    /// <summary>The answer's message, once it is one of an error of the expected status, in the platform's shape.</summary>
    public string Error(HttpStatusCode status)
    {
        Assert.Equal(status, Status);
        Assert.Equal(["requestId", "message"], Body.AsObject().Select(property => property.Key).Take(2));
        Assert.Equal(Headers["elements-request-id"], (string?)Body["requestId"]);
        return (string)Body["message"]!;
    }
}

/// <summary>Headers of callers.</summary>
internal static class Authorizations
{
    public static AuthenticationHeaderValue Authorization(this PlatformOrganization organization, string? token = null)
    {
        var (user, secret) = (organization.Credentials.UserSecret, organization.Credentials.OrganizationSecret);
        return new("User", $"{user}, Organization {secret}" + (token is null ? "" : $", Element {token}"));
    }
}
