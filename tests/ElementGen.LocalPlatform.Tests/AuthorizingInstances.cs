using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.LocalPlatform.Tests;

public sealed class AuthorizingInstances
{
    private const string Callback = "http://localhost:8080/callback";

    private const string Client = "apiKey=client&apiSecret=s3cret&callbackUrl=http%3A%2F%2Flocalhost%3A8080%2Fcallback";

    [Fact]
    public async Task A_code_of_the_consent_page_creates_an_instance()
    {
        await using var platform = await StartAsync();
        var callback = await ConsentAsync(platform, await UrlAsync(platform, "box", "state=a%2Fb"));

        Assert.Equal("a/b", callback["state"]);
        var created = await platform.CreateAsync(Body("box", code: callback["code"]));

        Assert.Equal(HttpStatusCode.OK, created.Status);
        Assert.Equal("********", (string?)created.Body["configuration"]!["oauth.api.secret"]);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("ping", created.Token)).Status);
    }

    [Fact]
    public async Task A_code_serves_once()
    {
        await using var platform = await StartAsync();
        var code = await CodeAsync(platform, "box");
        await platform.CreateAsync(Body("box", code: code));

        var second = await platform.CreateAsync(Body("box", code: code));

        Assert.Equal("The code is unknown or was used already.", second.Error(HttpStatusCode.BadRequest));
        Assert.Equal("invalid_grant", second.ProviderMessage);
        Assert.Single(platform.Server.DefaultOrganization.Instances);
    }

    [Fact]
    public async Task A_code_that_was_tried_is_used_up()
    {
        await using var platform = await StartAsync();
        var code = await CodeAsync(platform, "box");

        var refused = await platform.CreateAsync(Body("box", code: code, callback: "http://localhost:9/other"));

        Assert.Contains("'http://localhost:8080/callback'", refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains(
            "used already", (await platform.CreateAsync(Body("box", code: code))).Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_must_be_decoded()
    {
        await using var platform = await StartAsync();
        var code = await CodeAsync(platform, "box");

        var refused = await platform.CreateAsync(Body("box", code: Uri.EscapeDataString(code)));

        Assert.Contains("Decode it once", refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await platform.CreateAsync(Body("box", code: code))).Status);
    }

    [Fact]
    public async Task A_code_of_another_element_is_refused()
    {
        await using var platform = await StartAsync();
        var code = await CodeAsync(platform, "box");

        var refused = await platform.CreateAsync(Body("dropbox", code: code));

        Assert.Contains("for 'box', not for 'dropbox'", refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_expires()
    {
        var clock = new FakeTimeProvider();
        await using var platform = await StartAsync(clock);
        var code = await CodeAsync(platform, "box");
        clock.Advance(TimeSpan.FromMinutes(11));

        var refused = await platform.CreateAsync(Body("box", code: code));

        Assert.Equal("The code has expired.", refused.Error(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_code_lives_from_the_consent_on()
    {
        var clock = new FakeTimeProvider();
        await using var platform = await StartAsync(clock);
        var url = await UrlAsync(platform, "box");
        clock.Advance(TimeSpan.FromMinutes(30));
        var code = (await ConsentAsync(platform, url))["code"];

        Assert.Equal(HttpStatusCode.OK, (await platform.CreateAsync(Body("box", code: code))).Status);
    }

    [Fact]
    public async Task An_authorization_that_nobody_completes_is_forgotten()
    {
        var clock = new FakeTimeProvider();
        await using var platform = await StartAsync(clock);
        var url = await UrlAsync(platform, "box");
        clock.Advance(TimeSpan.FromHours(2));
        await UrlAsync(platform, "box");

        using var page = await platform.Http.GetAsync(url);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task An_instance_that_was_read_can_be_sent_back()
    {
        await using var platform = await StartAsync();
        var created = await platform.CreateAsync(Body("box", code: await CodeAsync(platform, "box")));

        Assert.Equal(HttpStatusCode.OK, (await platform.PutAsync($"instances/{created.Id}", created.Body.ToJsonString())).Status);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused()
    {
        await using var platform = await StartAsync();
        var url = await UrlAsync(platform, "box");
        using var form = new StringContent("decision=allow");
        form.Headers.ContentType = new("multipart/form-data");

        using var refused = await platform.Http.PostAsync(url, form);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Without_a_grant_an_instance_is_refused()
    {
        await using var platform = await StartAsync();

        Assert.StartsWith(
            "An OAuth code is needed", (await platform.CreateAsync(Body("box"))).Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_that_exists_takes_the_place_of_a_grant()
    {
        await using var platform = await StartAsync();
        var body = JsonNode.Parse(Body("box"))!;
        body["externalAuthentication"] = "initial";

        Assert.Contains(
            "oauth.user.refresh_token",
            (await platform.CreateAsync(body.ToJsonString())).Error(HttpStatusCode.BadRequest),
            StringComparison.Ordinal);

        body["configuration"]!["oauth.user.refresh_token"] = "kept elsewhere";
        var created = await platform.CreateAsync(body.ToJsonString());
        Assert.Equal("initial", (string?)created.Body["externalAuthentication"]);
    }

    [Fact]
    public async Task The_two_steps_of_OAuth_1_create_an_instance()
    {
        await using var platform = await StartAsync();
        var token = (await platform.GetAsync($"elements/quickbooks/oauth/token?{Client}")).Body;
        var callback = await ConsentAsync(platform, await UrlAsync(platform, "quickbooks", $"requestToken={token["token"]}"));

        Assert.Equal((string?)token["token"], callback["oauth_token"]);
        var body = JsonNode.Parse(Body("quickbooks"))!;
        body["providerData"] = new JsonObject { ["oauth_token"] = callback["oauth_token"], ["oauth_verifier"] = callback["oauth_verifier"] };
        Assert.Equal("'providerData' lacks secret.", (await platform.CreateAsync(body.ToJsonString())).Error(HttpStatusCode.BadRequest));

        body["providerData"]!["secret"] = (string?)token["secret"];
        Assert.Equal(HttpStatusCode.OK, (await platform.CreateAsync(body.ToJsonString())).Status);
        (await platform.CreateAsync(body.ToJsonString())).Error(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_new_grant_authenticates_an_instance_again_and_its_token_stays()
    {
        await using var platform = await StartAsync();
        var created = await platform.CreateAsync(Body("box", code: await CodeAsync(platform, "box")));
        var again = JsonNode.Parse(Body("box", code: await CodeAsync(platform, "box")))!;

        var answer = await platform.PutAsync($"instances/{created.Id}", again.ToJsonString());

        Assert.Equal(created.Token, answer.Token);
        (await platform.PutAsync($"instances/{created.Id}", again.ToJsonString())).Error(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_denied_consent_comes_back_as_an_error()
    {
        await using var platform = await StartAsync();

        var callback = await ConsentAsync(platform, await UrlAsync(platform, "box", "state=x"), decision: "deny");

        Assert.Equal(("access_denied", "x"), (callback["error"], callback["state"]));
        Assert.False(callback.ContainsKey("code"));
    }

    [Fact]
    public async Task A_consent_is_given_once()
    {
        await using var platform = await StartAsync();
        var url = await UrlAsync(platform, "box");
        await ConsentAsync(platform, url);

        using var second = await platform.Http.PostAsync(url, new FormUrlEncodedContent([new("decision", "allow")]));

        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
    }

    [Fact]
    public async Task The_consent_page_shows_what_is_asked_and_runs_nothing()
    {
        await using var platform = await StartAsync();
        var client = Uri.EscapeDataString("<script>alert(1)</script>");
        var url = (string)(await platform.GetAsync($"elements/box/oauth/url?{Client.Replace("=client", $"={client}", StringComparison.Ordinal)}"))
            .Body["oauthUrl"]!;

        using var page = await platform.Http.GetAsync(new Uri(url));

        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elements/box/oauth/url", "lacks apiKey, apiSecret, callbackUrl")]
    [InlineData("elements/box/oauth/url?apiKey=a&apiSecret=b&callbackUrl=javascript:alert(1)", "absolute http or https")]
    [InlineData("elements/box/oauth/token?apiKey=a", "lacks apiSecret, callbackUrl")]
    [InlineData("elements/infobip/oauth/url?apiKey=a&apiSecret=b&callbackUrl=http://x", "not authorized by OAuth")]
    [InlineData("elements/quickbooks/oauth/url?apiKey=a&apiSecret=b&callbackUrl=http://x&requestToken=made-up", "requestToken")]
    [InlineData("elements/quickbooks/oauth/url?apiKey=a&apiSecret=b&callbackUrl=http://x", "needs a requestToken")]
    public async Task An_authorization_that_makes_no_sense_is_refused(string path, string why)
    {
        await using var platform = await StartAsync();

        Assert.Contains(why, (await platform.GetAsync(path)).Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grants_outlive_a_restart()
    {
        using var folder = new TemporaryFolder();
        string code;
        await using (var platform = await StartAsync(file: folder["state.db"]))
            code = await CodeAsync(platform, "box");

        await using var restarted = await StartAsync(file: folder["state.db"]);

        Assert.Equal(HttpStatusCode.OK, (await restarted.CreateAsync(Body("box", code: code))).Status);
    }

    private static Task<RunningPlatform> StartAsync(TimeProvider? clock = null, string? file = null) => RunningPlatform.StartAsync(
        new LocalPlatformOptions
        {
            Definitions = [Elements.Infobip, Elements.Box, Elements.Quickbooks, Elements.Box with { Key = "dropbox" }],
            TimeProvider = clock ?? TimeProvider.System,
            StateFile = file,
        });

    private static string Body(string element, string? code = null, string callback = Callback)
    {
        var body = new JsonObject
        {
            ["element"] = new JsonObject { ["key"] = element },
            ["name"] = "authorized",
            ["configuration"] = new JsonObject
            {
                ["oauth.api.key"] = "client",
                ["oauth.api.secret"] = "s3cret",
                ["oauth.callback.url"] = callback,
            },
        };
        if (code is not null)
            body["providerData"] = new JsonObject { ["code"] = code };
        return body.ToJsonString();
    }

    private static async Task<Uri> UrlAsync(RunningPlatform platform, string element, string parameters = "") =>
        new((string)(await platform.GetAsync($"elements/{element}/oauth/url?{Client}&{parameters}")).Body["oauthUrl"]!);

    private static async Task<string> CodeAsync(RunningPlatform platform, string element) =>
        (await ConsentAsync(platform, await UrlAsync(platform, element)))["code"];

    private static async Task<Dictionary<string, string>> ConsentAsync(RunningPlatform platform, Uri url, string decision = "allow")
    {
        using var answer = await platform.Http.PostAsync(url, new FormUrlEncodedContent([new("decision", decision)]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var callback = answer.Headers.Location!;
        Assert.Equal(Callback, callback.GetLeftPart(UriPartial.Path));
        return QueryHelpers.ParseQuery(callback.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }
}
