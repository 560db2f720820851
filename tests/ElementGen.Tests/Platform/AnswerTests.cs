using System.Net;

namespace ElementGen.Tests;

public sealed class AnswerTests
{
    [Fact]
    public async Task Every_field_of_the_answer_is_there()
    {
        var instance = await Get(Seed.Answer);

        Assert.Equal((123, "API Instance"), (instance.Id, instance.Name));
        Assert.Equal("3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=", instance.Token.Reveal());
        Assert.Equal(
            new ElementSummary
            {
                Id = 39,
                Name = "Infobip",
                Key = "infobip",
                Description = "Sends \"SMS\".",
                Image = "elements/infobip.png",
                Active = true,
                TrialAccount = true,
                ConfigDescription = "<p>See <a href=\"https://example.com\">here</a></p>",
                SignupUrl = "http://www.infobip.com/sign_up/",
            },
            instance.Element);
        Assert.Equal("confirm", Assert.Single(instance.ProvisionInteractions).GetProperty("kind").GetString());
        Assert.True(instance.Valid);
        Assert.False(instance.Disabled);
        Assert.Equal((10, 60000), (instance.MaxCacheSize, instance.CacheTimeToLive));
        Assert.True(instance.CachingEnabled);
    }

    [Fact]
    public async Task Fields_of_newer_servers_are_there_and_unknown_ones_are_passed_over()
    {
        var instance = await Get(Seed.AnswerOfNewServers);

        Assert.Equal(new DateTimeOffset(2016, 2, 23, 19, 12, 58, TimeSpan.Zero), instance.CreatedDate);
        Assert.Equal(39, instance.ElementId);
        Assert.Equal(["Docs", "plain"], instance.Tags);
        Assert.Equal("jane", instance.Configuration["messaging.sms.infobip.username"]);
        Assert.Null(instance.Configuration["base.url"]);
        Assert.Equal("5", instance.Configuration["bulk.size"]);
        Assert.True(instance.Disabled);
        Assert.Equal((false, true), (instance.EventsEnabled, instance.TraceLoggingEnabled));
        Assert.Equal("none", instance.ExternalAuthentication);
        Assert.Equal("jane@example.com", instance.User!.Value.GetProperty("emailAddress").GetString());
    }

    [Theory]
    [InlineData("\"2016-02-23T19:12:58Z\"", "2016-02-23T19:12:58.0000000+00:00")]
    [InlineData("\"2016-02-23T19:12:58.123Z\"", "2016-02-23T19:12:58.1230000+00:00")]
    [InlineData("\"2016-02-23T19:12:58-07:00\"", "2016-02-23T19:12:58.0000000-07:00")]
    [InlineData("\"2016-02-23T19:12:58\"", "2016-02-23T19:12:58.0000000+00:00")]
    [InlineData("\"Tue, 23 Feb 2016 19:12:58 GMT\"", "2016-02-23T19:12:58.0000000+00:00")]
    [InlineData("\"2016-02-23T19:12:5\\u0038Z\"", "2016-02-23T19:12:58.0000000+00:00")]
    [InlineData("\"Z\"", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("{\"at\":1}", null)]
    [InlineData("true", null)]
    public async Task A_date_is_read_in_any_known_form_and_in_UTC_where_it_gives_no_offset(string json, string? expected)
    {
        var instance = await Get($$"""{"id":5,"createdDate":{{json}},"token":"t"}""");

        Assert.Equal(expected, instance.CreatedDate?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("t", instance.Token.Reveal());
    }

    [Fact]
    public async Task Fields_that_an_old_answer_lacks_have_their_defaults()
    {
        var instance = await Get("""{"id":5}""");

        Assert.Equal(5, instance.Id);
        Assert.Equal("", instance.Name);
        Assert.Equal(Secret.Empty, instance.Token);
        Assert.Equal(new ElementSummary(), instance.Element);
        Assert.Empty(instance.ProvisionInteractions);
        Assert.Empty(instance.Tags);
        Assert.Empty(instance.Configuration);
        Assert.False(instance.Valid || instance.Disabled || instance.CachingEnabled);
        Assert.Null(instance.CreatedDate);
        Assert.Null(instance.ElementId);
        Assert.Null(instance.EventsEnabled);
        Assert.Null(instance.TraceLoggingEnabled);
        Assert.Null(instance.ExternalAuthentication);
        Assert.Null(instance.User);
    }

    [Theory]
    [InlineData("\"name\":null,\"element\":null,\"tags\":null,\"configuration\":null,\"provisionInteractions\":null,\"user\":null,\"valid\":null")]
    [InlineData("\"name\":[\"x\"],\"tags\":\"one\",\"configuration\":[1],\"provisionInteractions\":{\"a\":1},\"valid\":\"yes\"")]
    [InlineData("\"name\":\"\\ud800\",\"createdDate\":\"soon\",\"maxCacheSize\":1e9,\"cacheTimeToLive\":99999999999999999999,\"elementId\":{}")]
    [InlineData("\"tags\":[null,{\"id\":1},[\"x\"],{\"name\":null}],\"configuration\":{\"a\":{\"b\":1}}")]
    public async Task A_field_of_another_form_does_not_cost_the_token(string fields)
    {
        var instance = await Get("{" + fields + ",\"id\":\"5\",\"token\":\"t\"}");

        Assert.Equal(5, instance.Id);
        Assert.Equal("t", instance.Token.Reveal());
        Assert.False(instance.Valid);
        Assert.Empty(instance.Tags);
    }

    [Fact]
    public async Task An_instance_is_asked_for_by_its_id_without_an_element_token()
    {
        var organization = TestPlatform.Answering(HttpStatusCode.OK, Seed.Answer);
        using var client = organization.Client();

        await client.GetInstanceAsync(123);

        var request = organization.OnlyRequest();
        Assert.Equal(("GET", "/instances/123"), (request.Method, request.Path));
        Assert.Equal("User ********, Organization ********", request.Headers["Authorization"]);
        Assert.False(request.Headers.ContainsKey("Content-Type"));
    }

    [Fact]
    public void An_instance_says_who_it_is_and_masks_its_token()
    {
        Assert.Equal("instance 123 'API Instance' of 'infobip' (token ********)", Seed.Instance.ToString());
    }

    private static async Task<ProvisionedInstance> Get(string answer)
    {
        using var client = TestPlatform.Answering(HttpStatusCode.OK, answer).Client();
        return await client.GetInstanceAsync(123);
    }
}
