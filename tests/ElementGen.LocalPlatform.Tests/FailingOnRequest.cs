using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.LocalPlatform.Tests;

public sealed class FailingOnRequest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_is_reset_before_or_after_the_instance_is_made(bool after)
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, after ? Fault.ResetAfter : Fault.ResetBefore);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => platform.CreateAsync());

        Assert.Equal(after ? 1 : 0, platform.Server.DefaultOrganization.Instances.Count);
        var request = Assert.Single(platform.Server.Requests);
        Assert.Null(request.Status);
        Assert.Equal([after ? "ResetAfter" : "ResetBefore"], request.Faults);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(409)]
    public async Task A_call_is_refused_with_the_status_that_was_asked_for(int status)
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.Status(status, "as asked"), new FaultScope { Times = 1 });

        Assert.Equal("as asked", (await platform.CreateAsync()).Error((HttpStatusCode)status));
        Assert.Equal(HttpStatusCode.OK, (await platform.CreateAsync()).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_gateway_answers_without_the_platforms_request_id(bool afterEffect)
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.Gateway(502, afterEffect));

        using var answer = await PostAsync(platform);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.False(answer.Headers.Contains("elements-request-id"));
        Assert.Equal(afterEffect ? 1 : 0, platform.Server.DefaultOrganization.Instances.Count);
    }

    [Fact]
    public async Task An_answer_of_any_bytes_is_sent_as_it_is()
    {
        byte[] bytes = [0xFF, 0xFE, 0x00, 0x7B, 0x80];
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(
            Call.CreateInstance, Fault.Answer(200, bytes, new Dictionary<string, string> { ["Content-Encoding"] = "br", ["X-Sent"] = "1" }));

        using var answer = await PostAsync(platform);

        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal("1", Assert.Single(answer.Headers.GetValues("X-Sent")));
        Assert.Empty(platform.Server.DefaultOrganization.Instances);
    }

    [Fact]
    public async Task What_fails_for_everybody_fails_for_callers_with_wrong_secrets_too()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var stranger = new System.Net.Http.Headers.AuthenticationHeaderValue("User", "x, Organization y");
        platform.Server.DefaultOrganization.Fail(null, Fault.Status(503));
        Assert.Equal(HttpStatusCode.Unauthorized, (await platform.SendAsync(HttpMethod.Get, "elements", authorization: stranger)).Status);

        platform.Server.Fail(Call.ListElements, Fault.Status(502), new FaultScope { Times = 1 });

        Assert.Equal(HttpStatusCode.BadGateway, (await platform.SendAsync(HttpMethod.Get, "elements", authorization: stranger)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await platform.SendAsync(HttpMethod.Get, "elements", authorization: stranger)).Status);
    }

    [Fact]
    public async Task Too_many_requests_are_told_with_and_without_the_time_to_wait()
    {
        var clock = new FakeTimeProvider();
        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], TimeProvider = clock });
        platform.Server.Fail(null, Fault.TooManyRequests(), new FaultScope { Nth = 1 });
        platform.Server.Fail(null, Fault.TooManyRequests(TimeSpan.FromSeconds(7)), new FaultScope { Nth = 2 });
        platform.Server.Fail(null, Fault.TooManyRequests(TimeSpan.FromSeconds(7), asResetTime: true), new FaultScope { Nth = 3 });

        var without = await platform.GetAsync("elements");
        var after = await platform.GetAsync("elements");
        var reset = await platform.GetAsync("elements");

        Assert.All([without, after, reset], answer => answer.Error(HttpStatusCode.TooManyRequests));
        Assert.False(without.Headers.ContainsKey("retry-after") || without.Headers.ContainsKey("x-ratelimit-reset"));
        Assert.Equal("7", after.Headers["retry-after"]);
        Assert.Equal($"{clock.GetUtcNow().ToUnixTimeSeconds() + 7}", reset.Headers["x-ratelimit-reset"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task An_answer_ends_in_the_middle(int bytes)
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.Truncate(bytes));

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var answer = await PostAsync(platform);
            await answer.Content.ReadAsStringAsync();
        });

        Assert.Single(platform.Server.DefaultOrganization.Instances);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_is_answered_as_a_test_wants_it(bool afterEffect)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var headers = new Dictionary<string, string> { ["Location"] = "https://elsewhere.example/", ["Content-Type"] = "text/plain" };
        platform.Server.Fail(Call.CreateInstance, Fault.Answer(307, "elsewhere", headers, afterEffect));

        using var answer = await PostAsync(platform);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.Equal("https://elsewhere.example/", answer.Headers.Location!.OriginalString);
        Assert.Equal("elsewhere", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("elements-request-id"));
        Assert.Equal(afterEffect ? 1 : 0, platform.Server.DefaultOrganization.Instances.Count);
    }

    [Fact]
    public async Task An_answer_is_no_JSON()
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.Garbage);

        using var answer = await PostAsync(platform);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("\0", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(platform.Server.DefaultOrganization.Instances);
    }

    [Fact]
    public async Task An_answer_comes_after_the_caller_gave_up_and_the_instance_is_made()
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.AnswerLate(TimeSpan.FromMinutes(1)));
        using var impatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostAsync(platform, impatience.Token));

        await UntilAsync(() => platform.Server.DefaultOrganization.Instances.Count == 1);
    }

    [Fact]
    public async Task A_request_lands_late()
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.LandLate(TimeSpan.FromMilliseconds(400)));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => platform.CreateAsync());

        Assert.Empty(platform.Server.DefaultOrganization.Instances);
        await UntilAsync(() => platform.Server.DefaultOrganization.Instances.Count == 1);
    }

    [Fact]
    public async Task A_search_lags_behind_and_a_list_of_everything_does_not()
    {
        var clock = new FakeTimeProvider();
        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], TimeProvider = clock });
        platform.Server.Fail(Call.ListInstances, Fault.SearchLag(TimeSpan.FromSeconds(5)));
        await platform.CreateAsync();

        (await platform.GetAsync("instances?tags[]=blue")).Error(HttpStatusCode.NotFound);
        Assert.Single((await platform.GetAsync("instances")).Names);
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Single((await platform.GetAsync("instances?tags[]=blue")).Names);
    }

    [Fact]
    public async Task Tags_are_dropped()
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.DropTags);

        Assert.Empty((await platform.CreateAsync()).Body["tags"]!.AsArray());
    }

    [Fact]
    public async Task Somebody_else_makes_an_instance_of_the_same_name()
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.ForeignInstance);

        var created = await platform.CreateAsync();

        Assert.Equal(2, created.Id);
        var foreign = platform.Server.DefaultOrganization.Instances[0];
        Assert.Equal(("InfoBip for Acme", 0), (foreign.Name, foreign.Tags.Count));
    }

    [Fact]
    public async Task The_platform_dies_between_making_and_answering_and_comes_back_with_what_it_had()
    {
        var clock = new FakeTimeProvider();
        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], TimeProvider = clock });
        platform.Server.Fail(Call.CreateInstance, Fault.Die(TimeSpan.FromSeconds(5)), new FaultScope { Times = 1 });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => platform.CreateAsync());
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => platform.GetAsync("instances"));
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Single((await platform.GetAsync("instances")).Names);
    }

    [Fact]
    public async Task The_platform_dies_for_the_organization_whose_fault_it_is_and_clearing_brings_it_back()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var other = platform.Server.AddOrganization();
        other.Fail(Call.ListElements, Fault.Die(TimeSpan.FromDays(1)));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => platform.SendAsync(HttpMethod.Get, "elements", authorization: other.Authorization()));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => platform.SendAsync(HttpMethod.Get, "instances", authorization: other.Authorization()));
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("elements")).Status);
        Assert.Equal(
            HttpStatusCode.OK, (await platform.SendAsync(HttpMethod.Delete, "/admin/faults", authorization: other.Authorization())).Status);

        Assert.Equal(HttpStatusCode.OK, (await platform.SendAsync(HttpMethod.Get, "elements", authorization: other.Authorization())).Status);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public async Task An_answer_of_a_status_without_a_body_has_none(int status)
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.Answer(status, "ignored"));

        using var answer = await PostAsync(platform);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_platform_that_is_disposed_does_not_wait_for_its_faults()
    {
        var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.LandLate(TimeSpan.FromHours(1)));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => platform.CreateAsync());

        var start = Stopwatch.GetTimestamp();
        await platform.DisposeAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_call_takes_longer()
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.Ping, Fault.Latency(TimeSpan.FromMilliseconds(300)));
        var token = (await platform.CreateAsync()).Token;
        var start = Stopwatch.GetTimestamp();

        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("ping", token)).Status);

        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task A_fault_is_for_its_element_alone()
    {
        await using var platform = await RunningPlatform.StartAsync(Elements.Infobip, Elements.BigCommerce);
        platform.Server.Fail(null, Fault.Status(500), new FaultScope { ElementKey = "infobip" });

        (await platform.CreateAsync()).Error(HttpStatusCode.InternalServerError);
        (await platform.CreateAsync("""{ "element": { "id": 2 } }""")).Error(HttpStatusCode.InternalServerError);
        (await platform.GetAsync("elements/infobip")).Error(HttpStatusCode.InternalServerError);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("elements/bigcommerce")).Status);
        (await platform.CreateAsync("[")).Error(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_fault_is_for_the_nth_call()
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Server.Fail(Call.CreateInstance, Fault.Status(500), new FaultScope { Nth = 2 });

        HttpStatusCode[] answers =
            [(await platform.CreateAsync()).Status, (await platform.CreateAsync()).Status, (await platform.CreateAsync()).Status];

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.InternalServerError, HttpStatusCode.OK], answers);
    }

    [Fact]
    public async Task Chance_is_repeated_by_its_seed()
    {
        var runs = new List<string>();
        foreach (var seed in (int[])[7, 7, 8])
        {
            await using var platform = await RunningPlatform.StartAsync(
                new LocalPlatformOptions { Definitions = [Elements.Infobip], RandomSeed = seed });
            platform.Server.Fail(Call.ListElements, Fault.Status(500), new FaultScope { Probability = 0.5 });
            var answers = new List<int>();
            for (var i = 0; i < 40; i++)
                answers.Add((int)(await platform.GetAsync("elements")).Status);
            runs.Add(string.Join(',', answers));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
        Assert.Contains("200", runs[0], StringComparison.Ordinal);
        Assert.Contains("500", runs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_one_organization_does_not_touch_another()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var other = platform.Server.AddOrganization();
        other.Fail(null, Fault.Status(500));

        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("elements")).Status);
        (await platform.SendAsync(HttpMethod.Get, "elements", authorization: other.Authorization())).Error(HttpStatusCode.InternalServerError);

        other.ClearFaults();
        Assert.Equal(HttpStatusCode.OK, (await platform.SendAsync(HttpMethod.Get, "elements", authorization: other.Authorization())).Status);
    }

    [Fact]
    public async Task Faults_work_without_a_socket_too()
    {
        await using var platform = await RunningPlatform.StartAsync(new LocalPlatformOptions { Definitions = [Elements.Infobip], Port = null });
        using var http = new HttpClient(platform.Server.CreateHandler())
        {
            BaseAddress = new Uri(platform.Server.BaseAddress, LocalPlatformServer.BasePath + "/"),
        };
        http.DefaultRequestHeaders.Authorization = platform.Authorization();
        platform.Server.Fail(Call.CreateInstance, Fault.ResetAfter, new FaultScope { Nth = 1 });
        platform.Server.Fail(Call.CreateInstance, Fault.Truncate(20), new FaultScope { Nth = 2 });
        platform.Server.Fail(Call.CreateInstance, Fault.Garbage, new FaultScope { Nth = 3 });

        var reset = await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync("instances", Content()));
        Assert.Equal(HttpRequestError.ResponseEnded, reset.HttpRequestError);
        await Assert.ThrowsAnyAsync<Exception>(async () => await (await http.PostAsync("instances", Content())).Content.ReadAsStringAsync());
        using var garbage = await http.PostAsync("instances", Content());
        using var whole = await http.PostAsync("instances", Content());

        Assert.StartsWith("\0", await garbage.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Equal(4, platform.Server.DefaultOrganization.Instances.Count);
    }

    [Fact]
    public void A_fault_that_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Status(200));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Latency(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Truncate(-1));
    }

    private static Task<HttpResponseMessage> PostAsync(RunningPlatform platform, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "instances") { Content = Content() };
        request.Headers.Authorization = platform.Authorization();
        return platform.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static StringContent Content() => new(RunningPlatform.InstanceJson, null, "application/json");

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 200 && !isSo(); i++)
            await Task.Delay(50);

        Assert.True(isSo());
    }
}
