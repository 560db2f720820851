using System.Text;

namespace ElementGen.LocalPlatform;

/// <summary>What goes wrong with a call, on request.</summary>
public sealed class Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    /// <summary>The connection is reset before anything is done.</summary>
    public static Fault ResetBefore { get; } = new(FaultKind.ResetBefore);

    /// <summary>The call is done, and the connection is reset before the answer.</summary>
    public static Fault ResetAfter { get; } = new(FaultKind.ResetAfter);

    /// <summary>The call is done, and answered with 200 and a text that is no JSON.</summary>
    public static Fault Garbage { get; } = new(FaultKind.Garbage);

    /// <summary>A new instance gets none of the tags that were asked for.</summary>
    public static Fault DropTags { get; } = new(FaultKind.DropTags);

    /// <summary>Somebody else creates an instance with the same element and name, and no tags, directly before the call.</summary>
    public static Fault ForeignInstance { get; } = new(FaultKind.ForeignInstance);

    internal FaultKind Kind { get; }

    internal TimeSpan Time { get; private init; }

    internal int Number { get; private init; }

    internal string? Message { get; private init; }

    internal bool IsResetTime { get; private init; }

    internal bool IsAfterEffect { get; private init; }

    internal IReadOnlyDictionary<string, string> Headers { get; private init; } = new Dictionary<string, string>();

    internal byte[] Body { get; private init; } = [];

    /// <summary>The call takes longer, and is done then.</summary>
    /// <param name="delay">How much longer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public static Fault Latency(TimeSpan delay) => new(FaultKind.Latency) { Time = Checked(delay) };

    /// <summary>The call is refused with an error of the platform, and not done.</summary>
    /// <param name="status">The status, from 400 to 599.</param>
    /// <param name="message">The error's message; a general one when it is null.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of an error.</exception>
    public static Fault Status(int status, string? message = null) =>
        new(FaultKind.Status) { Number = Checked(status, least: 400), Message = message };

    /// <summary>A gateway between the caller and the platform answers with an HTML page, without the platform's request id.</summary>
    /// <param name="status">The status, from 300 to 599.</param>
    /// <param name="afterEffect">Whether the platform did the call nevertheless.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of an error.</exception>
    public static Fault Gateway(int status, bool afterEffect = false) =>
        new(FaultKind.Gateway) { Number = Checked(status), IsAfterEffect = afterEffect };

    /// <summary>The call is answered with what is given, as no other fault does, and without the platform's own headers.</summary>
    /// <param name="status">The status, from 200 to 599.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">The headers; null for <c>Content-Type: application/json</c> alone.</param>
    /// <param name="afterEffect">Whether the call is done nevertheless.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such status.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public static Fault Answer(int status, string body, IReadOnlyDictionary<string, string>? headers = null, bool afterEffect = false)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(FaultKind.Answer)
        {
            Number = Checked(status, least: 200),
            Body = Encoding.UTF8.GetBytes(body),
            Headers = headers ?? new Dictionary<string, string> { ["Content-Type"] = "application/json" },
            IsAfterEffect = afterEffect,
        };
    }

    /// <summary>
    /// The call is not done, and answered with bytes that need not be text: a compressed body, one in another encoding, a damaged one.
    /// </summary>
    /// <param name="status">The status, from 200 to 599.</param>
    /// <param name="body">The body. It is copied.</param>
    /// <param name="headers">The headers, such as <c>Content-Type</c> and <c>Content-Encoding</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such status.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    public static Fault Answer(int status, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return new(FaultKind.Answer) { Number = Checked(status, least: 200), Body = body.ToArray(), Headers = headers };
    }

    /// <summary>The call is refused with 429, and not done.</summary>
    /// <param name="retryAfter">When to try again, in whole seconds; null for an answer that does not say it.</param>
    /// <param name="asResetTime">Whether it is told as a time, in <c>x-ratelimit-reset</c>, and not in <c>retry-after</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative.</exception>
    public static Fault TooManyRequests(TimeSpan? retryAfter = null, bool asResetTime = false) => new(FaultKind.TooManyRequests)
    {
        Number = retryAfter is null ? 0 : 1,
        Time = Checked(retryAfter ?? TimeSpan.Zero),
        IsResetTime = asResetTime,
    };

    /// <summary>The call is done, and the connection is reset in the middle of the answer.</summary>
    /// <param name="bytes">How many bytes of the body the caller gets at most.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is negative.</exception>
    public static Fault Truncate(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new(FaultKind.Truncate) { Number = bytes };
    }

    /// <summary>The call is done at once and answered late. If the caller has given up by then, it never learns what was done.</summary>
    /// <param name="delay">How late.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public static Fault AnswerLate(TimeSpan delay) => new(FaultKind.AnswerLate) { Time = Checked(delay) };

    /// <summary>The connection is reset at once, and the call is done later.</summary>
    /// <param name="delay">How much later.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public static Fault LandLate(TimeSpan delay) => new(FaultKind.LandLate) { Time = Checked(delay) };

    /// <summary>A search by tags or text does not find the newest instances.</summary>
    /// <param name="lag">How old an instance is at least when it is found.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lag"/> is negative.</exception>
    public static Fault SearchLag(TimeSpan lag) => new(FaultKind.SearchLag) { Time = Checked(lag) };

    /// <summary>
    /// The platform dies after it has done the call and before it answers. It resets every connection for a while, and comes back with what
    /// it had.
    /// </summary>
    /// <param name="duration">How long it is away.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public static Fault Die(TimeSpan duration) => new(FaultKind.Die) { Time = Checked(duration) };

    /// <summary>The fault in words, such as <c>ResetAfter</c> or <c>Status 503</c>.</summary>
    public override string ToString() => Kind switch
    {
        FaultKind.Status or FaultKind.Gateway or FaultKind.Answer or FaultKind.Truncate => $"{Kind} {Number}",
        _ when Time > TimeSpan.Zero => $"{Kind} {Time}",
        _ => Kind.ToString(),
    };

    private static TimeSpan Checked(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return time;
    }

    private static int Checked(int status, int least = 300)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return status;
    }
}

/// <summary>The kinds of faults.</summary>
internal enum FaultKind
{
    Latency,
    Status,
    Gateway,
    Answer,
    TooManyRequests,
    ResetBefore,
    ResetAfter,
    Truncate,
    Garbage,
    AnswerLate,
    LandLate,
    SearchLag,
    DropTags,
    ForeignInstance,
    Die,
}
