using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>What is found out about a request while it is answered.</summary>
internal sealed class RequestRecording
{
    private readonly TimeProvider _clock;
    private readonly long _start;
    private TimeSpan? _duration;

    public RequestRecording(HttpContext context, long number, TimeProvider clock)
    {
        var budget = new TextBudget();
        _clock = clock;
        _start = clock.GetTimestamp();
        Number = number;
        Time = clock.GetUtcNow();
        Method = budget.Take(context.Request.Method);
        Path = budget.Take(PathOf(context.Request.Path));
        Query = budget.Take(SecretQuery.Mask(context.Request.Query, context.Request.QueryString));
        Headers = SecretHeaders.Mask(context.Request.Headers, budget);
        RequestId = context.TraceIdentifier;
    }

    public long Number { get; }

    public DateTimeOffset Time { get; }

    public TimeSpan Duration => _duration ?? _clock.GetElapsedTime(_start);

    public string Method { get; }

    public string Path { get; }

    public string Query { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    public string RequestId { get; }

    public Call Call { get; set; }

    public PlatformOrganization? Organization { get; set; }

    public long? Instance { get; set; }

    public RecordedBody? Body { get; set; }

    public string? Refusal { get; set; }

    /// <summary>The status of the answer, once it is sent.</summary>
    public int? Status { get; set; }

    /// <summary>Whether the caller gets no answer, or not all of it.</summary>
    public bool IsReset { get; set; }

    public IReadOnlyList<string> Faults { get; set; } = [];

    public void End() => _duration = _clock.GetElapsedTime(_start);

    private static string PathOf(PathString path)
    {
        if (path.StartsWithSegments(LocalPlatformServer.BasePath, StringComparison.Ordinal, out var rest) && rest.HasValue)
            return rest.Value!;

        // Whoever knows the address of a consent can give it.
        return path.StartsWithSegments(ConsentPage.Path, StringComparison.Ordinal, out var consent) && consent.HasValue
            ? $"{ConsentPage.Path}/{Definitions.ValueProblems.Mask}"
            : path.Value ?? "/";
    }
}

/// <summary>Where the request of a context is recorded.</summary>
internal static class RequestRecordings
{
    /// <summary>What is found out about this request.</summary>
    public static RequestRecording Recording(this HttpContext context) => context.Features.Get<RequestRecording>()!;
}
