using System.Net;

namespace ElementGen.Tests;

/// <summary>
/// A process's way to the platform: requests and answers get lost, land late or are cut, and others answer in the platform's place.
/// </summary>
public sealed class SimulatedNetwork(World world, SimulatedProcess process) : HttpMessageHandler
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(300);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (method, address, body) = (request.Method, request.RequestUri!, BytesOf(request));
        var answered = new TaskCompletionSource<HttpResponseMessage>();
        cancellationToken.Register(() => answered.TrySetCanceled(cancellationToken));
        var creation = method == HttpMethod.Post ? world.NoteCreation() : null;
        world.Befall(process, world.Dice.Next());

        var fate = world.Dice.Next();
        if (NeverAnswered(fate) is { } failure)
        {
            Answer(Moment, creation, () => failure());
        }
        else if (fate is < 220 or > 229)
        {
            var delay = fate is >= 200 and <= 219 ? world.Dice.Time(world.Rules.Lateness) : Moment + world.Dice.Time(Latency);
            world.Time.At(delay, () =>
            {
                var response = world.Platform.Answer(method, address, body);
                if (fate is < 230 or > 244)
                    Answer(Moment, fate is < 230 ? creation : null, () => Damaged(fate, response));
            });
        }

        return answered.Task;

        void Answer(TimeSpan delay, SentCreation? settled, Func<HttpResponseMessage> answer) => process.At(delay, () =>
        {
            if (answered.Task.IsCompleted)
                return;

            if (settled is not null)
                settled.IsOpen = false;

            try
            {
                var response = answer();
                answered.TrySetResult(response);
            }
            catch (HttpRequestException exception)
            {
                answered.TrySetException(exception);
            }
        });
    }

    // Whatever these do, nothing lands.
    private static Func<HttpResponseMessage>? NeverAnswered(byte fate) => fate switch
    {
        250 or 251 => static () => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"),
        252 => static () => SimulatedPlatform.Error(HttpStatusCode.BadRequest, "Not today"),
        253 => static () =>
        {
            var response = SimulatedPlatform.Error(HttpStatusCode.TooManyRequests, "Slow down");
            response.Headers.TryAddWithoutValidation("Retry-After", "2");
            return response;
        },
        _ => null,
    };

    private static HttpResponseMessage Damaged(byte fate, HttpResponseMessage response) => fate switch
    {
        245 or 246 => throw new HttpRequestException(HttpRequestError.ResponseEnded, "Connection reset by peer"),
        247 => SimulatedPlatform.Error(HttpStatusCode.BadGateway, "Bad gateway", isPlatforms: false),
        248 => SimulatedPlatform.Error(HttpStatusCode.GatewayTimeout, "Gateway time-out", isPlatforms: false),
        249 => SimulatedPlatform.Error(HttpStatusCode.InternalServerError, "Internal error"),
        254 => SimulatedPlatform.Error(HttpStatusCode.NotFound, "Not here", isPlatforms: false),
        255 => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent("{\"id\":10"u8.ToArray()) },
        _ => response,
    };

    private static byte[] BytesOf(HttpRequestMessage request)
    {
        if (request.Content is null)
            return [];

        // Reading the body is not sending it.
        var bytes = new MemoryStream();
        request.Content.ReadAsStream(CancellationToken.None).CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>A creation that was sent.</summary>
public sealed class SentCreation
{
    /// <summary>When the store marked it as sent.</summary>
    public required TimeSpan At { get; init; }

    public required int Attempt { get; init; }

    /// <summary>Whether its outcome is not known to who sent it.</summary>
    public bool IsOpen { get; set; } = true;
}
