using System.Net;
using System.Text.Json.Nodes;

namespace ElementGen.LocalPlatform.Tests;

public sealed class CreatingInstances
{
    [Fact]
    public async Task The_answer_holds_every_field_of_the_platforms_answer()
    {
        var now = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], TimeProvider = new StoppedClock(now) });

        var created = await platform.CreateAsync();

        Assert.Equal(HttpStatusCode.OK, created.Status);
        var expected = JsonNode.Parse("""
            {
              "id": 1,
              "name": "InfoBip for Acme",
              "createdDate": "2026-03-04T05:06:07Z",
              "element": {
                "id": 1,
                "name": "Infobip",
                "key": "infobip",
                "description": "Sends messages.",
                "image": "elements/provider_infobip.png",
                "active": true,
                "deleted": false,
                "typeOauth": false,
                "trialAccount": false,
                "configDescription": "<p>Set up</p>",
                "signupURL": "http://www.infobip.com/sign_up/"
              },
              "elementId": 1,
              "tags": ["blue", "eu"],
              "provisionInteractions": [],
              "valid": true,
              "disabled": false,
              "maxCacheSize": 0,
              "cacheTimeToLive": 0,
              "cachingEnabled": false,
              "configuration": {
                "messaging.sms.infobip.username": "acme",
                "messaging.sms.infobip.password": "********",
                "messaging.sms.infobip.sender": "+17777777777",
                "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth",
                "filter.response.nulls": "true",
                "event.notification.signature.key": "********"
              },
              "eventsEnabled": false,
              "traceLoggingEnabled": false,
              "externalAuthentication": "none",
              "user": { "id": 1, "emailAddress": "user@localhost" }
            }
            """)!;
        expected["token"] = created.Token;
        Assert.True(JsonNode.DeepEquals(expected, created.Body), created.Body.ToJsonString());
    }

    [Fact]
    public async Task Each_instance_gets_a_token_of_32_random_bytes()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var first = await platform.CreateAsync();
        var second = await platform.CreateAsync();

        Assert.Equal(32, Convert.FromBase64String(first.Token).Length);
        Assert.Equal(32, Convert.FromBase64String(second.Token).Length);
        Assert.NotEqual(first.Token, second.Token);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task All_missing_entries_are_named_at_once()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var refused = await platform.CreateAsync("""{"element":{"key":"infobip"},"configuration":{"messaging.sms.infobip.sender":"+1"}}""");

        Assert.Equal(
            "Required configuration of element 'infobip' is missing: "
            + "messaging.sms.infobip.username, messaging.sms.infobip.password.",
            refused.Error(HttpStatusCode.BadRequest));
        (await platform.GetAsync("instances")).Error(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"name\": null,")]
    [InlineData("\"name\": \" \",")]
    public async Task A_body_without_a_name_creates_an_instance_without_one(string name)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var body = RunningPlatform.InstanceJson
            .Replace(",\n  \"name\": \"InfoBip for Acme\"", "", StringComparison.Ordinal)
            .Replace("{\n  \"element\"", $"{{\n  {name} \"element\"", StringComparison.Ordinal);
        Assert.DoesNotContain("for Acme", body, StringComparison.Ordinal);

        var created = await platform.CreateAsync(body);

        Assert.Equal(HttpStatusCode.OK, created.Status);
        Assert.Null(created.Body["name"]);
        Assert.Equal(created.Id, (long)Assert.Single((await platform.GetAsync("instances?searchText=infobip")).Body.AsArray())!["id"]!);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task Null_and_an_empty_text_supply_nothing(string value)
    {
        await using var platform = await RunningPlatform.StartAsync();

        var refused = await platform.CreateAsync(RunningPlatform.InstanceJson.Replace("\"acme\"", value, StringComparison.Ordinal));

        Assert.Contains("is missing: messaging.sms.infobip.username.", refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "username, password, store.url")]
    [InlineData("""{"authentication.type":null}""", "username, password, store.url")]
    [InlineData("""{"authentication.type":"basic","password":"p"}""", "username, store.url")]
    [InlineData("""{"authentication.type":"custom","store.url":"https://acme.example"}""", "oauth.api.key, oauth.user.token")]
    public async Task Missing_entries_of_the_selected_group_are_named(string configuration, string missing)
    {
        await using var platform = await RunningPlatform.StartAsync(Elements.BigCommerce);

        var refused = await platform.CreateAsync($$"""{"element":{"key":"bigcommerce"},"name":"shop","configuration":{{configuration}}}""");

        Assert.Equal($"Required configuration of element 'bigcommerce' is missing: {missing}.", refused.Error(HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("bigcommerce")]
    [InlineData("1")]
    public async Task The_path_can_name_the_element_by_key_or_id(string keyOrId)
    {
        await using var platform = await RunningPlatform.StartAsync(Elements.Infobip, Elements.BigCommerce);

        var created = await platform.CreateAsync(
            """{"name":"shop","configuration":{"username":"u","password":"p","store.url":"s"}}""", $"elements/{keyOrId}/instances");

        Assert.Equal("bigcommerce", (string?)created.Body["element"]!["key"]);
    }

    [Fact]
    public async Task The_body_can_name_the_element_by_id()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var created = await platform.CreateAsync(RunningPlatform.InstanceJson
            .Replace("\"key\": \"infobip\"", "\"id\": 1", StringComparison.Ordinal));

        Assert.Equal("infobip", (string?)created.Body["element"]!["key"]);
    }

    [Fact]
    public async Task A_path_and_a_body_that_name_two_elements_are_refused()
    {
        await using var platform = await RunningPlatform.StartAsync(Elements.Infobip, Elements.BigCommerce);

        var refused = await platform.CreateAsync(path: "elements/bigcommerce/instances");

        Assert.Equal("The path names the element 'bigcommerce', the body 'infobip'.", refused.Error(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Booleans_and_numbers_are_kept_as_their_texts()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var created = await platform.CreateAsync(RunningPlatform.InstanceJson
            .Replace("\"+17777777777\"", "17777777777, \"filter.response.nulls\": false", StringComparison.Ordinal));

        var configuration = created.Body["configuration"]!;
        Assert.Equal("17777777777", (string?)configuration["messaging.sms.infobip.sender"]);
        Assert.Equal("false", (string?)configuration["filter.response.nulls"]);
    }

    [Fact]
    public async Task Keys_that_the_definition_does_not_list_are_kept_and_masked_when_they_name_a_secret()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var created = await platform.CreateAsync(RunningPlatform.InstanceJson
            .Replace("\"acme\"", "\"acme\", \"new.option\": \"on\", \"new.token\": \"hush\"", StringComparison.Ordinal));

        Assert.Equal("on", (string?)created.Body["configuration"]!["new.option"]);
        Assert.Equal("********", (string?)created.Body["configuration"]!["new.token"]);
    }

    [Fact]
    public async Task Parallel_creates_each_make_one_instance()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var created = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => platform.CreateNamedAsync($"instance {number}", "load")));

        Assert.All(created, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(64, created.Select(answer => answer.Id).Distinct().Count());
        Assert.Equal(64, created.Select(answer => answer.Token).Distinct().Count());
        var listed = await platform.GetAsync("instances?pageSize=100");
        Assert.Equal(created.Select(answer => (string?)answer.Body["name"]).Order(), listed.Names.Order());
        Assert.All(created, answer => Assert.Equal(
            answer.Token, (string?)listed.Body.AsArray().Single(instance => (long)instance!["id"]! == answer.Id)!["token"]));
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
