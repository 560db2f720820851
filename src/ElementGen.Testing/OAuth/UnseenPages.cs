namespace ElementGen.Testing;

/// <summary>
/// Counts the pages that browsers were sent to and have not fetched, so that a listener does not end before. Thread-safe.
/// </summary>
internal sealed class UnseenPages
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _allSeen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _isWaiting;

    /// <summary>A browser is sent to a page.</summary>
    public void Add()
    {
        lock (_gate)
            _count++;
    }

    /// <summary>A browser has a page. Anybody can fetch one without having been sent to it.</summary>
    public void Remove()
    {
        lock (_gate)
        {
            _count = Math.Max(0, _count - 1);
            if (_isWaiting && _count == 0)
                _allSeen.TrySetResult();
        }
    }

    /// <summary>Waits until all pages were fetched, but not for ever: a program sends requests too, and looks at no page.</summary>
    public async Task WaitAsync(TimeSpan limit)
    {
        lock (_gate)
        {
            _isWaiting = true;
            if (_count == 0)
                return;
        }

        await Task.WhenAny(_allSeen.Task, Task.Delay(limit)).ConfigureAwait(false);
    }
}
