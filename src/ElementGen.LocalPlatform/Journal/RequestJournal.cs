using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ElementGen.LocalPlatform;

/// <summary>The latest requests, from the moment at which they arrive: whoever has an answer finds its request here.</summary>
internal sealed class RequestJournal(LocalPlatformOptions options)
{
    private readonly TimeProvider _clock = options.TimeProvider;
    private readonly ILogger _logger = options.LoggerFactory.CreateLogger("ElementGen.LocalPlatform");
    private readonly RecordedRequests _recorded = new(options.JournalLength);
    private long _count;

    /// <summary>How many requests are kept.</summary>
    public int Length => options.JournalLength;

    /// <summary>The latest requests, the oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _recorded.Requests;

    /// <summary>Gives a request an id, and records it and what becomes of it.</summary>
    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        context.TraceIdentifier = Guid.NewGuid().ToString("N");
        var recording = new RequestRecording(context, Interlocked.Increment(ref _count), _clock);
        _recorded.Add(recording);
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
}
