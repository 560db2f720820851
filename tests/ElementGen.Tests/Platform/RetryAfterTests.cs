using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace ElementGen.Tests;

public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("retry-after", "120", 120)]
    [InlineData("retry-after", "0", 0)]
    [InlineData("Retry-After", "Tue, 23 Feb 2016 19:13:58 GMT", 60)]
    [InlineData("Retry-After", "Tue, 23 Feb 2016 19:00:00 GMT", 0)]
    [InlineData("x-ratelimit-reset", "30", 30)]
    [InlineData("X-RateLimit-Reset", "1456254868", 90)]
    [InlineData("X-RateLimit-Reset", "1456254868000", 90)]
    [InlineData("x-ratelimit-reset", "1456254000", 0)]
    [InlineData("x-ratelimit-reset", "-5", 0)]
    [InlineData("retry-after", "soon", null)]
    [InlineData("x-ratelimit-reset", "9223372036854775807", null)]
    [InlineData("x-other", "5", null)]
    public async Task The_time_that_the_platform_asks_to_wait_is_told(string header, string value, int? seconds)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2016, 2, 23, 19, 12, 58, TimeSpan.Zero));
        using var client = TestPlatform.Answering(HttpStatusCode.TooManyRequests, """{"requestId":"1","message":"Slow down"}""", headers: (header, value))
            .Client(clock: clock);

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1));

        Assert.Equal(seconds is { } time ? TimeSpan.FromSeconds(time) : null, exception.RetryAfter);
    }

    [Fact]
    public async Task Retry_after_counts_before_the_reset_of_the_rate_limit()
    {
        using var client = TestPlatform.Answering(HttpStatusCode.ServiceUnavailable, "", "text/plain", ("x-ratelimit-reset", "500"), ("retry-after", "2"))
            .Client();

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => client.GetInstanceAsync(1));

        Assert.Equal(TimeSpan.FromSeconds(2), exception.RetryAfter);
    }
}
