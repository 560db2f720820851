using System.Globalization;
using System.Net.Http.Headers;

namespace ElementGen;

/// <summary>Sends calls to the platform, and turns every failure into one of the library's exceptions. Sends nothing twice.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="credentials">The secrets that go with every call on the platform itself.</param>
/// <param name="timeout">How long to wait for an answer.</param>
/// <param name="clock">Measures that time.</param>
/// <param name="responseBound">The most bytes that the answer to a caller's request may have; null for any number.</param>
internal sealed class PlatformConnection(
    HttpClient http, ElementsCredentials credentials, TimeSpan timeout, TimeProvider clock, long? responseBound)
{
    private const int LargestAnswer = 16 * 1024 * 1024;
    private const int UsualAnswer = 16 * 1024;
    private const int TrustedBeginning = 64 * 1024;

    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    /// <summary>Calls the platform itself, and reads the whole answer.</summary>
    /// <exception cref="ElementsApiException">
    /// No answer came, or not in time; it is too large, or from where a redirect led; or a handler tried to send a creation twice.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    public async Task<PlatformAnswer> CallAsync(PlatformCall call, CancellationToken cancellationToken)
    {
        using var wait = new Wait(timeout, clock, cancellationToken);
        using var request = new HttpRequestMessage(call.Method, call.Address);
        var body = call.Body.IsEmpty ? null : new SendOnceContent(call, request);
        try
        {
            request.Content = body;
            request.Headers.Authorization = AuthorizationValue.Of(credentials);
            request.Headers.Accept.Add(Json);

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, wait.Token).ConfigureAwait(false);
            if (RedirectOf(call, response.RequestMessage ?? request) is { } redirect)
                throw redirect;

            // The platform has answered. A caller who cancels now must not lose the token of an instance that exists.
            var bytes = await ReadAsync(call, response, call.MakesInstance ? wait.InTime : wait.Token).ConfigureAwait(false);
            return new PlatformAnswer(call, response.StatusCode, bytes)
            {
                ContentType = HeaderOf(response.Content.Headers, "Content-Type"),
                RequestId = HeaderOf(response.Headers, "elements-request-id"),
                NextPage = HeaderOf(response.Headers, "elements-next-page-token"),
                TotalCount = NumberOf(HeaderOf(response.Headers, "elements-total-count")),
            };
        }
        catch (Exception e) when (e is not ElementGenException)
        {
            // Handlers of a caller's HttpClient throw exceptions of any type.
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
                if (RedirectOf(call, response.RequestMessage ?? request) is { } redirect)
                    throw redirect;

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

    // A redirect changes the message, either the one that was sent or a copy that a handler made.
    private static ElementsApiException? RedirectOf(PlatformCall call, HttpRequestMessage request) =>
        request.RequestUri is { } address && (address != call.Address || request.Method != call.Method)
            ? PlatformFailure.Redirected(call, address, withBody: request.Content is not null and not SendOnceContent)
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

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(
        PlatformCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than announced, so that the last read, of no bytes, needs no larger array.
            var announced = response.Content.Headers.ContentLength;
            var body = new byte[announced is >= 0 and < UsualAnswer ? (int)announced + 1 : UsualAnswer];
            var length = 0;
            while (await stream.ReadAsync(body.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length > LargestAnswer)
                    throw PlatformFailure.TooLarge(call, response.StatusCode, LargestAnswer);
                if (length == body.Length)
                    Array.Resize(ref body, SizeBeyond(length, announced));
            }

            var bytes = body.AsMemory(0, length);
            return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
    }

    // A size that is announced is believed once a good part has arrived: whoever only announces it takes no memory.
    private static int SizeBeyond(int length, long? announced) =>
        length >= TrustedBeginning && announced > length && announced <= LargestAnswer
            ? (int)announced + 1
            : Math.Min(length * 2, LargestAnswer + 1);

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

        public Wait(TimeSpan timeout, TimeProvider clock, CancellationToken cancelled)
        {
            cancelled.ThrowIfCancellationRequested();
            _timeout = timeout;
            _cancelled = cancelled;
            _inTime = new CancellationTokenSource(timeout, clock);
            _both = cancelled.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancelled, _inTime.Token) : null;
        }

        /// <summary>Cancelled when the time is over.</summary>
        public CancellationToken InTime => _inTime.Token;

        /// <summary>Cancelled when the time is over or the caller cancels.</summary>
        public CancellationToken Token => (_both ?? _inTime).Token;

        /// <summary>The library's exception for <paramref name="exception"/>, with which the call ended.</summary>
        public Exception FailureOf(
            PlatformCall call, HttpRequestMessage request, SendOnceContent? body, Exception exception) => exception switch
        {
            OperationCanceledException when _cancelled.IsCancellationRequested => PlatformFailure.Cancelled(call, exception, _cancelled),
            OperationCanceledException => PlatformFailure.TimedOut(call, _inTime.IsCancellationRequested ? _timeout : null, exception),
            // The refusal of a second sending first: a handler may have wrapped it, or thrown something else instead.
            _ => body?.Refusal ?? RedirectOf(call, request) ?? PlatformFailure.NoAnswer(call, exception, body?.WasSent ?? false),
        };

        public void Dispose()
        {
            _both?.Dispose();
            _inTime.Dispose();
        }
    }
}
