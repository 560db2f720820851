using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>The calls that run, so that whoever ends the platform can wait for them: a server without a socket does not.</summary>
internal sealed class RunningCalls
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _isEnding;

    /// <summary>Runs a call; resets its connection if the platform is ending.</summary>
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        lock (_gate)
        {
            if (_isEnding)
            {
                context.Abort();
                return;
            }

            _count++;
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                if (--_count == 0 && _isEnding)
                    _allEnded.SetResult();
            }
        }
    }

    /// <summary>Takes no more calls, and waits for those that run.</summary>
    /// <param name="patience">How long at most.</param>
    public Task EndAsync(TimeSpan patience)
    {
        lock (_gate)
        {
            _isEnding = true;
            return _count == 0 ? Task.CompletedTask : Task.WhenAny(_allEnded.Task, Task.Delay(patience));
        }
    }
}
