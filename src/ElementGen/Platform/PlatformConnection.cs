using System.Net.Http.Headers;

namespace ElementGen;

/// <summary>Sends calls to the platform and turns whatever goes wrong into the library's exceptions. Sends nothing twice.</summary>
internal sealed class PlatformConnection(HttpClient http, ElementsCredentials credentials, TimeSpan timeout)
{
    private const int LargestAnswer = 16 * 1024 * 1024;
    private const int UsualAnswer = 16 * 1024;

    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    /// <summary>Calls the platform itself, and reads the whole answer.</summary>
    /// <exception cref="ElementsApiException">No answer came, not in time, or a larger one than any.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    public Task<PlatformAnswer> CallAsync(PlatformCall call, CancellationToken cancellationToken) =>
        WatchAsync(call, async (inTime, cancelled) =>
        {
            using var request = new HttpRequestMessage(call.Method, call.Address) { Content = call.Content };
            request.Headers.Authorization = Authorization.Of(credentials);
            request.Headers.Accept.Add(Json);

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancelled).ConfigureAwait(false);

            // From here on the platform has answered: to stop reading would lose the token of an instance that exists.
            var body = await ReadAsync(call, response, call.MakesInstance ? inTime : cancelled).ConfigureAwait(false);
            return new PlatformAnswer(call, response.StatusCode, body)
            {
                MediaType = response.Content.Headers.ContentType?.MediaType,
                RequestId = HeaderOf(response, "elements-request-id"),
                NextPage = HeaderOf(response, "elements-next-page-token"),
            };
        }, cancellationToken);

    /// <summary>Sends a caller's request; its answer is the caller's, whatever the status.</summary>
    /// <inheritdoc cref="CallAsync" path="/exception"/>
    public Task<HttpResponseMessage> SendAsync(PlatformCall call, HttpRequestMessage request, CancellationToken cancellationToken) =>
        WatchAsync(call, (_, cancelled) => http.SendAsync(request, cancelled), cancellationToken);

    private async Task<T> WatchAsync<T>(
        PlatformCall call, Func<CancellationToken, CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var inTime = new CancellationTokenSource(timeout);
        using var cancelled = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, inTime.Token) : null;
        try
        {
            return await send(inTime.Token, (cancelled ?? inTime).Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw PlatformFailure.Cancelled(call, e, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw PlatformFailure.TimedOut(call, inTime.IsCancellationRequested ? timeout : null, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw PlatformFailure.NoAnswer(call, e);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(
        PlatformCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than announced, so that the end is seen without growing.
            var announced = response.Content.Headers.ContentLength;
            var body = new byte[announced is >= 0 and < UsualAnswer ? (int)announced + 1 : UsualAnswer];
            var length = 0;
            while (await stream.ReadAsync(body.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length > LargestAnswer)
                    throw PlatformFailure.TooLarge(call, response.StatusCode, LargestAnswer);
                if (length == body.Length)
                    Array.Resize(ref body, body.Length * 2);
            }

            var bytes = body.AsMemory(0, length);
            return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
    }

    private static string? HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } value ? value : null;
}
