using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.Tests;

/// <summary>The answer to a request on an instance can be a download of any size: it is the caller's stream.</summary>
public sealed class StreamingTests
{
    [Fact]
    public async Task A_download_starts_before_it_has_ended_and_nothing_of_it_is_kept()
    {
        const long Size = 1L << 30;
        using var client = FakeTransport.Answering(new ZeroStream(Size)).Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "documents/1");

        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        using var response = await client.SendAsync(Seed.Instance, request);
        var download = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 20];
        long read = 0;
        while (await download.ReadAsync(buffer) is > 0 and var count)
            read += count;

        Assert.Equal(Size, read);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore, 0, 2 << 20);
    }

    [Fact]
    public async Task The_time_to_wait_ends_with_the_headers()
    {
        var clock = new FakeTimeProvider();
        using var client = FakeTransport.Answering(new ZeroStream(10)).Client(timeout: TimeSpan.FromSeconds(1), clock: clock);
        using var request = new HttpRequestMessage(HttpMethod.Get, "documents/1");

        using var response = await client.SendAsync(Seed.Instance, request);
        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(10, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(0, 1)]
    public async Task A_response_within_the_bound_is_the_callers(int size, long bound)
    {
        using var response = await Send(size, bound, ("X-Kept", "1"));

        Assert.Equal(size, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal("1", Assert.Single(response.Content.Headers.GetValues("X-Kept")));
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(Reading.AsBytes)]
    [InlineData(Reading.AsText)]
    [InlineData(Reading.AsStream)]
    [InlineData(Reading.ByCopying)]
    [InlineData(Reading.Synchronously)]
    public async Task A_response_beyond_the_bound_ends_in_an_exception(Reading reading)
    {
        using var response = await Send(101, 100);

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => ReadAsync(response.Content, reading));

        Assert.Equal(HttpStatusCode.OK, exception.Status);
        Assert.Equal(
            "GET https://api.cloud-elements.com/elements/api-v2/documents/1 was answered with 200 (OK) and more than 100 bytes, the most that "
                + "MaxResponseBytes allows.",
            exception.Message);
    }

    [Fact]
    public async Task A_response_that_announces_more_than_the_bound_is_refused_before_it_is_read()
    {
        var body = new ZeroStream(1000);
        using var client = Client(100, _ => new StreamContent(body) { Headers = { ContentLength = 1000 } });
        using var request = new HttpRequestMessage(HttpMethod.Get, "documents/1");

        await Assert.ThrowsAsync<ElementsApiException>(() => client.SendAsync(Seed.Instance, request));

        Assert.Equal(1000, body.Left);
        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task The_size_that_the_answer_to_a_HEAD_request_tells_is_not_beyond_the_bound()
    {
        using var client = Client(100, _ => new ByteArrayContent([]) { Headers = { ContentLength = 1000 } });
        using var request = new HttpRequestMessage(HttpMethod.Head, "documents/1");

        using var response = await client.SendAsync(Seed.Instance, request);

        Assert.Equal(1000, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_compressed_response_counts_as_it_is_after_decompression()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            new ZeroStream(64 << 20).CopyTo(gzip);

        var organization = TestPlatform.NewOrganization().Answer(TestPlatform.Given(packed.ToArray(), ("Content-Encoding", "gzip")));
        using var client = new ElementsClient(new ElementsClientOptions
        {
            BaseAddress = TestPlatform.PortAddress,
            Credentials = organization.Credentials,
            MaxResponseBytes = 1 << 20,
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "documents/1");

        using var response = await client.SendAsync(Seed.Instance, request);

        Assert.True(packed.Length < 1 << 20);
        await Assert.ThrowsAsync<ElementsApiException>(() => response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_bound_is_at_least_a_byte(long bound)
    {
        var exception = Assert.Throws<ArgumentException>(() => Client(bound, _ => new StringContent("")));

        Assert.Contains("MaxResponseBytes", exception.Message, StringComparison.Ordinal);
    }

    public enum Reading
    {
        AsBytes,
        AsText,
        AsStream,
        ByCopying,
        Synchronously,
    }

    private static async Task ReadAsync(HttpContent content, Reading reading)
    {
        switch (reading)
        {
            case Reading.AsBytes:
                await content.ReadAsByteArrayAsync();
                break;
            case Reading.AsText:
                await content.ReadAsStringAsync();
                break;
            case Reading.AsStream:
                await new StreamReader(await content.ReadAsStreamAsync()).ReadToEndAsync();
                break;
            case Reading.ByCopying:
                await content.CopyToAsync(Stream.Null);
                break;
            case Reading.Synchronously:
                content.ReadAsStream().CopyTo(Stream.Null);
                break;
        }
    }

    private static async Task<HttpResponseMessage> Send(int size, long bound, params (string Name, string Value)[] headers)
    {
        using var client = Client(bound, _ =>
        {
            var content = new StreamContent(new ZeroStream(size)) { Headers = { ContentType = new("text/plain") } };
            foreach (var (name, value) in headers)
                content.Headers.Add(name, value);

            return content;
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "documents/1");
        return await client.SendAsync(Seed.Instance, request);
    }

    private static ElementsClient Client(long bound, Func<CancellationToken, HttpContent> content) => new(
        new HttpClient(new FakeTransport(token => Task.FromResult(new HttpResponseMessage { Content = content(token) }))),
        new ElementsClientOptions
        {
            BaseAddress = FakeTransport.Address,
            Credentials = new ElementsCredentials("u", "o"),
            MaxResponseBytes = bound,
        });
}
