using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ElementGen.LocalPlatform;

/// <summary>The latest requests, from the moment at which they arrive: whoever has an answer finds its request here.</summary>
internal sealed class RequestJournal(LocalPlatformOptions options)
{
    private readonly TimeProvider _clock = options.TimeProvider;
    private readonly ILogger _logger = options.LoggerFactory.CreateLogger("ElementGen.LocalPlatform");
    private readonly Lock _gate = new();
    private readonly Queue<RequestRecording> _recordings = new();
    private long _count;

    /// <summary>The latest requests, the oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            RequestRecording[] recordings;
            lock (_gate)
                recordings = [.. _recordings];

            return Array.ConvertAll(recordings, static recording => new RecordedRequest(recording));
        }
    }

    /// <summary>Gives a request an id, and records it and what becomes of it.</summary>
    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        context.TraceIdentifier = Guid.NewGuid().ToString("N");
        var recording = Add(context);
        context.Features.Set(recording);
        context.Response.OnStarting(
            static state =>
            {
                var (answered, response) = ((RequestRecording, HttpResponse))state;
                answered.Status = response.StatusCode;
                return Task.CompletedTask;
            },
            (recording, context.Response));
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            recording.End();
            if (recording.Refusal is not null && _logger.IsEnabled(LogLevel.Information))
                _logger.Refused(new RecordedRequest(recording));
        }
    }

    private RequestRecording Add(HttpContext context)
    {
        lock (_gate)
        {
            var recording = new RequestRecording(context, ++_count, _clock);
            if (_recordings.Count == options.JournalLength)
                _recordings.Dequeue();
            _recordings.Enqueue(recording);
            return recording;
        }
    }
}
