using System.Globalization;
using System.Net.Http.Headers;

namespace ElementGen;

/// <summary>
/// Reads when the platform wants the next request: <c>retry-after</c>, in seconds or as a date, else <c>x-ratelimit-reset</c>, in seconds
/// or as a Unix time.
/// </summary>
internal static class RetryTime
{
    // A Unix time in seconds, or in milliseconds, is above these; a number of seconds to wait is not.
    private const long FirstUnixSeconds = 1_000_000_000;
    private const long LastUnixSeconds = LastUnixMilliseconds / 1000;
    private const long FirstUnixMilliseconds = 1_000_000_000_000;
    private const long LastUnixMilliseconds = 100_000_000_000_000;

    /// <summary>How long to wait from now; null when no header says so. Never negative: a time that is past is no wait.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock)
    {
        var headers = response.Headers.NonValidated;
        if (!headers.TryGetValues("Retry-After", out var after) & !headers.TryGetValues("X-RateLimit-Reset", out var reset))
            return null;

        var now = clock.GetUtcNow();
        return FromRetryAfter(after, now) ?? FromReset(reset, now);
    }

    private static TimeSpan? FromRetryAfter(HeaderStringValues values, DateTimeOffset now)
    {
        foreach (var value in values)
        {
            if (RetryConditionHeaderValue.TryParse(value, out var condition))
                return NotNegative(condition.Delta ?? condition.Date - now);
        }

        return null;
    }

    private static TimeSpan? FromReset(HeaderStringValues values, DateTimeOffset now)
    {
        foreach (var value in values)
        {
            if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return number switch
                {
                    < FirstUnixSeconds => NotNegative(TimeSpan.FromSeconds((double)Math.Max(number, 0))),
                    < LastUnixSeconds => NotNegative(DateTimeOffset.FromUnixTimeSeconds(number) - now),
                    >= FirstUnixMilliseconds and < LastUnixMilliseconds =>
                        NotNegative(DateTimeOffset.FromUnixTimeMilliseconds(number) - now),
                    _ => null,
                };
            }
        }

        return null;
    }

    private static TimeSpan? NotNegative(TimeSpan? wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
}
