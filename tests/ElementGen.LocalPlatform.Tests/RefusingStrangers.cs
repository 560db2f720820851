using System.Net;

namespace ElementGen.LocalPlatform.Tests;

public sealed class RefusingStrangers
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("192.168.0.7")]
    public async Task A_page_whose_name_leads_to_this_machine_gets_nothing(string host)
    {
        await using var platform = await RunningPlatform.StartAsync();
        foreach (var path in new[] { "elements", "/", "/health", "/admin/requests" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = platform.Authorization();
            request.Headers.Host = host;

            (await platform.SendAsync(request)).Error(HttpStatusCode.MisdirectedRequest);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:7")]
    [InlineData("[::1]")]
    public async Task This_machine_is_served_by_all_its_names(string host)
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "elements");
        request.Headers.Authorization = platform.Authorization();
        request.Headers.Host = host;

        Assert.Equal(HttpStatusCode.OK, (await platform.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_origin_posts_nothing(string header, string value)
    {
        await using var platform = await RunningPlatform.StartAsync();
        foreach (var path in new[] { "instances", "/admin/reset", "/consent/x" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Authorization = platform.Authorization();
            request.Headers.Add(header, value);

            (await platform.SendAsync(request)).Error(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_page_of_the_platform_itself_posts()
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/reset");
        request.Headers.Authorization = platform.Authorization();
        request.Headers.Add("Origin", platform.Server.BaseAddress.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        Assert.Equal(HttpStatusCode.OK, (await platform.SendAsync(request)).Status);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var exception = await Assert.ThrowsAnyAsync<IOException>(() => RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], Port = platform.Server.BaseAddress.Port }));

        Assert.Contains($"{platform.Server.BaseAddress.Port}", exception.Message, StringComparison.Ordinal);
    }
}
