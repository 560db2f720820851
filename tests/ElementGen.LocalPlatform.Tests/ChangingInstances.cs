using System.Net;
using System.Text.Json.Nodes;

namespace ElementGen.LocalPlatform.Tests;

public sealed class ChangingInstances
{
    private const string Username = "messaging.sms.infobip.username";
    private const string Password = "messaging.sms.infobip.password";
    private const string Sender = "messaging.sms.infobip.sender";

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    public async Task Parts_that_are_not_named_stay(string method)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var created = await platform.CreateAsync();

        var changed = await platform.SendAsync(new HttpMethod(method), "instances/1", """{ "name": "Renamed" }""");

        var expected = created.Body.DeepClone();
        expected["name"] = "Renamed";
        Assert.True(JsonNode.DeepEquals(expected, changed.Body), changed.ToString());
        Assert.True(JsonNode.DeepEquals(expected, (await platform.GetAsync("instances/1")).Body));
    }

    [Fact]
    public async Task Tags_replace_all_tags_and_are_found()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();

        var changed = await platform.PatchAsync("instances/1", """{ "tags": ["green"] }""");

        Assert.Equal(["green"], changed.Body["tags"]!.AsArray().Select(tag => (string)tag!));
        Assert.Single((await platform.GetAsync("instances?tags[]=green")).Names);
        (await platform.GetAsync("instances?tags[]=blue")).Error(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_value_replaces_one_and_an_empty_text_takes_it_away()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();

        var changed = await platform.PatchAsync(
            "instances/1", $$"""{ "configuration": { "{{Username}}": "other", "{{Sender}}": "", "{{Password}}": null } }""");

        var configuration = changed.Body["configuration"]!;
        Assert.Equal("other", (string?)configuration[Username]);
        Assert.Null(configuration[Sender]);
        Assert.Equal("********", (string?)configuration[Password]);
    }

    [Fact]
    public async Task What_must_be_supplied_cannot_be_taken_away()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();

        var refused = await platform.PatchAsync("instances/1", $$"""{ "configuration": { "{{Password}}": "" } }""");

        Assert.Contains(Password, refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal("********", (string?)(await platform.GetAsync("instances/1")).Body["configuration"]![Password]);
    }

    [Fact]
    public async Task An_instance_stays_one_of_its_element()
    {
        await using var platform = await RunningPlatform.StartAsync(Elements.Infobip, Elements.BigCommerce);
        await platform.CreateAsync();

        var refused = await platform.PutAsync("instances/1", """{ "element": { "key": "bigcommerce" } }""");

        Assert.Contains("cannot become one of 'bigcommerce'", refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_instance_answers_403_until_it_is_enabled()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var token = (await platform.CreateAsync()).Token;

        Assert.Equal(HttpStatusCode.OK, (await platform.DeleteAsync("instances/1/enabled")).Status);
        Assert.True((bool)(await platform.GetAsync("instances/1")).Body["disabled"]!);
        Assert.Equal("Instance 1 is disabled.", (await platform.GetAsync("ping", token)).Error(HttpStatusCode.Forbidden));

        Assert.Equal(HttpStatusCode.OK, (await platform.PutAsync("instances/1/enabled")).Status);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("hubs/messaging/ping", token)).Status);
    }

    [Fact]
    public async Task An_instance_in_use_cannot_be_deleted()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();
        await platform.Server.DefaultOrganization.SetInUseAsync(1, true);

        (await platform.DeleteAsync("instances/1")).Error(HttpStatusCode.Conflict);

        await platform.Server.DefaultOrganization.SetInUseAsync(1, false);
        Assert.Equal(HttpStatusCode.OK, (await platform.DeleteAsync("instances/1")).Status);
    }

    [Theory]
    [InlineData("GET", "instances/7")]
    [InlineData("PATCH", "instances/7")]
    [InlineData("PUT", "instances/7")]
    [InlineData("DELETE", "instances/7")]
    [InlineData("PUT", "instances/7/enabled")]
    [InlineData("DELETE", "instances/7/enabled")]
    [InlineData("GET", "instances/7/configuration")]
    [InlineData("PATCH", "instances/7/configuration")]
    [InlineData("GET", "instances/7/configuration/1")]
    [InlineData("PATCH", "instances/7/configuration/1")]
    public async Task No_call_knows_an_instance_that_does_not_exist(string method, string path)
    {
        await using var platform = await RunningPlatform.StartAsync();

        var answer = await platform.SendAsync(new HttpMethod(method), path, method is "PATCH" or "PUT" ? "{}" : null);

        Assert.Equal("No instance found with id '7'.", answer.Error(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Single_entries_are_read_and_changed_by_id_and_by_key()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();
        var entries = (await platform.GetAsync("instances/1/configuration")).Body.AsArray();
        var sender = entries.Single(entry => (string?)entry!["key"] == Sender)!;

        var changed = await platform.PatchAsync($"instances/1/configuration/{sender["id"]}", """{ "propertyValue": "+1" }""");
        await platform.PatchAsync($"instances/1/configuration/{Username}", """{ "propertyValue": "other" }""");

        Assert.Equal("+1", (string?)changed.Body["propertyValue"]);
        Assert.Equal("other", (string?)(await platform.GetAsync($"instances/1/configuration/{Username}")).Body["propertyValue"]);
        Assert.Equal("********", (string?)(await platform.GetAsync($"instances/1/configuration/{Password}")).Body["propertyValue"]);
        Assert.Equal("+1", (string?)(await platform.GetAsync("instances/1")).Body["configuration"]![Sender]);
    }

    [Theory]
    [InlineData("""[{ "key": "messaging.sms.infobip.sender", "propertyValue": "+1" }, { "key": "filter.response.nulls", "propertyValue": false }]""")]
    [InlineData("""{ "messaging.sms.infobip.sender": "+1", "filter.response.nulls": false }""")]
    public async Task Several_entries_are_changed_at_once(string body)
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();

        var changed = await platform.PatchAsync("instances/1/configuration", body);

        Assert.Equal(["+1", "false"], changed.Body.AsArray().Select(entry => (string?)entry!["propertyValue"]));
    }

    [Theory]
    [InlineData("""{ "value": "x" }""", "propertyValue")]
    [InlineData("[]", "propertyValue")]
    [InlineData("""{ "propertyValue": "" }""", "is missing")]
    public async Task A_change_of_an_entry_that_makes_no_sense_is_refused(string body, string why)
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();

        var refused = await platform.PatchAsync($"instances/1/configuration/{Password}", body);

        Assert.Contains(why, refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains(
            "nothing", (await platform.GetAsync("instances/1/configuration/nothing")).Error(HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_made_one_after_the_other()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(
            i => platform.PatchAsync("instances/1", $$"""{ "configuration": { "custom.{{i}}": "{{i}}" } }""")));

        var configuration = (await platform.GetAsync("instances/1")).Body["configuration"]!;
        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal($"{i}", (string?)configuration[$"custom.{i}"]));
    }

    [Fact]
    public async Task An_echo_shows_what_arrived_with_secrets_masked()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var token = (await platform.CreateAsync()).Token;

        var echo = await platform.SendAsync(
            HttpMethod.Post, "hubs/messaging/echo?apiSecret=s3&page=2", """{ "to": "+1", "password": "pw", "nested": [{ "api.key": 7 }] }""", token);

        Assert.Equal("POST", (string?)echo.Body["method"]);
        Assert.Equal("/hubs/messaging/echo", (string?)echo.Body["path"]);
        Assert.Equal("?apiSecret=********&page=2", (string?)echo.Body["query"]);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{ "to": "+1", "password": "********", "nested": [{ "api.key": "********" }] }"""), echo.Body["body"]));
        Assert.Equal("User ********, Organization ********, Element ********", (string?)echo.Body["headers"]!["Authorization"]);
        (await platform.GetAsync("echo")).Error(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{ "a": "\ud800" }""")]
    [InlineData("""{ "\ud800": 1 }""")]
    [InlineData("no JSON")]
    public async Task An_echo_of_what_is_no_JSON_is_JSON(string body)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var token = (await platform.CreateAsync()).Token;

        var echo = await platform.SendAsync(HttpMethod.Post, "echo", body, token);

        Assert.EndsWith("bytes that are no JSON", (string?)echo.Body["body"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("ping", token)).Status);
    }

    [Fact]
    public async Task A_loose_platform_asks_for_nothing()
    {
        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip, Elements.Box], Loose = true });

        Assert.Equal(HttpStatusCode.OK, (await platform.CreateAsync("""{ "element": { "key": "infobip" } }""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await platform.CreateAsync("""{ "element": { "key": "box" } }""")).Status);
        Assert.Equal(
            HttpStatusCode.OK,
            (await platform.CreateAsync("""{ "element": { "key": "box" }, "providerData": { "code": "made up" } }""")).Status);
        Assert.Equal(3, (await platform.GetAsync("instances?unheard=of")).Body.AsArray().Count);
        Assert.Equal(
            HttpStatusCode.OK,
            (await platform.GetAsync("elements/box/oauth/url?apiKey=key&apiSecret=secret&callbackUrl=acme%3A%2F%2Fcallback")).Status);
    }
}
