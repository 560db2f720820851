using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ElementGen.LocalPlatform;

/// <summary>The latest requests.</summary>
internal sealed class RequestJournal(LocalPlatformOptions options)
{
    private readonly TimeProvider _clock = options.TimeProvider;
    private readonly ILogger _logger = options.LoggerFactory.CreateLogger("ElementGen.LocalPlatform");
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private long _count;

    /// <summary>The latest requests, the oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>Gives a request an id, and records it once it is answered.</summary>
    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        context.TraceIdentifier = Guid.NewGuid().ToString("N");
        var recording = new RequestRecording(context, _clock.GetUtcNow());
        context.Features.Set(recording);
        var start = _clock.GetTimestamp();
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            recording.Duration = _clock.GetElapsedTime(start);
            Add(recording, recording.IsReset ? null : context.Response.StatusCode);
        }
    }

    private void Add(RequestRecording recording, int? status)
    {
        RecordedRequest request;
        lock (_gate)
        {
            request = new RecordedRequest(recording, ++_count, status);
            if (_requests.Count == options.JournalLength)
                _requests.Dequeue();
            _requests.Enqueue(request);
        }

        if (request.Refusal is not null && _logger.IsEnabled(LogLevel.Information))
            _logger.Refused(request);
    }
}
