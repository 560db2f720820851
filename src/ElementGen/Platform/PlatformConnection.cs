using System.Globalization;
using System.Net.Http.Headers;

namespace ElementGen;

/// <summary>Sends calls to the platform, and turns every failure into one of the library's exceptions. Sends nothing twice.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="credentials">The secrets that go with every call on the platform itself.</param>
/// <param name="byHandler">Whether a handler of the client adds the authorization.</param>
/// <param name="timeout">How long to wait for an answer.</param>
/// <param name="clock">Measures that time.</param>
/// <param name="responseBound">The most bytes that the answer to a caller's request may have; null for any number.</param>
internal sealed class PlatformConnection(
    HttpClient http, ElementsCredentials credentials, bool byHandler, TimeSpan timeout, TimeProvider clock, long? responseBound)
{
    /// <summary>
    /// How long the rest of an answer to a creation may take at least. Once the platform says that it made an instance, its token is on
    /// its way: neither a time-out that ends just then nor a caller who cancels then must lose it.
    /// </summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    /// <summary>Calls the platform itself, and reads the whole answer.</summary>
    /// <exception cref="ElementsApiException">
    /// No answer came, or not in time; it is too large, or from where a redirect led; or a handler tried to send a creation twice.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    public async Task<PlatformAnswer> CallAsync(PlatformCall call, CancellationToken cancellationToken)
    {
        if (call.MakesInstance && cancellationToken.IsCancellationRequested)
            throw PlatformFailure.NotSent(call, cancellationToken);

        using var wait = new Wait(call.Timeout ?? timeout, clock, cancellationToken);
        using var request = new HttpRequestMessage(call.Method, call.Address);
        var body = call.Body.IsEmpty ? null : new SendOnceContent(call, request);
        try
        {
            request.Content = body;
            HiddenAuthorization.Set(request, AuthorizationValue.Of(credentials), byHandler);
            request.Headers.Accept.Add(Json);

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, wait.Token).ConfigureAwait(false);
            // The answer to a creation is read first: it can hold a token, whoever answered, and whoever added the authorization.
            if (!call.MakesInstance && ProblemOf(call, request, response) is { } problem)
                throw problem;

            var bytes = new AnswerBytes(response);
            var brokenOff = await wait.ReadAsync(call, bytes).ConfigureAwait(false);
            return new PlatformAnswer(call, response.StatusCode, bytes.Arrived)
            {
                BrokenOff = brokenOff,
                ContentType = HeaderOf(response.Content.Headers, "Content-Type"),
                RequestId = HeaderOf(response.Headers, "elements-request-id"),
                NextPage = HeaderOf(response.Headers, "elements-next-page-token"),
                TotalCount = NumberOf(HeaderOf(response.Headers, "elements-total-count")),
                RetryAfter = RetryTime.Of(response, clock),
                Redirect = RedirectOf(call, response.RequestMessage ?? request),
                WasUnauthorized = HiddenAuthorization.WasMissed(request),
            };
        }
        catch (Exception e) when (e is not ElementGenException)
        {
            // Of any type: handlers of a caller's HttpClient throw their own, and the caller has to learn whether an instance may exist.
            throw wait.FailureOf(call, request, body, e);
        }
    }

    /// <summary>Sends a caller's request. Its answer is the caller's, whatever the status, and not read here.</summary>
    /// <inheritdoc cref="CallAsync" path="/exception"/>
    public async Task<HttpResponseMessage> SendAsync(PlatformCall call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var wait = new Wait(timeout, clock, cancellationToken);
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, wait.Token).ConfigureAwait(false);
            try
            {
                if (ProblemOf(call, request, response) is { } problem)
                    throw problem;

                Bound(call, response);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is not ElementGenException)
        {
            throw wait.FailureOf(call, request, body: null, e);
        }
    }

    private static ElementsApiException? ProblemOf(PlatformCall call, HttpRequestMessage request, HttpResponseMessage response) =>
        RedirectOf(call, response.RequestMessage ?? request) is { } redirect ? PlatformFailure.Redirected(call, redirect)
            : HiddenAuthorization.WasMissed(request) ? PlatformFailure.SentWithoutAuthorization(call)
            : null;

    // A redirect changes the message, either the one that was sent or a copy that a handler made.
    private static FollowedRedirect? RedirectOf(PlatformCall call, HttpRequestMessage request) =>
        request.RequestUri is { } address && (address != call.Address || request.Method != call.Method)
            ? new FollowedRedirect(address, WithBody: request.Content is not null and not SendOnceContent)
            : null;

    private void Bound(PlatformCall call, HttpResponseMessage response)
    {
        if (responseBound is not { } bound)
            return;

        // The answer to HEAD tells the size of what it does not carry.
        var status = response.StatusCode;
        if (call.Method != HttpMethod.Head && response.Content.Headers.ContentLength > bound)
            throw PlatformFailure.BeyondBound(call, status, bound);

        response.Content = new BoundedContent(response.Content, bound, () => PlatformFailure.BeyondBound(call, status, bound));
    }

    private static long? NumberOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? HeaderOf(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } value ? value : null;

    /// <summary>How long a call may take, and why it ended without an answer.</summary>
    private sealed class Wait : IDisposable
    {
        private readonly TimeSpan _timeout;
        private readonly CancellationToken _cancelled;
        private readonly CancellationTokenSource _inTime;
        private readonly CancellationTokenSource? _both;
        private readonly TimeProvider _clock;
        private readonly long _start;

        public Wait(TimeSpan timeout, TimeProvider clock, CancellationToken cancelled)
        {
            cancelled.ThrowIfCancellationRequested();
            _timeout = timeout;
            _clock = clock;
            _start = clock.GetTimestamp();
            _cancelled = cancelled;
            _inTime = new CancellationTokenSource(timeout, clock);
            _both = cancelled.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancelled, _inTime.Token) : null;
        }

        /// <summary>Cancelled when the time is over or the caller cancels.</summary>
        public CancellationToken Token => (_both ?? _inTime).Token;

        /// <summary>
        /// Reads what the platform answers. For a creation, gives the reason why the answer broke off, because what has arrived can hold
        /// a token; for the same reason a caller who cancels now does not end the reading at once, but leaves it <see cref="Grace"/>.
        /// </summary>
        public async Task<BrokenOff?> ReadAsync(PlatformCall call, AnswerBytes body)
        {
            if (!call.MakesInstance)
                return await body.ReadAsync(Token).ConfigureAwait(false) ? null : throw PlatformFailure.TooLarge(call, body.Status);

            using var inTime = new CancellationTokenSource(TimeForTheRest(), _clock);
            using var inGrace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _clock);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(inTime.Token, inGrace.Token);
            using var registration = _cancelled.Register(() => inGrace.CancelAfter(Grace));
            try
            {
                return await body.ReadAsync(end.Token).ConfigureAwait(false) ? null : BrokenOff.TooLarge;
            }
            catch (Exception e)
            {
                return end.IsCancellationRequested ? BrokenOff.After(_clock.GetElapsedTime(_start), e) : BrokenOff.By(e, call.Secrets);
            }
        }

        /// <summary>The library's exception for <paramref name="exception"/>, with which the call ended.</summary>
        public Exception FailureOf(
            PlatformCall call, HttpRequestMessage request, SendOnceContent? body, Exception exception) => exception switch
        {
            OperationCanceledException when _cancelled.IsCancellationRequested => PlatformFailure.Cancelled(call, exception, _cancelled),
            // A process that was paused learns at the same time that its time is over.
            _ when body is { Refusal: { } notSent, WasSent: false } => notSent,
            OperationCanceledException => PlatformFailure.TimedOut(call, _inTime.IsCancellationRequested ? _timeout : null, exception),
            // The refusal of a second sending first: a handler may have wrapped it, or thrown something else instead.
            _ when body?.Refusal is { } refusal => refusal,
            _ when RedirectOf(call, request) is { } redirect => PlatformFailure.Redirected(call, redirect),
            _ => PlatformFailure.NoAnswer(call, exception, body?.WasSent ?? false),
        };

        private TimeSpan TimeForTheRest()
        {
            if (_timeout == Timeout.InfiniteTimeSpan)
                return _timeout;

            var left = _timeout - _clock.GetElapsedTime(_start);
            return left > Grace ? left : Grace;
        }

        public void Dispose()
        {
            _both?.Dispose();
            _inTime.Dispose();
        }
    }
}
