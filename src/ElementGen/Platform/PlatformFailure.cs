using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ElementGen;

/// <summary>
/// Says how a call failed: what happened, where, and what to do. Text from outside is shown without the secrets that were sent.
/// </summary>
internal static partial class PlatformFailure
{
    private const string MayExist =
        " The instance may have been made all the same: look for its name with ElementsClient.ListInstancesAsync before trying again.";
    private const string CheckAddress = " Check that the base address is the platform's.";

    /// <summary>The platform answered with a status that is no success.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="instance">What it tells of an instance all the same; null for nothing.</param>
    public static ElementsApiException Refused(PlatformAnswer answer, ProvisionedInstance? instance = null)
    {
        var (call, error) = (answer.Call, answer.Error);
        var requestId = call.Secrets.ShownId(error?.RequestId ?? answer.RequestId);
        var providerMessage = call.Secrets.Shown(error?.ProviderMessage);
        var mayExist = call.MakesInstance && (instance is not null || !IsRefusedForCertain(answer));

        var message = $"{call} was answered with {Describe(answer.Status)}"
            + (error is null
                ? $"; the answer is not the platform's JSON ({DescribeBody(answer)})."
                : $": {call.Secrets.Sentence(error.Message)}")
            + (providerMessage is null ? "" : $" The endpoint said: {call.Secrets.Sentence(providerMessage)}")
            + AdviceOn(answer)
            + (mayExist ? MayExist : "")
            + Told(instance)
            + (requestId is null ? "" : $" Request id: {requestId}.");

        return new ElementsApiException(message)
        {
            Status = answer.Status,
            RequestId = requestId,
            ProviderMessage = providerMessage,
            InstanceMayExist = mayExist,
            Instance = instance,
            RetryAfter = answer.RetryAfter,
        };
    }

    /// <summary>The call succeeded, but what the platform answered cannot be used.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="problem">What is wrong with it, as the words that follow "the answer".</param>
    /// <param name="cause">What led to it; null for nothing.</param>
    /// <param name="instance">What could be read of an instance that was made; null for nothing.</param>
    public static ElementsApiException Unreadable(
        PlatformAnswer answer, string problem, Exception? cause = null, ProvisionedInstance? instance = null) =>
        new(
            $"{answer.Call} was answered with {Describe(answer.Status)}, but the answer {problem}{PlaceIn(cause)} ({DescribeBody(answer)})."
                + (answer.Call.MakesInstance ? MayExist : CheckAddress),
            // A JsonException shows names of the answer, and a quote too many makes a name of whatever follows: a token, for instance.
            cause is null or JsonException ? null : answer.Call.Secrets.Shown(cause))
        {
            Status = answer.Status,
            RequestId = answer.Call.Secrets.ShownId(answer.RequestId),
            InstanceMayExist = answer.Call.MakesInstance,
            Instance = instance,
            RetryAfter = answer.RetryAfter,
        };

    /// <summary>No answer came, or it broke off.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cause">What led to it.</param>
    /// <param name="wasSent">Whether the request was certainly sent; if not, the cause decides.</param>
    public static ElementsApiException NoAnswer(PlatformCall call, Exception cause, bool wasSent)
    {
        var mayExist = call.MakesInstance && (wasSent || MayHaveArrived(cause));
        var what = cause is InvalidDataException
            ? "was answered, but the answer is damaged, or compressed in another way than it says:"
            : "got no answer:";
        return new($"{call} {what} {Reason(call, cause)}" + (mayExist ? MayExist : ""), call.Secrets.Shown(cause))
        {
            InstanceMayExist = mayExist,
        };
    }

    /// <summary>The answer is larger than any that the platform gives.</summary>
    public static ElementsApiException TooLarge(PlatformCall call, HttpStatusCode status) =>
        new($"{call} was answered with {Describe(status)}, but the answer {BrokenOff.TooLarge.Problem}." + CheckAddress)
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
            call.Secrets.Shown(cause))
        {
            InstanceMayExist = call.MakesInstance,
        };

    /// <summary>The caller cancelled the call before it was answered.</summary>
    public static TaskCanceledException Cancelled(PlatformCall call, Exception cause, CancellationToken cancellationToken) =>
        call.MakesInstance
            ? new ProvisioningCanceledException($"{call} was cancelled." + MayExist, true, call.Secrets.Shown(cause), cancellationToken)
            : new TaskCanceledException($"{call} was cancelled.", call.Secrets.Shown(cause), cancellationToken);

    /// <summary>A creation could not be sent within the time after which others count with it.</summary>
    public static ElementsApiException NotSentInTime(PlatformCall call) => new(
        $"{call} was not sent: the process was paused, or the store or a connection took longer than the client's time-out. "
            + "Nothing was made.");

    /// <summary>The caller had cancelled a creation before it was sent.</summary>
    public static ProvisioningCanceledException NotSent(PlatformCall call, CancellationToken cancellationToken) =>
        new($"{call} was cancelled before it was sent.", instanceMayExist: false, null, cancellationToken);

    // A server error can follow the creation; a gateway that says no may stand behind a platform that said yes; a redirect or a time-out of
    // the request says nothing about the first one who got it.
    private static bool IsRefusedForCertain(PlatformAnswer answer) =>
        answer.IsPlatforms && (int)answer.Status is 400 or 401 or 403 or 404 or 405 or 406 or 409 or 413 or 415 or 422 or 429;

    private static string Told(ProvisionedInstance? instance) => instance is null
        ? ""
        : $" This exception's Instance holds what the answer tells of it{(instance.Token.IsEmpty ? "" : ", with its token")}.";

    // Nothing is sent before there is a connection.
    private static bool MayHaveArrived(Exception cause) =>
        cause is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };

    // For a connection that was refused, or a certificate that is not trusted, only the innermost exception says why.
    private static string Reason(PlatformCall call, Exception cause)
    {
        var reason = call.Secrets.Sentence(cause.Message.Replace(", see inner exception", "", StringComparison.Ordinal));
        var innermost = cause.GetBaseException();
        return innermost == cause || cause.Message.Contains(innermost.Message, StringComparison.Ordinal)
            ? reason
            : $"{reason} {call.Secrets.Sentence(innermost.Message)}";
    }

    private static string AdviceOn(PlatformAnswer answer) => (int)answer.Status switch
    {
        >= 300 and <= 399 => " Redirects are not followed, because the authorization would go with them. Check the base address.",
        401 => " Check the user and organization secrets, and that they belong to this address.",
        404 when !answer.IsPlatforms => " Check the base address.",
        _ => "",
    };

    private static string PlaceIn(Exception? cause) =>
        cause is JsonException { LineNumber: { } line, BytePositionInLine: { } position }
            ? FormattableString.Invariant($", at line {line + 1}, byte {position + 1}")
            : "";

    private static string Describe(HttpStatusCode status) =>
        Enum.IsDefined(status) ? $"{(int)status} ({status})" : $"{(int)status}";

    private static string DescribeBody(PlatformAnswer answer) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{answer.Call.Secrets.Shown(answer.MediaType) ?? "no media type"}, {answer.Body.Length} bytes");
}
