using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ElementGen;

/// <summary>A call on the platform: what is sent, and what a message says of it when it fails.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">The full address.</param>
/// <param name="Secrets">The secrets that go with it.</param>
internal sealed record PlatformCall(HttpMethod Method, Uri Address, SentSecrets Secrets)
{
    /// <summary>The JSON to send, once; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the call makes an instance. Then a lost answer is a lost token, and a second call makes a second one.</summary>
    public bool MakesInstance { get; init; }

    /// <summary>How long to wait for an answer, if that is less than the connection waits; null for as long as that.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether it is too late to send the body, which is asked directly before its first byte leaves: a process can be paused at any point
    /// before. Null for never.
    /// </summary>
    public Func<bool>? IsTooLate { get; init; }

    /// <summary>Method and address; without the query, where search texts stand.</summary>
    public override string ToString() => $"{Method} {Address.GetLeftPart(UriPartial.Path)}";
}

/// <summary>A redirect that the <see cref="HttpClient"/> followed.</summary>
/// <param name="Address">Where it led.</param>
/// <param name="WithBody">Whether the request's body was sent there.</param>
internal sealed record FollowedRedirect(Uri Address, bool WithBody);

/// <summary>What the platform answered to a call.</summary>
/// <param name="Call">The call.</param>
/// <param name="Status">The status.</param>
/// <param name="Body">The bytes of the answer, without a byte-order mark.</param>
internal sealed record PlatformAnswer(PlatformCall Call, HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The <c>Content-Type</c> header; null when there is none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The media type; null when the answer names none.</summary>
    public string? MediaType => MediaTypeHeaderValue.TryParse(ContentType, out var type) ? type.MediaType : null;

    /// <summary>The platform's id of the request; null when no header gives it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The token of the next page; null when no header gives one.</summary>
    public string? NextPage { get; init; }

    /// <summary>How many things the whole list has that this is a page of; null when no header gives it.</summary>
    public long? TotalCount { get; init; }

    /// <summary>How long the answer asks to wait before the next request; null when no header says so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why <see cref="Body"/> is only the beginning of the answer, which may still hold a token; null when it is whole.</summary>
    public BrokenOff? BrokenOff { get; init; }

    /// <summary>The redirect that led to whoever answered; null for none. Only the answer to a creation can have one.</summary>
    public FollowedRedirect? Redirect { get; init; }

    /// <summary>Whether the request went without the client's authorization. Only the answer to a creation can be one to that.</summary>
    public bool WasUnauthorized { get; init; }

    /// <summary>Whether the status is one of success.</summary>
    public bool IsSuccess => (int)Status is >= 200 and <= 299;

    /// <summary>The platform's own error; null when the answer is something else, such as a gateway's page.</summary>
    public ErrorAnswer? Error
    {
        get
        {
            try
            {
                return JsonSerializer.Deserialize(Body.Span, ErrorAnswerJson.Default.ErrorAnswer) is { } error
                    && (error.Message ?? error.RequestId) is not null ? error : null;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// Whether the answer is recognizably the platform's own. A sign-in page, a gateway or another host can answer in its place.
    /// </summary>
    public bool IsPlatforms => RequestId is not null || !string.IsNullOrWhiteSpace(Error?.RequestId);

    /// <summary>Whether the platform itself says that there is no such thing; a 404 of another server does not count.</summary>
    public bool IsNotFound => Status is HttpStatusCode.NotFound && IsPlatforms;

    /// <summary>Reads the answer of a successful call.</summary>
    /// <exception cref="ElementsApiException">The call failed, or its answer cannot be read.</exception>
    public T Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        EnsureSuccess();
        if (Body.IsEmpty)
            throw PlatformFailure.Unreadable(this, "is empty");

        try
        {
            return JsonSerializer.Deserialize(Body.Span, type) ?? throw PlatformFailure.Unreadable(this, "is the JSON literal null");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw PlatformFailure.Unreadable(this, "is not the JSON that was expected", e);
        }
    }

    /// <summary>Throws when the answer is not recognizably the platform's own.</summary>
    /// <exception cref="ElementsApiException">It may be somebody else's.</exception>
    public void EnsureIsPlatforms()
    {
        if (!IsPlatforms)
            throw PlatformFailure.Unreadable(this, "may be somebody else's: it has no elements-request-id header and no JSON requestId");
    }

    /// <summary>Throws when the call failed.</summary>
    /// <exception cref="ElementsApiException">The call failed.</exception>
    public void EnsureSuccess()
    {
        if (!IsSuccess)
            throw PlatformFailure.Refused(this);
    }
}
