using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ElementGen.LocalPlatform.Tests;

public sealed class RefusingRequests
{
    [Theory]
    [InlineData("{\"element\":", "is not valid JSON: line 1, byte ")]
    [InlineData("", "is not valid JSON")]
    [InlineData("{\n“name”: 1}", "is not valid JSON: line 2, byte 1. Property names and texts stand in straight quotes")]
    [InlineData("{\"element\":{\"key\":\"a\",\"key\":\"b\"}}", "'key' appears twice in one object")]
    [InlineData("{\"element\":{\"key\":\"a\"},\"element\":{}}", "'element' appears twice in one object")]
    [InlineData("{\"element\":{\"key\":\"infobip\"},\"configuration\":{\"a\":1,\"a\":1}}", "'a' appears twice in 'configuration'")]
    [InlineData("{\"element\":{\"key\":\" \"}}", "'element.key' must be a string that is not empty")]
    [InlineData("{\"element\":{\"key\":1}}", "'element.key' must be a string that is not empty")]
    [InlineData("{\"name\":\"\\ud800\"}", "not Unicode")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{}", "'element.key' is missing")]
    [InlineData("{\"element\":\"infobip\"}", "'element' must be an object with a 'key'")]
    [InlineData("{\"element\":{\"key\":true}}", "'element.key' must be a string")]
    [InlineData("{\"element\":{\"key\":\"infobip\"},\"name\":7}", "'name' must be a string")]
    [InlineData("{\"element\":{\"key\":\"infobip\"},\"configuration\":[]}", "'configuration' must be an object")]
    [InlineData("{\"element\":{\"key\":\"infobip\"},\"configuration\":{\"a.b\":{\"c\":1}}}", "the value of 'a.b' must be a string")]
    [InlineData("{\"element\":{\"key\":\"infobip\"},\"tags\":\"blue\"}", "'tags' must be an array of strings")]
    [InlineData("{\"element\":{\"key\":\"infobip\"},\"tags\":[1]}", "'tags' must be an array of strings")]
    public async Task A_body_that_is_not_a_create_is_refused_with_what_is_wrong(string body, string message)
    {
        await using var platform = await RunningPlatform.StartAsync();

        Assert.Contains(message, (await platform.CreateAsync(body)).Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_by_hundreds_of_tags_is_answered_as_any_other()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var tags = string.Join('&', Enumerable.Range(0, 600).Select(static number => $"tags%5B%5D=a-tag-of-some-length-{number}"));

        (await platform.GetAsync("instances?" + tags)).Error(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Invalid_utf8_and_deep_nesting_are_refused()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var broken = Encoding.Latin1.GetBytes("{\"element\":{\"key\":\"infobip\"},\"name\":\"\xff\"}");

        (await PostAsync(platform, new ByteArrayContent(broken), "application/json")).Error(HttpStatusCode.BadRequest);
        (await platform.CreateAsync(new string('[', 100_000))).Error(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_message_about_broken_JSON_does_not_repeat_the_body()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var refused = await platform.CreateAsync("{\"configuration\":{\"password\":hunter2}}");

        Assert.DoesNotContain("hunter2", refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LocalPlatformServer.MaxRequestBytes + 1)]
    [InlineData(20 * 1024 * 1024)]
    public async Task A_huge_body_is_refused(int length)
    {
        await using var platform = await RunningPlatform.StartAsync();
        var body = Encoding.ASCII.GetBytes("{\"name\":\"" + new string('x', length));

        var refused = await PostAsync(platform, new ByteArrayContent(body), "application/json");

        Assert.Equal("The request body is larger than 1048576 bytes.", refused.Error(HttpStatusCode.RequestEntityTooLarge));
        Assert.Equal(HttpStatusCode.OK, (await platform.CreateAsync()).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_than_JSON_is_refused(string? contentType)
    {
        await using var platform = await RunningPlatform.StartAsync();

        var refused = await PostAsync(platform, new StringContent(RunningPlatform.InstanceJson), contentType);

        Assert.Contains("application/json", refused.Error(HttpStatusCode.UnsupportedMediaType), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_element_that_is_not_defined_is_not_found()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var refused = await platform.CreateAsync("""{"element":{"key":"infobib"},"name":"x"}""");

        Assert.Equal("No element found with key or id 'infobib'.", refused.Error(HttpStatusCode.NotFound));
        (await platform.CreateAsync(path: "elements/infobib/instances")).Error(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("formulas")]
    [InlineData("instances/1/documents")]
    [InlineData("../../elsewhere")]
    public async Task A_path_that_is_not_served_is_not_found(string path)
    {
        await using var platform = await RunningPlatform.StartAsync();

        Assert.StartsWith("There is no /", (await platform.GetAsync(path)).Error(HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "instances")]
    [InlineData("POST", "instances/1")]
    [InlineData("DELETE", "elements/infobip")]
    public async Task A_method_that_a_path_does_not_have_is_refused(string method, string path)
    {
        await using var platform = await RunningPlatform.StartAsync();

        var refused = await platform.SendAsync(new HttpMethod(method), path, "{}");

        Assert.StartsWith($"{method} is not a method of", refused.Error(HttpStatusCode.MethodNotAllowed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_only()
    {
        await using var platform = await RunningPlatform.StartAsync();
        Assert.Equal("127.0.0.1", platform.Server.BaseAddress.Host);

        // The whole of 127.0.0.0/8 leads to this machine: what listens on any address would answer here.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Throws<SocketException>(() => socket.Connect(IPAddress.Parse("127.0.0.2"), platform.Server.BaseAddress.Port));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var options = new LocalPlatformOptions { Definitions = [Elements.Infobip], Port = platform.Server.BaseAddress.Port };

        var exception = await Assert.ThrowsAnyAsync<IOException>(() => LocalPlatformServer.StartAsync(options));

        Assert.Contains(platform.Server.BaseAddress.Authority, exception.Message, StringComparison.Ordinal);
    }

    private static async Task<Answer> PostAsync(RunningPlatform platform, HttpContent content, string? contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "instances") { Content = content };
        request.Headers.Authorization = platform.Authorization();
        content.Headers.ContentType = contentType is null ? null : new(contentType);
        return await platform.SendAsync(request);
    }
}
