using System.Net;
using System.Text;

namespace ElementGen.LocalPlatform.Tests;

public sealed class RecordingRequests
{
    [Fact]
    public async Task A_request_is_recorded_with_its_body_and_no_secret()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var created = await platform.CreateAsync();

        var request = Assert.Single(platform.Server.Requests);

        Assert.Equal((Call.CreateInstance, "POST", "/instances", 200, 1L), (request.Call, request.Method, request.Path, request.Status, request.Instance));
        Assert.Equal(created.Headers["elements-request-id"], request.RequestId);
        Assert.Same(platform.Server.DefaultOrganization, request.Organization);
        Assert.Equal("infobip", request.Body!.ElementKey);
        Assert.Equal("InfoBip for Acme", request.Body.Name);
        Assert.Equal(["blue", "eu"], request.Body.Tags);
        Assert.Equal("acme", request.Body.Configuration["messaging.sms.infobip.username"]);
        Assert.Equal("********", request.Body.Configuration["messaging.sms.infobip.password"]);
    }

    [Fact]
    public async Task The_headers_of_a_request_are_recorded_and_their_secrets_masked()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var created = await platform.CreateAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping") { Headers = { Authorization = platform.Authorization(created.Token) } };
        request.Headers.Add("X-Trace", "acme");
        request.Headers.Add("X-Api-Key", "t0ps3cret");
        await platform.SendAsync(request);

        var (creation, ping) = (platform.Server.Requests[0].Headers, platform.Server.Requests[1].Headers);

        Assert.Equal("User ********, Organization ********", creation["Authorization"]);
        Assert.Equal("application/json; charset=utf-8", creation["content-type"]);
        Assert.Equal("User ********, Organization ********, Element ********", ping["Authorization"]);
        Assert.Equal(("acme", "********"), (ping["X-Trace"], ping["X-Api-Key"]));
        var journal = (await platform.SendAsync(HttpMethod.Get, "/admin/requests")).Body;
        Assert.Equal("acme", (string?)journal[1]!["headers"]!["X-Trace"]);
    }

    [Theory]
    [InlineData("User t0ps3cret")]
    [InlineData("Bearer t0ps3cret")]
    [InlineData("User t0ps3cret, Organization t0ps3cret, Elephant t0ps3cret")]
    public async Task An_authorization_that_is_none_of_the_platforms_is_masked_as_a_whole(string authorization)
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "elements");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        (await platform.SendAsync(request)).Error(HttpStatusCode.Unauthorized);

        Assert.Equal("********", Assert.Single(platform.Server.Requests).Headers["Authorization"]);
    }

    [Theory]
    [InlineData("PATCH", "instances/1", """{ "configuration": { "pin": "1234-secret" } }""")]
    [InlineData("PUT", "instances/1", """{ "configuration": { "pin": "1234-secret" } }""")]
    [InlineData("PATCH", "instances/1/configuration", """{ "pin": "1234-secret" }""")]
    [InlineData("PATCH", "instances/1/configuration/pin", """{ "propertyValue": "1234-secret" }""")]
    public async Task A_secret_whose_key_does_not_sound_like_one_is_masked_in_every_change(string method, string path, string body)
    {
        await using var platform = await RunningPlatform.StartAsync(Elements.WithPin);
        await platform.CreateAsync("""{ "element": { "key": "pinned" }, "configuration": { "pin": "first" } }""");

        Assert.Equal(HttpStatusCode.OK, (await platform.SendAsync(new HttpMethod(method), path, body)).Status);

        Assert.All(platform.Server.Requests, request => Assert.Equal("********", request.Body!.Configuration["pin"]));
        Assert.DoesNotContain("1234", await platform.Http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_value_for_an_element_that_is_not_known_is_masked()
    {
        await using var platform = await RunningPlatform.StartAsync();

        await platform.CreateAsync("""{ "element": { "key": "infobop" }, "configuration": { "pin": "1234-secret" } }""");

        Assert.Equal("********", platform.Server.Requests[0].Body!.Configuration["pin"]);
    }

    [Fact]
    public async Task Requests_of_others_do_not_push_an_organizations_own_out_of_the_journal()
    {
        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], JournalLength = 2 });
        var other = platform.Server.AddOrganization();
        await platform.SendAsync(HttpMethod.Get, "elements/infobip", authorization: other.Authorization());
        for (var i = 0; i < 3; i++)
            await platform.GetAsync("elements");

        Assert.Equal("/elements/infobip", Assert.Single(other.Requests).Path);
    }

    [Theory]
    [InlineData("evil.example", "GET")]
    [InlineData("localhost", "DELETE")]
    public async Task A_request_that_is_refused_for_its_sender_is_one_of_the_calls_that_are_known(string host, string method)
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "instances/1");
        request.Headers.Host = host;
        request.Headers.Add("Origin", "https://evil.example");

        await platform.SendAsync(request);

        Assert.Equal(method == "GET" ? Call.GetInstance : Call.DeleteInstance, platform.Server.Requests[0].Call);
    }

    [Fact]
    public async Task A_long_body_is_shortened()
    {
        await using var platform = await RunningPlatform.StartAsync();

        await platform.CreateNamedAsync(new string('n', 100_000), [.. Enumerable.Range(0, 1000).Select(i => $"{i} {new string('t', 500)}")]);

        var body = Assert.Single(platform.Server.Requests).Body!;
        Assert.Equal(1001, body.Name!.Length);
        Assert.InRange(body.Tags!.Sum(tag => tag.Length) + body.Configuration.Sum(value => value.Key.Length + value.Value.Length), 1, 21_000);
    }

    [Fact]
    public async Task Who_has_an_answer_finds_its_request()
    {
        await using var platform = await RunningPlatform.StartAsync();
        for (var i = 1; i <= 200; i++)
        {
            await platform.GetAsync($"elements/{i}");

            Assert.Equal(404 - (i == 1 ? 204 : 0), platform.Server.Requests[i - 1].Status);
        }
    }

    [Fact]
    public async Task The_address_of_a_consent_is_not_shown()
    {
        await using var platform = await RunningPlatform.StartAsync(Elements.Box);
        var url = (string)(await platform.GetAsync("elements/box/oauth/url?apiKey=a&apiSecret=b&callbackUrl=http://localhost/")).Body["oauthUrl"]!;

        await platform.Http.GetAsync(new Uri(url));
        var refused = await platform.SendAsync(HttpMethod.Put, url);

        Assert.All(platform.Server.Requests.Skip(1), request => Assert.Equal("/consent/********", request.Path));
        Assert.Equal("PUT is not a method of /consent/********.", refused.Error(HttpStatusCode.MethodNotAllowed));
    }

    [Fact]
    public async Task Why_a_request_was_refused_stands_in_the_journal()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync("""{ "element": { "key": "infobip" }, "name": "x" }""");
        await platform.SendAsync(HttpMethod.Get, "instances", authorization: new("User", "wrong"));
        await platform.GetAsync("formulas?apiSecret=s3cret&x=1");

        var (incomplete, unauthorized, unknown) = (platform.Server.Requests[0], platform.Server.Requests[1], platform.Server.Requests[2]);

        Assert.Contains("messaging.sms.infobip.password", incomplete.Refusal, StringComparison.Ordinal);
        Assert.Equal((401, null), (unauthorized.Status, unauthorized.Organization));
        Assert.Equal(Call.Unknown, unknown.Call);
        Assert.Equal("#3 GET /formulas?apiSecret=********&x=1 -> 404 There is no /elements/api-v2/formulas.", unknown.ToString());
    }

    [Fact]
    public async Task The_journal_keeps_the_latest_requests()
    {
        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], JournalLength = 2 });
        foreach (var path in new[] { "elements/1", "elements/2", "elements/3" })
            await platform.GetAsync(path);

        Assert.Equal(["/elements/2", "/elements/3"], platform.Server.Requests.Select(request => request.Path));
        Assert.Equal([2L, 3L], platform.Server.Requests.Select(request => request.Number));
    }

    [Fact]
    public async Task The_page_shows_requests_and_runs_nothing_that_a_caller_wrote()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateNamedAsync("<script>alert(1)</script>", "<img src=x onerror=alert(1)>");
        await platform.GetAsync("elements/<b>bold</b>");

        using var page = await platform.Http.GetAsync("/");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("1 instances", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold", html, StringComparison.Ordinal);
        Assert.DoesNotContain("ss/wo=rd", html, StringComparison.Ordinal);
        Assert.Contains("https://www.maycoolapp.com/auth", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_answers_is_ready()
    {
        await using var platform = await RunningPlatform.StartAsync();

        using var health = await platform.Http.GetAsync("/health");

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("""{"status":"ready","elements":1}""", await health.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Another_process_steers_the_platform_by_its_secrets()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.SendAsync(HttpMethod.Put, "/admin/snapshots/empty");
        await platform.SendAsync(HttpMethod.Post, "/admin/faults", """{ "call": "CreateInstance", "fault": "Status", "status": 503, "times": 1 }""");

        (await platform.CreateAsync()).Error(HttpStatusCode.ServiceUnavailable);
        await platform.CreateAsync();
        await platform.SendAsync(HttpMethod.Post, "/admin/faults", """{ "fault": "Status", "status": 503, "element": "no such" }""");
        await platform.SendAsync(HttpMethod.Put, "/admin/instances/1/use");
        (await platform.DeleteAsync("instances/1")).Error(HttpStatusCode.Conflict);
        Assert.Equal(["CreateInstance: Status 503", "any call: Status 503"], (await platform.GetAsync("/admin/faults")).Body.AsArray().Select(fault => (string)fault!));
        Assert.Equal("CreateInstance", (string?)(await platform.GetAsync("/admin/requests")).Body[2]!["call"]);
        (await platform.SendAsync(HttpMethod.Put, "/admin/snapshots/%20")).Error(HttpStatusCode.BadRequest);
        await platform.DeleteAsync("/admin/faults");
        await platform.SendAsync(HttpMethod.Post, "/admin/snapshots/empty/restore");

        Assert.Empty(platform.Server.DefaultOrganization.Instances);
        var added = (await platform.SendAsync(HttpMethod.Post, "/admin/organizations")).Body;
        var authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("User", $"{added["user"]}, Organization {added["organization"]}");
        Assert.Equal(HttpStatusCode.OK, (await platform.SendAsync(HttpMethod.Get, "elements", authorization: authorization)).Status);
        (await platform.SendAsync(HttpMethod.Post, "/admin/organizations", authorization: authorization)).Error(HttpStatusCode.Forbidden);
        await platform.SendAsync(HttpMethod.Post, "/admin/organizations", """{ "user": "u", "organization": "o" }""");
        Assert.Equal(
            HttpStatusCode.OK,
            (await platform.SendAsync(HttpMethod.Get, "elements", authorization: new("User", "u, Organization o"))).Status);
        (await platform.SendAsync(HttpMethod.Post, "/admin/organizations", """{ "user": "u" }""")).Error(HttpStatusCode.BadRequest);
        (await platform.SendAsync(HttpMethod.Post, "/admin/reset", authorization: new("User", "wrong"))).Error(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{ "fault": "Nothing" }""", "There is no fault 'Nothing'. There are Latency,")]
    [InlineData("""{ "fault": "1", "status": 500 }""", "There is no fault '1'.")]
    [InlineData("""{ "call": "Make", "fault": "Garbage" }""", "There is no call 'Make'. There are Unknown, CreateInstance,")]
    [InlineData("""{ "fault": "Status" }""", "'status' is missing.")]
    [InlineData("""{ "fault": "Status", "status": 200 }""", "makes no sense")]
    [InlineData("""{ "fault": "Garbage", "probability": 2 }""", "makes no sense")]
    [InlineData("""{ "fault": "Garbage", "tims": 1 }""", "A fault has no 'tims'.")]
    [InlineData("""{ "fault": 7 }""", "'fault' must be a text.")]
    [InlineData("[]", "must be a JSON object")]
    public async Task A_fault_that_makes_no_sense_is_refused(string body, string why)
    {
        await using var platform = await RunningPlatform.StartAsync();

        var refused = await platform.SendAsync(HttpMethod.Post, "/admin/faults", body);

        Assert.Contains(why, refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("elements")).Status);
    }

    [Fact]
    public async Task A_journal_grows_no_further_than_its_bodies_may()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var tooLarge = new StringBuilder("\"").Append('x', LocalPlatformServer.MaxRequestBytes).Append('"').ToString();

        (await platform.CreateAsync(tooLarge)).Error(HttpStatusCode.RequestEntityTooLarge);

        Assert.Null(Assert.Single(platform.Server.Requests).Body);
    }
}
