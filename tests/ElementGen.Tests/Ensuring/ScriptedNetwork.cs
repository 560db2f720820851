using System.Net;

namespace ElementGen.Tests;

/// <summary>What happens to a request: it gets what the platform does when the request lands, and the time.</summary>
public delegate Task<HttpResponseMessage> Fate(Func<HttpResponseMessage> land, SimulatedTime time, CancellationToken cancellationToken);

/// <summary>The way to a simulated platform, on which a test decides what happens to creations, and to lists.</summary>
public sealed class ScriptedNetwork(SimulatedPlatform platform, SimulatedTime time) : HttpMessageHandler
{
    /// <summary>What happens to the next creations; those behind arrive and are answered.</summary>
    public Queue<Fate> Creations { get; } = new();

    /// <summary>The same for lists.</summary>
    public Queue<Fate> Lists { get; } = new();

    /// <summary>The same for calls on one instance.</summary>
    public Queue<Fate> Singles { get; } = new();

    /// <summary>Method and end of the path of each request, in their order.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>When each of them was sent.</summary>
    public List<TimeSpan> Times { get; } = [];

    /// <summary>How long each request takes; half of it before it lands.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Answers in place of what would happen to a request, when it lands; null for most.</summary>
    public Func<HttpMethod, HttpResponseMessage?> Refuse { get; set; } = static _ => null;

    /// <summary>How many requests are on their way.</summary>
    public int UnderWay { get; private set; }

    /// <summary>How many were on their way at one moment.</summary>
    public int MostUnderWay { get; private set; }

    /// <summary>When creations were sent.</summary>
    public List<TimeSpan> Sent { get; } = [];

    /// <summary>The bodies of creations.</summary>
    public List<string> Bodies { get; } = [];

    public static Fate Answered { get; } = static (land, _, _) => Task.FromResult(land());

    public static Fate AnswerLost { get; } = static (land, _, cancellationToken) =>
    {
        land();
        return Never(cancellationToken);
    };

    public static Fate RequestLost { get; } = static (_, _, cancellationToken) => Never(cancellationToken);

    public static Fate Reset { get; } = static (land, _, _) =>
    {
        land();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "Connection reset by peer");
    };

    public static Fate Truncated { get; } = static (land, _, _) =>
    {
        land();
        return Task.FromResult(SimulatedPlatform.Json("{\"id\":10"));
    };

    public static Fate NotJson { get; } = static (land, _, _) =>
    {
        land();
        return Task.FromResult(SimulatedPlatform.Json("<html>Welcome</html>"));
    };

    public static Fate LandsAfter(TimeSpan delay) => (land, time, cancellationToken) =>
    {
        time.At(delay, () => land());
        return Never(cancellationToken);
    };

    public static Fate NotSent(HttpRequestError error) => (_, _, _) => throw new HttpRequestException(error, "No connection");

    /// <summary>Nothing lands, and the platform or a gateway answers.</summary>
    public static Fate Refused(HttpStatusCode status, bool isPlatforms = true, string? retryAfter = null) => (_, _, _) =>
    {
        var response = SimulatedPlatform.Error(status, "No", isPlatforms);
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);

        return Task.FromResult(response);
    };

    /// <summary>The answer of a platform that had too many requests.</summary>
    public static HttpResponseMessage TooMany(string? retryAfter)
    {
        var response = SimulatedPlatform.Error(HttpStatusCode.TooManyRequests, "Slow down");
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);

        return response;
    }

    /// <summary>It lands, and a gateway answers something else.</summary>
    public static Fate LandsAndIsAnswered(HttpStatusCode status) => (land, _, _) =>
    {
        land();
        return Task.FromResult(SimulatedPlatform.Error(status, "Bad gateway", isPlatforms: false));
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Reading the body is not sending it.
        var bytes = new MemoryStream();
        request.Content?.ReadAsStream(CancellationToken.None).CopyTo(bytes);
        var (method, address, body) = (request.Method, request.RequestUri!, bytes.ToArray());
        var last = address.AbsolutePath.Split('/')[^1];
        Requests.Add($"{method} {last}");
        Times.Add(time.Elapsed);
        if (method == HttpMethod.Post)
        {
            Sent.Add(time.Elapsed);
            Bodies.Add(System.Text.Encoding.UTF8.GetString(body));
        }

        var fates = method == HttpMethod.Post ? Creations : last == "instances" ? Lists : Singles;
        var fate = fates.TryDequeue(out var next) ? next : Answered;
        MostUnderWay = Math.Max(MostUnderWay, ++UnderWay);
        try
        {
            await PassAsync(Latency / 2, cancellationToken);
            var answer = Refuse(method) ?? await fate(() => platform.Answer(method, address, body), time, cancellationToken);
            await PassAsync(Latency / 2, cancellationToken);
            return answer;
        }
        finally
        {
            UnderWay--;
        }
    }

    private Task PassAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        if (length == TimeSpan.Zero)
            return Task.CompletedTask;

        var passed = new TaskCompletionSource();
        time.At(length, () => passed.TrySetResult());
        cancellationToken.Register(() => passed.TrySetCanceled(cancellationToken));
        return passed.Task;
    }

    private static Task<HttpResponseMessage> Never(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return never.Task;
    }
}
