namespace ElementGen.LocalPlatform;

/// <summary>The latest requests of somebody.</summary>
/// <param name="length">How many.</param>
internal sealed class RecordedRequests(int length)
{
    private readonly Lock _gate = new();
    private readonly Queue<RequestRecording> _recordings = new();

    /// <summary>The requests, the oldest first, each as far as it is answered.</summary>
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

    public void Add(RequestRecording recording)
    {
        lock (_gate)
        {
            if (_recordings.Count == length)
                _recordings.Dequeue();
            _recordings.Enqueue(recording);
        }
    }
}
