using System.Net;
using System.Net.Sockets;

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
    public async Task Idle_and_slow_callers_hold_nobody_up()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var callers = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                var caller = new TcpClient();
                callers.Add(caller);
                await caller.ConnectAsync(IPAddress.Loopback, platform.Server.BaseAddress.Port);
                // Every other one begins a request and does not go on.
                if (i % 2 == 0)
                    await caller.GetStream().WriteAsync("POST /elements/api-v2/instances HTTP/1.1\r\nHost: localhost\r\nContent-Le"u8.ToArray());
            }

            Assert.Equal(HttpStatusCode.OK, (await platform.CreateAsync()).Status);
        }
        finally
        {
            callers.ForEach(caller => caller.Dispose());
        }
    }

    [Fact]
    public async Task A_body_without_an_end_is_refused_when_it_is_too_large()
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "instances") { Content = new StreamContent(new EndlessText()) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = platform.Authorization();
        request.Headers.TransferEncodingChunked = true;

        try
        {
            (await platform.SendAsync(request)).Error(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // The connection may be closed while the body is still on its way.
        }

        Assert.Equal(413, Assert.Single(platform.Server.Requests).Status);
    }

    [Theory]
    [InlineData("[", 100_000, "is not valid JSON")]
    [InlineData("{\"a\":", 100_000, "is not valid JSON")]
    [InlineData("\u00ff", 1, "is not valid JSON")]
    public async Task A_body_that_is_nested_without_end_or_no_JSON_is_refused(string text, int times, string why)
    {
        await using var platform = await RunningPlatform.StartAsync();

        var refused = await platform.CreateAsync(string.Concat(Enumerable.Repeat(text, times)));

        Assert.Contains(why, refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var exception = await Assert.ThrowsAnyAsync<IOException>(() => RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], Port = platform.Server.BaseAddress.Port }));

        Assert.Contains($"{platform.Server.BaseAddress.Port}", exception.Message, StringComparison.Ordinal);
    }

    private sealed class EndlessText : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => 0; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
