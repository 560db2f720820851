using System.Text.Json;

namespace ElementGen;

/// <summary>
/// Reads the answer to a creation. The platform tells a token only once: whatever can be read of an answer that holds one is returned, also
/// when the answer broke off behind it or is no JSON.
/// </summary>
internal static class CreatedInstance
{
    /// <summary>Reads the instance that was made.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="element">The element that an instance was asked for.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <exception cref="ElementsApiException">
    /// The platform refused, its answer holds no usable token, or it is not the platform's; what it tells of the instance is in the
    /// exception.
    /// </exception>
    public static ProvisionedInstance Of(PlatformAnswer answer, ElementDescriptor element, string name)
    {
        var (made, cause) = Read(answer.Body.Span);
        if (made is null)
            throw FailureOf(answer, ProblemOf(answer), answer.BrokenOff is { } brokenOff ? brokenOff.Cause : cause, told: null);

        var hasToken = InstanceToken.IsUsable(made.Token);
        if (hasToken)
            answer.Call.Secrets.Token = made.Token;

        var instance = answer.Call.Secrets.Masked(made.CompletedBy(element.Key, name).ToReceivedInstance(), element);
        if (hasToken && answer is { IsSuccess: true, Redirect: null })
            return instance;

        throw FailureOf(answer, ProblemOf(answer, made, instance), answer.BrokenOff?.Cause, IsTold(answer, made) ? instance : null);
    }

    private static (InstanceAnswer? Made, Exception? Cause) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return (JsonSerializer.Deserialize(body, InstanceAnswerJson.Default.InstanceAnswer), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (DamagedAnswer.Read(body), e);
        }
    }

    private static ElementsApiException FailureOf(PlatformAnswer answer, string problem, Exception? cause, ProvisionedInstance? told) =>
        answer.Redirect is { } redirect ? PlatformFailure.Redirected(answer.Call, redirect, told)
            : answer.WasUnauthorized ? PlatformFailure.SentWithoutAuthorization(answer.Call, answer, told)
            : !answer.IsSuccess ? PlatformFailure.Refused(answer, told)
            : PlatformFailure.Unreadable(answer, problem, cause, told);

    private static string ProblemOf(PlatformAnswer answer) =>
        answer.BrokenOff?.Problem ?? (answer.Body.IsEmpty ? "is empty" : "is not the JSON that was expected");

    private static string ProblemOf(PlatformAnswer answer, InstanceAnswer made, ProvisionedInstance instance) =>
        answer.BrokenOff?.Problem ?? (made.Token is null or "" ? "carries no token" : "carries a token that cannot be used")
            + (made.Id is null ? "" : $" for instance {answer.Call.Secrets.ShownId(instance.IdText)}");

    // Errors have ids and names too, of something else.
    private static bool IsTold(PlatformAnswer answer, InstanceAnswer made) => answer is { IsSuccess: true, Redirect: null }
        ? made.Id is not null || made.Name is not null
        : InstanceToken.IsUsable(made.Token) || (made.Id is not null && made.Element?.Key is not null);
}
