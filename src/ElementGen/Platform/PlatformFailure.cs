using System.Globalization;
using System.Net;

namespace ElementGen;

/// <summary>
/// Says how a call failed: what happened, where, and what to do. Text from outside is shown without the secrets that were sent.
/// </summary>
internal static partial class PlatformFailure
{
    private const string MayExist = " The instance may have been made all the same: look it up by its name before trying again.";

    /// <summary>The platform answered with a status that is no success.</summary>
    public static ElementsApiException Refused(PlatformAnswer answer)
    {
        var (call, error) = (answer.Call, answer.Error);
        var requestId = call.Secrets.Shown(error?.RequestId ?? answer.RequestId);
        var providerMessage = call.Secrets.Shown(error?.ProviderMessage);

        var message = $"{call} was answered with {Describe(answer.Status)}"
            + (error is null
                ? $"; the answer is not the platform's JSON ({DescribeBody(answer)})."
                : $": {call.Secrets.Sentence(error.Message)}")
            + (providerMessage is null ? "" : $" The endpoint said: {call.Secrets.Sentence(providerMessage)}")
            + AdviceOn(answer, error is not null)
            + (requestId is null ? "" : $" Request id: {requestId}.");

        return new ElementsApiException(message) { Status = answer.Status, RequestId = requestId, ProviderMessage = providerMessage };
    }

    /// <summary>The call succeeded, but what the platform answered cannot be used.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="problem">What is wrong with it, as the words that follow "the answer".</param>
    /// <param name="cause">What led to it; null for nothing.</param>
    public static ElementsApiException Unreadable(PlatformAnswer answer, string problem, Exception? cause = null) =>
        new(
            $"{answer.Call} was answered with {Describe(answer.Status)}, but the answer {problem} ({DescribeBody(answer)})."
                + (answer.Call.MakesInstance ? MayExist : " Check that the base address is the platform's."),
            cause is null ? null : answer.Call.Secrets.Shown(cause))
        {
            Status = answer.Status,
            RequestId = answer.Call.Secrets.Shown(answer.RequestId),
        };

    /// <summary>No answer came, or it broke off.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cause">What led to it.</param>
    /// <param name="wasSent">Whether the request was certainly sent; if not, the cause decides.</param>
    public static ElementsApiException NoAnswer(PlatformCall call, Exception cause, bool wasSent) =>
        new(
            $"{call} got no answer: {call.Secrets.Sentence(cause.Message)}"
                + (call.MakesInstance && (wasSent || MayHaveArrived(cause)) ? MayExist : ""),
            call.Secrets.Shown(cause));

    /// <summary>The answer is larger than any that the platform gives.</summary>
    public static ElementsApiException TooLarge(PlatformCall call, HttpStatusCode status, int limit) =>
        new(
            $"{call} was answered with {Describe(status)} and more than {limit} bytes, which no answer of the platform has."
                + (call.MakesInstance ? MayExist : " Check that the base address is the platform's."))
        {
            Status = status,
        };

    /// <summary>No answer came in time.</summary>
    /// <param name="call">The call.</param>
    /// <param name="timeout">How long the client itself waits; null when it was its HttpClient that gave up.</param>
    /// <param name="cause">How the waiting ended.</param>
    public static ElementsApiException TimedOut(PlatformCall call, TimeSpan? timeout, Exception cause) =>
        new(
            (timeout is { } time
                ? string.Create(CultureInfo.InvariantCulture, $"{call} got no answer within {time.TotalSeconds:0.###} s.")
                : $"{call} got no answer before its HttpClient gave up.")
                + (call.MakesInstance ? MayExist : ""),
            call.Secrets.Shown(cause));

    /// <summary>The caller cancelled the call before it was answered.</summary>
    public static TaskCanceledException Cancelled(PlatformCall call, Exception cause, CancellationToken cancellationToken) =>
        new($"{call} was cancelled." + (call.MakesInstance ? MayExist : ""), call.Secrets.Shown(cause), cancellationToken);

    // Nothing is sent before there is a connection.
    private static bool MayHaveArrived(Exception cause) =>
        cause is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };

    private static string AdviceOn(PlatformAnswer answer, bool isPlatforms) => (int)answer.Status switch
    {
        >= 300 and <= 399 => " Redirects are not followed, because the authorization would go with them. Check the base address.",
        401 => " Check the user and organization secrets, and that they belong to this address.",
        404 when !answer.IsPlatforms => " Check the base address.",
        // A gateway stopped waiting; the platform may have finished all the same.
        >= 500 when !isPlatforms && answer.Call.MakesInstance => MayExist,
        _ => "",
    };

    private static string Describe(HttpStatusCode status) =>
        Enum.IsDefined(status) ? $"{(int)status} ({status})" : $"{(int)status}";

    private static string DescribeBody(PlatformAnswer answer) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{answer.Call.Secrets.Shown(answer.MediaType) ?? "no media type"}, {answer.Body.Length} bytes");
}
