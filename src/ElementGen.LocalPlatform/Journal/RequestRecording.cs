using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>What is found out about a request while it is answered.</summary>
internal sealed class RequestRecording(HttpContext context, DateTimeOffset time)
{
    public DateTimeOffset Time => time;

    public TimeSpan Duration { get; set; }

    public string Method { get; } = context.Request.Method;

    public string Path { get; } = PathOf(context.Request.Path);

    public string Query { get; } = SecretQuery.Mask(context.Request.Query, context.Request.QueryString);

    public string RequestId { get; } = context.TraceIdentifier;

    public Call Call { get; set; }

    public PlatformOrganization? Organization { get; set; }

    public long? Instance { get; set; }

    public RecordedBody? Body { get; set; }

    public string? Refusal { get; set; }

    /// <summary>Whether the caller gets no answer, or not all of it.</summary>
    public bool IsReset { get; set; }

    public IReadOnlyList<string> Faults { get; set; } = [];

    private static string PathOf(PathString path) =>
        path.StartsWithSegments(LocalPlatformServer.BasePath, StringComparison.Ordinal, out var rest) && rest.HasValue
            ? rest.Value!
            : path.Value ?? "/";
}

/// <summary>Where the request of a context is recorded.</summary>
internal static class RequestRecordings
{
    /// <summary>What is found out about this request.</summary>
    public static RequestRecording Recording(this HttpContext context) => context.Features.Get<RequestRecording>()!;
}
