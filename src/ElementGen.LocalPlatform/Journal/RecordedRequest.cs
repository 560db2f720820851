using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>A request that a local platform got. Secrets in it are masked.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest(RequestRecording recording)
    {
        Number = recording.Number;
        Time = recording.Time;
        Duration = recording.Duration;
        Method = recording.Method;
        Path = recording.Path;
        Query = recording.Query;
        Headers = new Dictionary<string, string>(recording.Headers, StringComparer.OrdinalIgnoreCase);
        RequestId = recording.RequestId;
        Call = recording.Call;
        Organization = recording.Organization;
        Instance = recording.Instance;
        Body = recording.Body;
        Refusal = recording.Refusal;
        Faults = recording.Faults;
        IsReset = recording.IsReset;
        Status = recording.IsReset ? null : recording.Status;
    }

    /// <summary>The number of the request, counted from 1 since the platform started.</summary>
    public long Number { get; }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The method.</summary>
    public string Method { get; }

    /// <summary>The path, without the base path, such as <c>/instances/7</c>.</summary>
    public string Path { get; }

    /// <summary>The query, with <c>?</c>; "" when there is none. Secrets are masked.</summary>
    public string Query { get; }

    /// <summary>
    /// The headers, by name; case is ignored. Secrets are masked: <c>User ********, Organization ********</c>, followed by
    /// <c>, Element ********</c> when the request had an instance's token. Very long ones are cut.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The id that the answer had.</summary>
    public string RequestId { get; }

    /// <summary>Which call it is.</summary>
    public Call Call { get; }

    /// <summary>Who asked; null when the authorization was wrong or missing.</summary>
    public PlatformOrganization? Organization { get; }

    /// <summary>The id of the instance that the call made, or that it was for; null when there is none.</summary>
    public long? Instance { get; }

    /// <summary>The body of a creation or a change; null for other calls, and when it could not be read.</summary>
    public RecordedBody? Body { get; }

    /// <summary>The status of the answer; null when there is none yet, or the connection was reset instead.</summary>
    public int? Status { get; }

    /// <summary>Whether the connection was reset, before the answer or in the middle of it.</summary>
    public bool IsReset { get; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Refusal { get; }

    /// <summary>The faults that were in effect, in words.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>The request and its answer in one line.</summary>
    public override string ToString()
    {
        var answer = Status is { } status ? $"{status}" : IsReset ? "reset" : "not answered yet";
        var refusal = Refusal is null ? "" : $" {MessageText.Printable(Refusal)}";
        var faults = Faults.Count == 0 ? "" : $" [{string.Join(", ", Faults)}]";
        return $"#{Number} {Method} {MessageText.Printable(Path + Query)} -> {answer}{refusal}{faults}";
    }
}
